"""Who may decide, and whether an examining team is mandatory: a second rule table on the engine.

The rows of competence.yaml become conditions of a program. All ways the person, post, agency,
level and type of sanction may still be are one grid of worlds; the program runs on it once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import prod
from typing import Any

from jaganetral.law.engine.program import Program, compiled, run
from jaganetral.law.model import Category, Condition, Level, Pack

# The facts a row may name; the first three come from the outcome, the others from the person.
GIVEN = ("category", "level", "types")
PERSON = ("status", "post", "agency_kind", "self_ppk")
ASKED = ("post", "agency_kind")
KEPT = 4096
Axes = tuple[tuple[str, tuple[Any, ...]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The rows as a program: `rules` holds the condition of each row, in their order."""

    program: Program
    rules: tuple[Condition, ...]


@lru_cache(maxsize=16)
def table_of(pack: Pack) -> Table:
    """The competence table of a pack, compiled once."""
    rules = tuple(rule_of(row, pack) for row in pack.competence)
    return Table(compiled(rules), rules)


def rule_of(row: Mapping[str, Any], pack: Pack) -> Condition:
    """When a row applies: every fact it names has one of its values."""
    kids = [
        Condition("atom", (), fact, frozenset(_wanted(row[fact], pack)))
        for fact in (*GIVEN, *PERSON)
        if fact in row
    ]
    return Condition("all", tuple(kids))


def _wanted(value: Any, pack: Pack) -> Sequence[Any]:
    if isinstance(value, str):
        return pack.groups.get(value, (value,))
    return value if isinstance(value, list) else (value,)


def authority(
    category: Category,
    levels: Sequence[Level],
    known: Mapping[str, Sequence[Any]],
    pack: Pack,
    sanctions: Sequence[str] = (),
) -> dict[str, Any]:
    """Officials, team, and why, for every post, agency, level and sanction still possible.

    `sanctions` are the types in question, all of them where none is given. `overlap` names
    officials of whom more than one may decide on the same; `by_sanction` who may impose which,
    where that differs; `missing` the facts that would narrow them; `notes` what binds the official.
    """
    own = _outside(known, pack)
    if own is not None:
        return own
    axes = _axes(category, levels, known, pack, tuple(sanctions))
    return {**_decided(pack, axes), "notes": notes("authority", category, levels, known, pack)}


def _outside(known: Mapping[str, Sequence[Any]], pack: Pack) -> dict[str, Any] | None:
    """Armed forces and police have their own officials whatever the track."""
    table = pack.rules["officials_by_status"]
    if not set(known["status"]) <= table.keys():
        return None
    officials = sorted({str(table[status]) for status in known["status"]})
    why = "Bukan ASN: diputus menurut aturan instansinya sendiri."
    return nobody(why) | {"officials": officials}


def nobody(why: str) -> dict[str, Any]:
    """The answer where the table says nothing."""
    return {
        **{"officials": [], "team_required": False, "why": why, "missing": []},
        **{"overlap": [], "by_sanction": {}, "notes": []},
    }


def _axes(
    category: Category,
    levels: Sequence[Level],
    known: Mapping[str, Sequence[Any]],
    pack: Pack,
    sanctions: tuple[str, ...],
) -> Axes:
    """What may still vary: each fact with its possible values."""
    posts = known["post"]
    if posts == pack.facts["post"].values:
        posts = pack.rules["ordinary_posts"]
    heads = known.get("self_ppk", ())
    heads = heads if len(heads) == 1 else (False,)
    return (
        ("category", (category.value,)),
        ("level", tuple(level.value for level in levels)),
        ("types", sanctions or _types(pack)),
        ("status", tuple(known["status"])),
        ("post", tuple(posts)),
        ("agency_kind", tuple(known["agency_kind"])),
        ("self_ppk", tuple(heads)),
    )


@lru_cache(maxsize=16)
def _types(pack: Pack) -> tuple[str, ...]:
    """Every type that a row names, and one that stands for all others."""
    named = dict.fromkeys(one for row in pack.competence for one in row.get("types", ()))
    return ("", *named)


def planes(axes: Axes) -> dict[tuple[str, Any], int]:
    """One plane of bits for each (fact, value): the worlds of the grid where it is so."""
    found: dict[tuple[str, Any], int] = {}
    inner, total = 1, prod(len(values) for _, values in axes)
    for fact, values in reversed(axes):
        period = inner * len(values)
        every = ((1 << total) - 1) // ((1 << period) - 1) if total else 0
        for place, value in enumerate(values):
            found[fact, value] = (((1 << inner) - 1) << place * inner) * every
        inner = period
    return found


def fired(axes: Axes, pack: Pack) -> list[int]:
    """For each row of the table the worlds of the grid where it applies."""
    table, ground = table_of(pack), planes(axes)
    ones = (1 << prod(len(values) for _, values in axes)) - 1
    atoms = [
        sum(ground.get((atom.fact, value), 0) for value in atom.allowed)
        for atom in table.program.atoms
    ]
    slots = run(table.program, atoms, ones)
    return [slots[table.program.slots[rule]] for rule in table.rules]


@lru_cache(maxsize=KEPT)
def _decided(pack: Pack, axes: Axes) -> Mapping[str, Any]:
    rows = [(row, plane) for row, plane in zip(pack.competence, fired(axes, pack), strict=True)]
    rows = [(row, plane) for row, plane in rows if plane]
    ground, every, team = planes(axes), 0, 0
    for row, plane in rows:
        every |= plane
        team |= plane if row["team"] else 0
    types = dict(axes)["types"]
    by_type = {name: _officials(rows, ground["types", name]) for name in types if name}
    return {
        "officials": _officials(rows, every),
        "team_required": bool(rows) and team == every,
        "why": " ".join(dict.fromkeys(_reason(row) for row, _ in rows)) or UNKNOWN,
        "missing": [fact for fact in ASKED if _decides(fact, axes, ground, rows)],
        "overlap": _overlap(rows),
        "by_sanction": by_type if _differ(by_type) and "" not in types else {},
    }


UNKNOWN = "Kewenangannya belum diketahui."


def _differ(by_type: Mapping[str, Sequence[str]]) -> bool:
    return len({frozenset(officials) for officials in by_type.values()}) > 1


def _officials(rows: Sequence[tuple[Mapping[str, Any], int]], where: int) -> list[str]:
    return list(dict.fromkeys(o for row, plane in rows if plane & where for o in row["officials"]))


def _decides(
    fact: str,
    axes: Axes,
    ground: Mapping[tuple[str, Any], int],
    rows: Sequence[tuple[Mapping[str, Any], int]],
) -> bool:
    """Whether the officials differ with this open fact."""
    values = dict(axes)[fact]
    found = {frozenset(_officials(rows, ground[fact, value])) for value in values}
    return len(found) > 1


def _overlap(rows: Sequence[tuple[Mapping[str, Any], int]]) -> list[dict[str, Any]]:
    """Pairs of rows that let different officials decide on one and the same."""
    return [
        {
            "officials": list(dict.fromkeys((*one["officials"], *other["officials"]))),
            "citations": [one["cite"], other["cite"]],
        }
        for (one, here), (other, there) in combinations(rows, 2)
        if here & there and set(one["officials"]) != set(other["officials"])
    ]


def _reason(row: Mapping[str, Any]) -> str:
    return f"{row['cite']}: {row['note']}." if "note" in row else f"{row['cite']}."


def _regime(known: Mapping[str, Sequence[Any]], pack: Pack) -> str:
    """PP 53 where it is sure that the punishment was imposed before PP 94."""
    spans = known.get("punished_date", ())
    change = pack.rules["regime_change"]["day"]
    return "pp53" if spans and all(last < change for _, last in spans) else "pp94"


def notes(
    about: str,
    category: Category,
    levels: Sequence[Level],
    known: Mapping[str, Sequence[Any]],
    pack: Pack,
) -> list[str]:
    """What the pack wants said about the official or the punishment, with its source."""
    found = []
    for row in pack.rules["remarks"]:
        people = _wanted(row.get("status", list(known["status"])), pack)
        rungs = row.get("levels", [level.value for level in levels])
        if (
            row["about"] == about
            and row["track"] == category.value
            and set(known["status"]) <= set(people)
            and any(level.value in rungs for level in levels)
            and row.get("regime") in (None, _regime(known, pack))
        ):
            found.append(f"{row['text']} ({row['cite']}).")
    return found

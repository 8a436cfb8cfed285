"""Who may decide, looked at as conditions: nobody, never read, or two rows at once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jaganetral.law.check.answer import can
from jaganetral.law.check.encode import Encoding, bit, gate
from jaganetral.law.check.found import Found
from jaganetral.law.check.reach import levels
from jaganetral.law.engine.worlds import enabled
from jaganetral.law.model import Category, Pack
from jaganetral.law.words import word

# place in the table, row, literal of its conditions
Row = tuple[int, Mapping[str, Any], int]
# track, level -> what opens it: the sets that norms name there, and the literal of their cases
Opened = dict[tuple[str, str], tuple[set[str], list[int]]]


def competence(enc: Encoding) -> Iterator[Found]:
    """Gaps and overlaps of the table of competence, by level and type of sanction."""
    opened = _opened(enc)
    read: set[int] = set()
    for (category, level), (sets, lits) in sorted(opened.items()):
        some = gate(enc, "any", lits)
        told: set[tuple[str, str]] = set()
        for people, types in _types(enc, level, sets):
            for kind in types:
                rows = list(_rows(enc, category, level, kind))
                case = [some, people]
                read |= {place for place, _, lit in rows if can(enc, *case, lit)}
                for found in (*_nobody(enc, category, level, case, rows), *_two(enc, case, rows)):
                    if (found.norm, found.other) not in told:
                        told.add((found.norm, found.other))
                        yield found
    for place, row in enumerate(enc.pack.competence):
        if place not in read and row["category"] in {name for name, _ in opened}:
            said = f"{_name(row)}: baris kewenangan ke-{place + 1} ({row['cite']})"
            said += " tidak pernah terbaca; hapus atau pindahkan."
            yield Found("hidden_official", _name(row), said)


def _opened(enc: Encoding) -> Opened:
    found: Opened = {}
    for norm in enabled(enc.pack):
        for (category, level, sanctions), lit in levels(enc, norm).items():
            if category != Category.PIDANA.value:
                sets, lits = found.setdefault((category, level), (set(), []))
                sets.add(sanctions)
                lits.append(lit)
    return found


def _types(enc: Encoding, level: str, sets: set[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """PPPK and all others (as a literal), each with the types of sanction they may get there.

    Whom their own law decides on, whatever the table says, is left out.
    """
    pack = enc.pack
    pppk = [bit(enc, "status", name) for name in pack.groups["pppk_like"]]
    own = [bit(enc, "status", name) for name in pack.rules["officials_by_status"]]
    yield gate(enc, "any", pppk), _options(pack, {pack.rules["pppk_sets"].get(level, "")})
    yield -gate(enc, "any", [*pppk, *own]), _options(pack, sets)


def _options(pack: Pack, sets: set[str]) -> Sequence[str]:
    """The sanctions of some sets, and of those that stand in for them; at least one."""
    known = {name: pack.sanctions[name] for name in sets if name in pack.sanctions}
    instead = {str(row["until_then"]) for row in known.values() if "until_then" in row}
    rows = [*known.values(), *(pack.sanctions[name] for name in instead)]
    return list(dict.fromkeys(option for row in rows for option in row["options"])) or [""]


def _rows(enc: Encoding, category: str, level: str, kind: str) -> Iterator[Row]:
    """The rows for a track, level and type of sanction."""
    for place, row in enumerate(enc.pack.competence):
        levels_named = row.get("level", level)
        fits = row["category"] == category and level in _listed(levels_named)
        if fits and kind in row.get("types", (kind,)):
            kept = row.keys() & enc.pack.facts.keys()
            lits = [gate(enc, "any", _wanted(enc, fact, row[fact])) for fact in kept]
            yield place, row, gate(enc, "all", lits)


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else (value,)


def _wanted(enc: Encoding, fact: str, said: Any) -> list[int]:
    groups = enc.pack.groups
    values = [value for one in _listed(said) for value in groups.get(one, (one,))]
    return [bit(enc, fact, value) for value in values]


def _nobody(
    enc: Encoding, category: str, level: str, case: Sequence[int], rows: Sequence[Row]
) -> Iterator[Found]:
    goal = [-lit for _, _, lit in rows]
    if can(enc, *case, *goal):
        said = f"{word('category', category)} {word('level', level)}"
        yield Found(
            "no_official",
            f"{category} {level}",
            f"{said}: ada perkara tanpa pejabat berwenang; tambah baris di competence.yaml.",
            "",
            [case[0], *goal],
            _case_facts(enc),
            case[1:],
        )


def _case_facts(enc: Encoding) -> frozenset[str]:
    """Everything a case of any norm may have to tell, and what the table turns on."""
    kinds = ("enum", "bool", "list")
    return frozenset(n for n, spec in enc.pack.facts.items() if spec.kind in kinds)


def _two(enc: Encoding, case: Sequence[int], rows: Sequence[Row]) -> Iterator[Found]:
    """Pairs of rows that let different officials decide on one case: every row that fits counts."""
    for index, (_, row, one) in enumerate(rows):
        for _, later, other in rows[index + 1 :]:
            if set(row["officials"]) != set(later["officials"]) and can(enc, *case, one, other):
                yield Found(
                    "two_officials",
                    _name(row),
                    f"{_name(row)} ({row['cite']}) dan {_name(later)} ({later['cite']}) cocok "
                    "bersama dengan pejabat berbeda; bedakan syaratnya atau catat tinjauannya.",
                    _name(later),
                    [case[0], one, other],
                    _case_facts(enc),
                    case[1:],
                )


def _name(row: Mapping[str, Any]) -> str:
    """A row by what it is for: "disiplin sedang administrator"."""
    keys = ("category", "level", "status", "post", "agency_kind", "types")
    parts = ["/".join(map(str, _listed(row[key]))) for key in keys if key in row]
    return " ".join(parts)

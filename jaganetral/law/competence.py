"""Who may decide, and whether an examining team is mandatory."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from jaganetral.law.model import Category, Level, Pack

OPEN = ("post", "agency_kind", "status")


def authority(
    category: Category, levels: Sequence[Level], known: Mapping[str, Sequence[Any]], pack: Pack
) -> dict[str, Any]:
    """Officials, team, and why, for every post, agency and level still possible.

    Competence may overlap, so several officials may stand side by side; `missing` names the facts
    that would narrow them.
    """
    own = _outside(known, pack)
    if own is not None:
        return own
    thought = {**known, "post": _posts(known, pack)}
    rows = list(_rows(category, levels, thought, pack))
    officials = list(dict.fromkeys(o for row, _ in rows for o in row["officials"]))
    reasons = dict.fromkeys(_reason(row) for row, _ in rows)
    return {
        "officials": officials,
        "team_required": bool(rows) and all(row["team"] for row, _ in rows),
        "why": " ".join(reasons) or "Kewenangannya belum diketahui.",
        "missing": _missing(rows, thought),
    }


def _posts(known: Mapping[str, Sequence[Any]], pack: Pack) -> Sequence[str]:
    """The posts still possible; where nothing is known, the ordinary ones."""
    posts = known["post"]
    return pack.rules["ordinary_posts"] if posts == pack.facts["post"].values else posts


def _outside(known: Mapping[str, Sequence[Any]], pack: Pack) -> dict[str, Any] | None:
    """Armed forces and police have their own officials whatever the track."""
    table = pack.rules["officials_by_status"]
    if not set(known["status"]) <= table.keys():
        return None
    officials = sorted({str(table[status]) for status in known["status"]})
    why = "Bukan ASN: diputus menurut aturan instansinya sendiri."
    return {"officials": officials, "team_required": False, "why": why, "missing": []}


def _rows(
    category: Category, levels: Sequence[Level], known: Mapping[str, Sequence[Any]], pack: Pack
) -> Iterator[tuple[Mapping[str, Any], dict[str, Any]]]:
    """The first row that fits each way the person, post and agency may still be."""
    for level in levels:
        for values in product(*(known[fact] for fact in OPEN)):
            case = dict(zip(OPEN, values, strict=True))
            row = next((r for r in pack.competence if _fits(r, category, level, case, pack)), None)
            if row is not None:
                yield row, case


def _fits(
    row: Mapping[str, Any], category: Category, level: Level, case: Mapping[str, Any], pack: Pack
) -> bool:
    if row["category"] != category.value or row.get("level", level.value) != level.value:
        return False
    for fact in OPEN:
        wanted: str | list[str] = row.get(fact, [case[fact]])
        if case[fact] not in (pack.groups[wanted] if isinstance(wanted, str) else wanted):
            return False
    return True


def _reason(row: Mapping[str, Any]) -> str:
    return f"{row['cite']}: {row['note']}." if "note" in row else f"{row['cite']}."


def _missing(
    rows: Sequence[tuple[Mapping[str, Any], dict[str, Any]]], known: Mapping[str, Sequence[Any]]
) -> list[str]:
    """Open facts on which the officials depend."""
    found = []
    for fact in ("post", "agency_kind"):
        by_value: dict[Any, set[tuple[str, ...]]] = {}
        for row, case in rows:
            by_value.setdefault(case[fact], set()).add(tuple(row["officials"]))
        if len(known[fact]) > 1 and len({frozenset(one) for one in by_value.values()}) > 1:
            found.append(fact)
    return found

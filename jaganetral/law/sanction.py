"""From a level to the lawful list of sanctions, and to the officials who may impose one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jaganetral.law.model import Category, Level, Pack


def resolve(name: str, pack: Pack) -> tuple[str, tuple[str, ...]]:
    """The set that applies today for a named one, and its options, lightest first.

    A set that is not yet operative gives way to the one its entry names.
    """
    row = pack.sanctions[name]
    if row.get("operative", True):
        return name, tuple(row["options"])
    return resolve(row["until_then"], pack)


def switched_off(names: Iterable[str], pack: Pack) -> list[str]:
    """The notes of sets that are not operative, for warnings."""
    rows = (pack.sanctions[name] for name in dict.fromkeys(names))
    return [row["note"] for row in rows if not row.get("operative", True)]


def heavier_than(options: Sequence[str], prior: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """What is left after a repeat of the same kind: types heavier than the last one imposed."""
    same = [row for row in prior if row.get("same_kind") and row.get("type") in options]
    if not same:
        return tuple(options)
    last = max(same, key=lambda row: str(row.get("date") or ""))
    return tuple(options[list(options).index(last["type"]) + 1 :])


def authority(
    category: Category, level: Level, known: Mapping[str, Sequence[Any]], pack: Pack
) -> dict[str, Any]:
    """Who may decide: officials, whether an examining team is mandatory, and why."""
    for row in pack.competence:
        if row.get("category", category.value) != category.value:
            continue
        if row.get("level", level.value) != level.value:
            continue
        if _fits(row, known):
            note = f" {row['note']}." if "note" in row else ""
            return {
                "officials": list(row["officials"]),
                "team_required": row["team"],
                "why": f"{row['cite']}.{note}",
            }
    return {"officials": [], "team_required": False, "why": "Kewenangannya belum diketahui."}


def _fits(row: Mapping[str, Any], known: Mapping[str, Sequence[Any]]) -> bool:
    """A row that names posts or kinds of agency fits only when the fact is surely among them."""
    return all(
        set(known[fact]) <= set(row[fact]) for fact in ("post", "agency_kind") if fact in row
    )

"""Checks an election calendar and turns its days into dates."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from jaganetral.law.model import PackError

KEYS = {
    *("title", "kind", "basis", "areas", "stages", "determination", "note", "campaign_unknown"),
    "parent",
}
NEEDED = {"title", "kind", "basis", "stages", "determination"}


def checked(name: str, row: Mapping[str, Any], file: str) -> dict[str, Any]:
    """A calendar as the engine reads it. Raises PackError naming file, election and field."""
    place = f"{file}: pemilihan {name}"
    if missing := NEEDED - row.keys():
        raise PackError(f"{place}: tanpa {sorted(missing)}.")
    if unknown := row.keys() - KEYS:
        raise PackError(f"{place}: kunci tak dikenal {sorted(unknown)}.")
    stages = [_stage(stage, place) for stage in row["stages"]]
    if not any(stage["id"] == "pemungutan" for stage in stages):
        raise PackError(f"{place}: tanpa tahapan pemungutan.")
    fixed = {
        office: {**entry, "day": _day(entry.get("day"), f"{place}: determination {office}")}
        for office, entry in row["determination"].items()
    }
    return {**row, "stages": stages, "determination": fixed}


def _stage(row: Mapping[str, Any], place: str) -> dict[str, Any]:
    here = f"{place}: tahapan {row.get('id', '?')}"
    first, last = _day(row.get("from"), here), _day(row.get("to"), here)
    if first > last:
        raise PackError(f"{here}: `from` sesudah `to`.")
    if "confidence" not in row:
        raise PackError(f"{here}: tanpa `confidence`.")
    return {**row, "from": first, "to": last}


def _day(value: Any, place: str) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise PackError(f"{place}: {value!r} bukan tanggal; tulis seperti 2026-09-23.") from None

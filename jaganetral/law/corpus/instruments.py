"""Instruments: their keys, checked strictly, and which came after which."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from jaganetral.law.model import PackError

NEEDED = frozenset({"title", "confidence"})
KEYS = NEEDED | {
    *("short", "bodies", "signed", "from", "until", "status", "replaces", "amends", "url", "note"),
}
STATUSES = ("berlaku", "diubah", "sebagian", "dicabut", "digantikan", "selesai", "tidak_pasti")
CONFIDENCES = ("verified", "verified_copy", "secondary", "recall")
DAYS = ("signed", "from", "until")


def checked(rows: Mapping[str, Mapping[str, Any]], file: str) -> dict[str, dict[str, Any]]:
    """The instruments as the pack holds them, each with its own successors.

    `replaced_by` and `amended_by` (ids) are computed from `replaces` and `amends`. Raises
    PackError naming file, instrument and field.
    """
    for name, row in rows.items():
        for fault in _faults(row, rows):
            raise PackError(f"{file}: instrumen {name}: {fault}.")
    return {
        name: {
            **row,
            "replaced_by": _naming("replaces", name, rows),
            "amended_by": _naming("amends", name, rows),
        }
        for name, row in rows.items()
    }


def _naming(key: str, wanted: str, rows: Mapping[str, Mapping[str, Any]]) -> list[str]:
    return [name for name, row in rows.items() if wanted in row.get(key, ())]


def _faults(row: Mapping[str, Any], rows: Mapping[str, Any]) -> Iterator[str]:
    computed = {"replaced_by", "amended_by"}  # a pack that was read before may come back
    if unknown := row.keys() - KEYS - computed:
        yield f"kunci tak dikenal {sorted(unknown)}"
    if missing := NEEDED - row.keys():
        yield f"tanpa {sorted(missing)}"
    if row["confidence"] not in CONFIDENCES:
        yield f"`confidence` harus salah satu dari {', '.join(CONFIDENCES)}"
    if row.get("status", "berlaku") not in STATUSES:
        yield f"`status` harus salah satu dari {', '.join(STATUSES)}"
    for key in DAYS:
        if key in row and not isinstance(row[key], date):
            yield f"`{key}` bukan tanggal; tulis seperti 2022-09-22"
    if row.get("from", date.min) > row.get("until", date.max):
        yield "`from` sesudah `until`"
    for key in ("replaces", "amends"):
        if lost := [one for one in row.get(key, ()) if one not in rows]:
            yield f"`{key}` menyebut {lost} yang tidak ada di berkas ini"


def succession(name: str, rows: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The line an instrument stands in, oldest first: what it replaced to what replaced it."""
    line = [name]
    while before := [one for one in rows[line[0]].get("replaces", ()) if one not in line]:
        line.insert(0, before[0])
    while after := [one for one in rows[line[-1]].get("replaced_by", ()) if one not in line]:
        line.append(after[0])
    return line

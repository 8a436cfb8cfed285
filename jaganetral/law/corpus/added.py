"""Calendars that an office adds: read from its files, each mistake with file and line."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jaganetral.law.corpus.calendars import Lines, Place, checked
from jaganetral.law.corpus.strict import read_marked
from jaganetral.law.model import PackError


def read_calendars(files: Iterable[Path]) -> dict[str, dict[str, Any]]:
    """The checked calendars of some YAML files, by election; PackError names file and line."""
    found: dict[str, dict[str, Any]] = {}
    for path in files:
        rows, lines = _read(path)
        for name, row in rows.items():
            if name in found:
                raise Place(path.name, lines).error("sudah ada dalam berkas lain", name)
            found[name] = checked(str(name), row, path.name, lines)
    return found


def _read(path: Path) -> tuple[Mapping[Any, Any], Lines]:
    """A file's rows, and the line of each key and item."""
    rows, lines = read_marked(path)
    if rows is None:
        return {}, {}
    if not isinstance(rows, Mapping):
        raise PackError(f"{path.name}: baris 1: isinya harus pemetaan seperti `pilkada-2026:`.")
    return rows, {place: line for place, (_, line) in lines.items()}

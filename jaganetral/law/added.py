"""Calendars that an office adds: read from its files, each mistake with file and line."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from jaganetral.law.calendars import Lines, Place, checked
from jaganetral.law.corpus import read
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
    try:
        node = yaml.compose(path.read_bytes(), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        node = None  # reading it says where it is broken
    for value, line in _days(node):
        raise PackError(f"{path.name}: baris {line}: {value} bukan tanggal yang ada.")
    rows = read(path)
    if rows is None:
        return {}, {}
    if not isinstance(rows, Mapping):
        raise PackError(f"{path.name}: baris 1: isinya harus pemetaan seperti `pilkada-2026:`.")
    return rows, dict(_lines(node, ()))


def _days(node: Any) -> Iterator[tuple[str, int]]:
    """Values written as a day that no calendar has, each with its line."""
    if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:timestamp":
        try:
            yaml.safe_load(node.value)
        except ValueError:
            yield node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.CollectionNode):
        for one in node.value:
            for part in one if isinstance(one, tuple) else (one,):
                yield from _days(part)


def _lines(node: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, key.value)
            yield here, key.start_mark.line + 1
            yield from _lines(value, here)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), value.start_mark.line + 1
            yield from _lines(value, (*path, index))

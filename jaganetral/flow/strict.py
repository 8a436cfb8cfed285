"""Reading a table without forgiving anything: doubled keys and unknown fields are errors."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import yaml

Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BrokenTable(ValueError):
    """The table cannot be used: one sentence with the file, the place and the fault."""


class StrictLoader(Loader):  # type: ignore[misc]
    """A safe YAML loader that refuses a key written twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """As the parent does, after a look at the keys."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                raise BrokenTable(f'line {line}: "{key.value}" stands twice; keep one.')
            seen.add(key.value)
        found: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return found


def read(path: Path) -> dict[str, Any]:
    """The mapping in a YAML file; BrokenTable names file and line."""
    try:
        found = yaml.load(path.read_text("utf-8"), Loader=StrictLoader)  # noqa: S506 - a safe one
    except BrokenTable as trouble:
        raise BrokenTable(f"{path.name}, {trouble}") from None
    except yaml.YAMLError as trouble:
        raise BrokenTable(f"{path.name}: {' '.join(str(trouble).split())}") from None
    if not isinstance(found, dict):
        raise BrokenTable(f"{path.name}: the file must hold one mapping.")
    return found


def fields(place: str, row: Any, needed: Collection[str], may: Collection[str] = ()) -> Any:
    """The row itself, if it is a mapping with all needed fields and no unknown ones."""
    if not isinstance(row, Mapping):
        raise BrokenTable(f"{place}: must be a mapping.")
    for name in needed:
        if name not in row:
            raise BrokenTable(f'{place}: the field "{name}" is missing.')
    for name in row:
        if name not in needed and name not in may:
            raise BrokenTable(f'{place}: the field "{name}" is unknown.')
    return row


def one_of(place: str, value: Any, known: Collection[str]) -> str:
    """The value itself, if it is a known name."""
    if not isinstance(value, str) or value not in known:
        raise BrokenTable(f'{place}: "{value}" is unknown; use one of {", ".join(sorted(known))}.')
    return value

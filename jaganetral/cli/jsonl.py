"""JSON Lines in and out: one object a line, every mistake with file and line."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jaganetral.cli.emit import BadInput

Placed = tuple[str, dict[str, Any]]


def objects(path: Path) -> Iterator[Placed]:
    """Each object with its place ("FILE, line 3"); empty lines are left out. Raises BadInput."""
    if not path.is_file():
        raise BadInput(f"{path}: there is no such file.")
    with path.open(encoding="utf-8-sig") as lines:
        try:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    place = f"{path}, line {number}"
                    yield place, _object(line, place)
        except UnicodeDecodeError:
            raise BadInput(f"{path}: the file is not UTF-8 text; save it as UTF-8.") from None


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError as trouble:
        raise BadInput(f"{place}: not JSON ({trouble}).") from None
    if not isinstance(said, dict):
        raise BadInput(f"{place}: one JSON object is needed.")
    return said


def write(out: Path, rows: Iterable[Any]) -> int:
    """Write one line a row and count them; the file appears when it is whole."""
    part = out.with_name(f".{out.name}.part")
    count = 0
    try:
        with part.open("w", encoding="utf-8") as file:
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                count += 1
        part.replace(out)
    except OSError as trouble:
        raise BadInput(f"{out}: cannot be written ({trouble.strerror}).") from None
    finally:
        part.unlink(missing_ok=True)
    return count

"""Input of any size in parts: JSON Lines (also .gz) and Parquet, several files or a folder.

A part ends where a group of lines ends, so that a corrected line moves no other part.
"""

import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from jaganetral.names.parquet import ParquetMissing, polars

KINDS = (".jsonl", ".jsonl.gz", ".parquet")
PART = 4_000_000  # bytes from which a part is large enough
_GROUP = 500  # lines
_LONGEST = 32_000_000  # bytes of a line
_MARK = b"\xef\xbb\xbf"  # the byte order mark some editors write


class BadTexts(ValueError):
    """Input that cannot be read; one clear sentence with file and line."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of a file: `first` is the number of the first one, `weight` how many bytes of
    the file they are, `key` by what the result is known again.
    """

    file: str
    unit: str
    first: int
    data: bytes
    weight: int
    key: str = ""

    def place(self, number: int) -> str:
        """How a line of the part is told to people; `number` counts from 0."""
        return f"{self.file}, {self.unit} {self.first + number}"


def files_of(places: Sequence[Path]) -> list[Path]:
    """The files meant, those of a folder by name. Raises BadTexts."""
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            inside = [one for one in sorted(place.rglob("*")) if one.name.endswith(KINDS)]
            if not inside:
                raise BadTexts(f"{place}: holds no file named {', '.join(KINDS)}.")
            found += inside
        elif place.is_file():
            found.append(place)
        else:
            raise BadTexts(f"{place}: there is no such file.")
    return found


def parts_of(path: Path, size: int = PART) -> Iterator[Part]:
    """A file in parts of about `size` bytes. Raises BadTexts."""
    try:
        yield from _rows(path, size) if path.suffix == ".parquet" else _lines(path, size)
    except (OSError, EOFError, zlib.error) as trouble:
        raise BadTexts(f"{path}: cannot be read ({trouble}); copy it anew.") from None


def _lines(path: Path, size: int) -> Iterator[Part]:
    with path.open("rb") as raw:
        file: Any = gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw
        first, held, length, before = 1, list[bytes](), 0, 0
        for group in chain(_groups(path, file), ([],)):
            held += group
            length += sum(map(len, group))
            if length >= size or (held and not group):
                weight = raw.tell() - before
                yield Part(str(path), "line", first, _joined(held, first), weight)
                first, held, length, before = first + len(held), [], 0, before + weight


def _groups(path: Path, file: BinaryIO) -> Iterator[list[bytes]]:
    lines = iter(partial(file.readline, _LONGEST), b"")
    number = 0
    while group := list(islice(lines, _GROUP)):
        for line in group:
            number += 1
            if len(line) == _LONGEST:
                raise BadTexts(f"{path}, line {number}: too long; one object a line is needed.")
        yield group


def _joined(lines: Sequence[bytes], first: int) -> bytes:
    data = b"".join(lines)
    return data.removeprefix(_MARK) if first == 1 else data


def _rows(path: Path, size: int) -> Iterator[Part]:
    """Rows of a table as JSON Lines."""
    try:
        pl = polars()
    except ParquetMissing as trouble:
        raise BadTexts(f"{path}: {trouble}") from None
    try:
        table = pl.scan_parquet(path)
        if lacking := {"id", "text"} - set(table.collect_schema().names()):
            raise BadTexts(f"{path}: the column {min(lacking)!r} is missing.")
        table = table.select("id", "text")
        count = table.select(pl.len()).collect().item()
        step, at = _GROUP, 0
        while at < count:
            data = table.slice(at, step).collect().write_ndjson().encode()
            taken = min(step, count - at)
            weight = path.stat().st_size * taken // count
            yield Part(str(path), "row", at + 1, data, weight)
            at += taken
            step = max(1, min(100_000, size * taken // len(data)))
    except pl.exceptions.PolarsError as trouble:
        said = str(trouble).partition("\n")[0]
        raise BadTexts(f"{path}: cannot be read as Parquet ({said}); write it anew.") from None

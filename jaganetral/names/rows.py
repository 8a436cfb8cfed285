"""A roster file of any size as batches of rows, from any place in it on. Writes nothing."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from jaganetral.names import reading, sheets, tables
from jaganetral.names.parquet import polars
from jaganetral.names.reading import BadRoster, Read, Rejected, Warned
from jaganetral.names.roster.spell import spelt
from jaganetral.names.sheets import Line
from jaganetral.names.words import fold_word

AT_ONCE = 20_000
PARQUET = b"PAR1"
Source = bytes | Path


@dataclass(frozen=True, slots=True)
class Row:
    """A row that comes in: its line, its fields, the folded name, and what is private of it."""

    line: int
    fields: dict[str, str]
    folded: str
    private: dict[str, str]


@dataclass(slots=True)
class Batch:
    """A stretch of a file up to line `done` (a Parquet file: its row from 1).

    A doubled NIP is not looked for here: it may stand millions of rows away.
    """

    done: int
    rows: list[Row] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[Warned] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file with its known headings, the batches after a line, and the last line if known."""

    heads: tuple[str, ...]
    after: Callable[[int], Iterator[Batch]]
    total: int | None = None


@cache
def _private() -> dict[str, str]:
    raw = tables.read("private.yaml", dict[str, list[str]])
    return {spelling: name for name, spellings in raw.items() for spelling in spellings}


@contextmanager
def open_roster(source: Source, name: str) -> Iterator[Opened]:
    """A file to go through once. BadRoster in one sentence, here or on the way."""
    try:
        with _file(source) as file:
            if _is_parquet(file):
                yield _parquet(source, name)
            else:
                lines = sheets.lines_of(file, name, _knows)
                head = reading.header_of(lines, name)
                yield Opened(known_heads(head), partial(_batches, head, lines))
    except sheets.BadTable as trouble:
        raise BadRoster(str(trouble)) from None


def known_heads(head: Read) -> tuple[str, ...]:
    """The headings of the columns that we read, in the order of the file."""
    return tuple(title for title, known in zip(head.heads, head.columns, strict=True) if known)


def folds(names: Sequence[str]) -> list[str]:
    """Written names to their folded words, many at once; the same as `normalize.fold_name`."""
    pl = polars()
    spelled = spelt(pl.Series("name", names, dtype=pl.String)).to_list()
    return [" ".join(map(fold_word, words.split())) for words in spelled]


def _file(source: Source) -> BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    try:
        return source.open("rb")
    except OSError:
        raise BadRoster(f"{source}: tidak ada berkas itu atau tidak boleh dibaca.") from None


def _is_parquet(file: BinaryIO) -> bool:
    beginning = file.read(len(PARQUET))
    file.seek(0)
    return beginning == PARQUET


def _knows(row: Sequence[str]) -> int:
    return len(set(reading.fields_of(row)) - {""})


def _batches(head: Read, lines: Iterator[Line], start: int) -> Iterator[Batch]:
    private = {
        at: _private()[folded]
        for at, title in enumerate(head.heads)
        if (folded := reading.fold_header(title)) in _private() and not head.columns[at]
    }
    last = start
    fresh = (line for line in lines if line[0] > start)
    while True:
        found = Read(head.columns, head.heads, head.head_line)
        beside: list[dict[str, str]] = []
        taken = last
        for taken, cells in islice(fresh, AT_ONCE):
            _take(found, taken, cells, private, beside)
        if taken == last:
            return
        last = taken
        yield _batch(head, found, beside, taken)


def _take(
    found: Read, line: int, cells: list[str], private: dict[int, str], beside: list[dict[str, str]]
) -> None:
    """Add a line to what was read, and what is private of it beside."""
    if not any(cells):
        return
    before = len(found.rows)
    reading.take(found, line, cells, None)
    if len(found.rows) > before:
        kept = found.rows[-1][1]
        if not re.search(r"\d", kept["nip"]):
            kept["nip"] = ""  # "-" is no number, and not everybody's number
        told = {name: cells[at] for at, name in private.items()}
        beside.append({name: text for name, text in told.items() if text})


def _batch(head: Read, found: Read, beside: list[dict[str, str]], done: int) -> Batch:
    folded = folds([kept["name"] for _, kept in found.rows])
    rows = [
        Row(line, kept, words, hidden)
        for (line, kept), words, hidden in zip(found.rows, folded, beside, strict=True)
    ]
    rejected = [Rejected(one.line, one.reason, _shown(head, one.row)) for one in found.rejected]
    return Batch(done, rows, rejected, found.warnings)


def _shown(head: Read, row: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of the columns that we read; where columns are shifted, none that might be others.

    What a file tells beyond that, of private life say, must not come back in a list of errors.
    """
    if len(row) == len(head.columns):
        return tuple(cell for cell, known in zip(row, head.columns, strict=True) if known)
    return row if all(head.columns) else ()


def _parquet(source: Source, name: str) -> Opened:
    pl = polars()
    try:
        scan = pl.scan_parquet(io.BytesIO(source) if isinstance(source, bytes) else source)
        heads = scan.collect_schema().names()
        total = scan.select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, OSError):
        raise BadRoster(f"{name} tidak dapat dibaca sebagai Parquet. Simpan ulang.") from None
    titles = [[str(title) for title in heads]]
    head = reading.header_of(iter(enumerate(titles)), name)
    return Opened(
        known_heads(head), lambda start: _batches(head, _frames(scan, start, total), start), total
    )


def _frames(scan: Any, start: int, total: int) -> Iterator[Line]:
    """The rows of a Parquet file as lines of tidy cells, counted from 1."""
    pl = polars()
    tidy = pl.all().cast(pl.String).fill_null("")
    tidy = tidy.str.replace_all(r"[\s\x00-\x1f\x7f]+", " ").str.strip_chars()
    for at in range(start, total, AT_ONCE):
        frame = scan.slice(at, AT_ONCE).select(tidy).collect()
        for line, row in enumerate(frame.iter_rows(), at + 1):
            yield line, list(row)

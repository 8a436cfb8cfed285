"""A file of changes, CSV, XLSX or Parquet: a roster's columns with `perubahan` and `baris`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

import msgspec

from jaganetral.names import reading, sheets, tables
from jaganetral.names.parquet import polars
from jaganetral.names.reading import LONGEST, BadRoster
from jaganetral.names.roster.source import PARQUET
from jaganetral.names.roster.update import FIELDS, Change, Kind


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    columns: dict[str, list[str]]
    kinds: dict[str, list[str]]


@cache
def _words() -> _Words:
    return tables.read("changes.yaml", _Words)


@cache
def _columns() -> Mapping[str, str]:
    own = {word: name for name, words in _words().columns.items() for word in words}
    return {**reading.known_headers(), **own}


def read_changes(path: Path) -> list[Change]:
    """The changes of a file. Raises BadRoster with one sentence that names file and line."""
    if not path.is_file():
        raise BadRoster(f"{path}: tidak ada berkas itu.")
    try:
        with path.open("rb") as file:
            parquet = file.read(4) == PARQUET
            file.seek(0)
            lines = _parquet_lines(path) if parquet else sheets.lines_of(file, str(path), _known)
            return list(_changes(lines, path))
    except sheets.BadTable as trouble:
        raise BadRoster(str(trouble)) from None


def _fields(heads: Sequence[str]) -> tuple[str, ...]:
    return tuple(_columns().get(reading.fold_header(head), "") for head in heads)


def _known(row: list[str]) -> int:
    return len(set(_fields(row)) - {""})


def _parquet_lines(path: Path) -> Iterator[sheets.Line]:
    pl = polars()
    try:
        table = pl.read_parquet(path).select(pl.all().cast(pl.String).fill_null(""))
    except (pl.exceptions.PolarsError, OSError) as trouble:
        said = str(trouble).splitlines()[0]
        raise BadRoster(f"{path}: tidak dapat dibaca sebagai Parquet ({said}).") from None
    yield 0, table.columns
    for number, row in enumerate(table.iter_rows(), 1):
        yield number, [sheets.tidy(cell) for cell in row]


def _changes(lines: Iterator[sheets.Line], path: Path) -> Iterator[Change]:
    for _, heads in islice(lines, reading.HEAD_WITHIN):
        columns = _fields(heads)
        if {"nip", "row"} & set(columns) or "name" in columns:
            break
    else:
        raise BadRoster(f"{path}: tidak ada kolom nip, baris, atau nama. Periksa baris judulnya.")
    for line, cells in lines:
        if not any(cells):
            continue
        if len(cells) != len(columns):
            raise BadRoster(
                f"{path}, baris {line}: ada {len(cells)} kolom, seharusnya {len(columns)}."
            )
        yield _change(line, dict(zip(columns, cells, strict=True)), path)


def _change(line: int, cells: dict[str, str], path: Path) -> Change:
    said, row = cells.get("kind", "").lower(), cells.get("row", "")
    kind = next((Kind(name) for name, words in _words().kinds.items() if said in words), None)
    if said and kind is None:
        known = ", ".join(Kind)
        raise BadRoster(f"{path}, baris {line}: perubahan {said!r} tidak dikenal; pakai {known}.")
    if row and not (row.isascii() and row.isdigit()):
        raise BadRoster(f"{path}, baris {line}: {row!r} bukan nomor baris.")
    fields = {name: cells.get(name, "")[: LONGEST[name]].rstrip() for name in FIELDS}
    if isinstance(cells.get("nip"), sheets.LostDigits):
        raise BadRoster(f"{path}, baris {line}: {reading.LOST_DIGITS} Simpan sebagai teks.")
    return Change(line, kind, int(row or 0), fields)

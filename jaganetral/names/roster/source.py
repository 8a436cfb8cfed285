"""A roster file as one table: Parquet, CSV or XLSX; what cannot come in is told row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from jaganetral.names import reading, sheets
from jaganetral.names.nip import DIGITS
from jaganetral.names.parquet import polars
from jaganetral.names.reading import BadRoster, Read, Rejected

COLUMNS = ("nip", "name", "position", "unit", "agency", "regency", "status")
_AT_ONCE = 200_000
_ODD_NIP = rf"^[0-9]{{{DIGITS}}}$"


@dataclass(slots=True)
class Source:
    """A roster read: the rows that come in, those rejected, and how many NIPs are odd.

    `row` of the table is the place of a row in the file, from 1, the heading not counted.
    """

    table: Any
    rejected: list[Rejected] = field(default_factory=list)
    odd: int = 0


def read_source(path: Path) -> Source:
    """Read a roster file. Raises BadRoster with one sentence."""
    if not path.is_file():
        raise BadRoster(f"{path}: tidak ada berkas itu.")
    source = _parquet(path) if path.suffix == ".parquet" else _sheet(path)
    if not len(source.table):
        raise BadRoster(f"{path}: tidak berisi satu pun baris pegawai di bawah judul kolom.")
    return source


def _parquet(path: Path) -> Source:
    pl = polars()
    try:
        heads = list(pl.read_parquet_schema(path))
        columns = {
            one: head for head, one in zip(heads, reading.fields_of(heads), strict=True) if one
        }
        if "name" not in columns:
            raise BadRoster(f"{path}: tidak ada kolom nama.")
        table = pl.read_parquet(path, columns=list(columns.values()))
    except (pl.exceptions.PolarsError, OSError) as trouble:
        raise BadRoster(f"{path}: tidak dapat dibaca sebagai Parquet ({trouble}).") from None
    wanted = [
        pl.col(columns[one]).cast(pl.String).fill_null("").alias(one)
        if one in columns
        else pl.lit("").alias(one)
        for one in COLUMNS
    ]
    return _sifted(table.select(wanted).with_row_index("row", offset=1))


def _sifted(table: Any) -> Source:
    """Without rows that have no name or a NIP that stood before."""
    pl = polars()
    nameless = ~pl.col("name").str.contains(r"\p{L}")
    doubled = (pl.col("nip") != "") & ~pl.col("nip").is_first_distinct()
    bad = table.filter(nameless | doubled)
    rejected = [Rejected(row[0], _why(row, table), tuple(row[1:])) for row in bad.iter_rows()]
    if rejected:
        table = table.filter(~(nameless | doubled))
    odd = table.filter((pl.col("nip") != "") & ~pl.col("nip").str.contains(_ODD_NIP)).height
    return Source(table, rejected, odd)


def _why(row: tuple[Any, ...], table: Any) -> str:
    if not any(letter.isalpha() for letter in row[2]):
        return "Kolom nama kosong. Isi namanya."
    first = table.filter(table["nip"] == row[1])["row"][0]
    return f"NIP ini sudah ada di baris {first}. Hapus salah satunya."


def _sheet(path: Path) -> Source:
    pl = polars()
    found, parts, odd = Read(), [], 0
    for found, last in _batches(path):
        rows = [
            (line - found.head_line, *(kept.get(one, "") for one in COLUMNS))
            for line, kept in found.rows
        ]
        parts.append(pl.DataFrame(rows, schema=["row", *COLUMNS], orient="row"))
        odd += len({warned.line for warned in found.warnings})
        found.rows.clear()
        found.warnings.clear()
        if last:
            break
    return Source(pl.concat(parts), found.rejected, odd)


def _batches(path: Path) -> Iterator[tuple[Read, bool]]:
    """The file in batches; the same Read each time, its rows to be taken and cleared."""
    try:
        lines = sheets.lines_of(
            path.read_bytes(), str(path), lambda row: len(set(reading.fields_of(row)) - {""})
        )
        found = reading.header_of(lines, str(path))
        seen: dict[str, int] = {}
        while True:
            taken = 0
            for line, cells in islice(lines, _AT_ONCE):
                taken += 1
                if any(cell.text for cell in cells):
                    reading.take(found, line, cells, seen)
            yield found, taken < _AT_ONCE
    except sheets.BadTable as trouble:
        raise BadRoster(str(trouble)) from None

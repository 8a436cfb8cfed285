"""A roster file as batches of rows: Parquet, CSV or XLSX; what cannot come in is told row by row.

A batch is a polars table with `row` (the place in the file, from 1, the heading not counted) and
the columns below, all text, "" where nothing stands. Memory holds one batch and the
NIPs as numbers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from jaganetral.names import reading, sheets
from jaganetral.names.nip import DIGITS, SOUND
from jaganetral.names.parquet import polars
from jaganetral.names.reading import (
    LONGEST,
    LOST_DIGITS,
    NAMELESS,
    BadRoster,
    Rejected,
    doubled_nip,
)
from jaganetral.names.roster.doubles import Keys, Seen, keys_of

COLUMNS = ("nip", "name", "position", "unit", "agency", "regency", "status")
PARQUET = b"PAR1"
_AT_ONCE = 250_000
_LINES_AT_ONCE = 50_000
_WHOLE_NIP = rf"^[0-9]{{{DIGITS}}}$"


@dataclass(slots=True)
class Source:
    """A roster file that is read while one goes through it. Raises BadRoster with one sentence.

    What stays out goes to `reject`; `done` of `whole` tells how far the reading is.
    """

    path: Path
    reject: Callable[[Rejected], None]
    heads: tuple[str, ...] = COLUMNS
    fields: tuple[str, ...] = COLUMNS
    people: int = 0
    rejected: int = 0
    odd: int = 0
    done: int = 0
    whole: int = 0
    doubled: Keys | None = None
    seen: Seen = field(default_factory=Seen)

    def __iter__(self) -> Iterator[Any]:
        if not self.path.is_file():
            raise BadRoster(f"{self.path}: tidak ada berkas itu.")
        with self.path.open("rb") as file:
            parquet = file.read(4) == PARQUET or self.path.suffix == ".parquet"
        for batch in _parquet(self) if parquet else _sheet(self):
            self.people += len(batch)
            if len(batch):
                yield batch
        if not self.people:
            raise BadRoster(
                f"{self.path}: tidak berisi satu pun baris pegawai di bawah judul kolom."
            )

    def out(self, row: Rejected) -> None:
        """A row stays out."""
        self.rejected += 1
        self.reject(row)


@dataclass(slots=True)
class Table:
    """A roster read whole, for small ones."""

    table: Any
    rejected: list[Rejected]
    odd: int


def read_source(path: Path) -> Table:
    """Read a roster file at once. Raises BadRoster with one sentence."""
    rejected: list[Rejected] = []
    source = Source(path, rejected.append)
    table = polars().concat(list(source))
    return Table(table, rejected, source.odd)


def _parquet(source: Source) -> Iterator[Any]:
    pl, path = polars(), source.path
    try:
        schema = pl.read_parquet_schema(path)
        heads = list(schema)
        fields = reading.fields_of(heads)
        _one_of_each(fields, path)
        wanted = [
            _cell(pl.col(heads[fields.index(one)]), schema[heads[fields.index(one)]], one)
            if one in fields
            else pl.lit("").alias(one)
            for one in COLUMNS
        ]
        table = pl.scan_parquet(path)
        source.whole = table.select(pl.len()).collect().item()
        if "nip" in fields and schema[heads[fields.index("nip")]].is_float():
            source.odd = source.whole
        source.doubled = _doubled(table.select(wanted[:1]), source.whole)
        for first in range(0, source.whole, _AT_ONCE):
            batch = table.select(wanted).slice(first, _AT_ONCE).collect()
            source.done = first + len(batch)
            yield _sifted(source, _tidied(batch).with_row_index("row", offset=first + 1))
    except (pl.exceptions.PolarsError, OSError) as trouble:
        said = str(trouble).splitlines()[0]
        raise BadRoster(f"{path}: tidak dapat dibaca sebagai Parquet ({said}).") from None


def _one_of_each(fields: tuple[str, ...], path: Path) -> None:
    if "name" not in fields:
        raise BadRoster(f"{path}: tidak ada kolom nama.")
    doubled = sorted({one for one in fields if one and fields.count(one) > 1})
    if doubled:
        raise BadRoster(f"{path}: ada dua kolom untuk {doubled[0]}. Hapus salah satunya.")


def _cell(column: Any, kind: Any, name: str) -> Any:
    """A column as text. A NIP kept as a broken number has lost its last digits: better none."""
    pl = polars()
    if name == "nip" and kind.is_float():
        column = pl.lit("")
    return column.cast(pl.String).fill_null("").alias(name)


def _doubled(table: Any, rows: int) -> Keys:
    """NIPs that stand in a file twice, sorted, so that only these are followed row by row."""
    keys = np.zeros(rows, np.uint64)
    for first in range(0, rows, _AT_ONCE):
        nips = _bare(table.slice(first, _AT_ONCE).collect()["nip"])
        keys[first : first + len(nips)] = keys_of(nips, nips.str.contains(_WHOLE_NIP))
    keys.sort()
    return np.unique(keys[1:][(keys[1:] == keys[:-1]) & (keys[1:] != 0)])


def _bare(nips: Any) -> Any:
    """NIPs without spaces and dots between their digits."""
    pl = polars()
    if not nips.str.contains("[^0-9]").any():
        return nips
    bare = nips.str.replace_all(r"[\s.\-'’]", "")
    return pl.select(pl.when(bare.str.contains(_WHOLE_NIP)).then(bare).otherwise(nips)).to_series()


def _tidied(batch: Any) -> Any:
    """Names on one line and no longer than a roster holds, NIPs without their spaces."""
    pl = polars()
    column, most = batch["name"], LONGEST["name"]
    strange = column.str.contains(sheets.UNTIDY) | (column.str.len_bytes() > most)
    if strange.any():
        values = column.filter(strange).unique()
        tidy = [sheets.tidy(text)[:most].rstrip() for text in values]
        column = column.replace(values, pl.Series(tidy, dtype=pl.String))
    return batch.with_columns(column.alias("name"), _bare(batch["nip"]).alias("nip"))


def _sifted(source: Source, table: Any, above: int = 0) -> Any:
    """Without rows that have no name or a NIP that stood before. `above`: lines over row 1."""
    pl = polars()
    whole = table["nip"].str.contains(_WHOLE_NIP)
    keys = keys_of(table["nip"], whole)
    if source.doubled is not None:
        keys[~np.isin(keys, source.doubled)] = 0
    earlier = source.seen.first_rows(keys, table["row"].to_numpy())
    source.odd += int(((table["nip"] != "") & ~table["nip"].str.contains(SOUND)).sum())
    nameless = ~table["name"].str.contains(r"\p{L}")
    bad = nameless | pl.Series(earlier > 0)
    if not bad.any():
        return table
    for row, first in zip(table.filter(bad).iter_rows(), earlier[bad.to_numpy()], strict=True):
        cells = dict(zip(table.columns, row, strict=True))
        named = any(letter.isalpha() for letter in cells["name"])
        why = doubled_nip(int(first) + above) if named else NAMELESS
        stood = tuple(cells.get(one, "") for one in source.fields)
        source.out(Rejected(cells["row"] + above, why, stood))
    return table.filter(~bad)


def _sheet(source: Source) -> Iterator[Any]:
    name = str(source.path)
    source.whole = source.path.stat().st_size
    try:
        with source.path.open("rb") as file:
            lines = sheets.lines_of(file, name, _known)
            found = reading.header_of(lines, name)
            source.heads, source.fields = found.heads, found.columns
            while batch := list(islice(lines, _LINES_AT_ONCE)):
                yield _sifted(source, _taken(source, found, batch), found.head_line)
                source.done = file.tell()
    except sheets.BadTable as trouble:
        raise BadRoster(str(trouble)) from None


def _known(row: list[str]) -> int:
    return len(set(reading.fields_of(row)) - {""})


def _taken(source: Source, found: reading.Read, batch: list[sheets.Line]) -> Any:
    """The lines of a batch as a table."""
    for line, cells in batch:
        if any(cells):
            reading.take(found, line, cells, None)
    for one in found.rejected:
        source.out(one)
    source.odd += sum(one.sentence.startswith(LOST_DIGITS) for one in found.warnings)
    table = {one: [kept.get(one, "") for _, kept in found.rows] for one in COLUMNS}
    rows = np.array([line for line, _ in found.rows], np.uint32) - np.uint32(found.head_line)
    found.rows.clear()
    found.rejected.clear()
    found.warnings.clear()
    pl = polars()
    kinds = dict.fromkeys(COLUMNS, pl.String)
    return pl.DataFrame({"row": rows, **table}, schema={"row": pl.UInt32, **kinds})

"""A roster file as rows: CSV or XLSX, Indonesian or English headers. Writes nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from jaganetral.names import sheets, tables
from jaganetral.names.nip import read_nip

LONGEST = {"nip": 18, "name": 160, "position": 160, "unit": 160, "agency": 160, "regency": 80}
LONGEST["status"] = 20
HEAD_WITHIN = 10  # titles may stand above the header
LOST_DIGITS = "NIP tersimpan sebagai angka, jadi angka belakangnya hilang."
NAMELESS = "Kolom nama kosong. Isi namanya."


class BadRoster(Exception):
    """The file cannot be read at all: one sentence with the remedy."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that stays out: its line in the file, why and what to do, and the row as it stood."""

    line: int
    reason: str
    row: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """A row that comes in although something in it is odd."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"Baris {self.line}: {self.sentence}"


@dataclass(slots=True)
class Read:
    """A file read: accepted rows as (line, fields), what was rejected and what is odd."""

    columns: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    head_line: int = 0
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)


@cache
def known_headers() -> Mapping[str, str]:
    """Folded header -> field of a roster row."""
    raw = tables.read("headers.yaml", dict[str, list[str]])
    return {spelling: name for name, spellings in raw.items() for spelling in spellings}


def fold_header(text: str) -> str:
    """ "Unit Kerja " -> unit_kerja."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def fields_of(heads: Sequence[str]) -> tuple[str, ...]:
    """The field of each column; "" for a column that is not used."""
    return tuple(known_headers().get(fold_header(head), "") for head in heads)


def read_roster(data: bytes, name: str) -> Read:
    """Read a file; BadRoster says in one sentence why it cannot be read."""
    try:
        found = _read(data, name)
    except sheets.BadTable as trouble:
        raise BadRoster(str(trouble)) from None
    if not found.rows and not found.rejected:
        raise BadRoster(f"{name} tidak berisi satu pun baris pegawai di bawah judul kolom.")
    return found


def _read(data: bytes, name: str) -> Read:
    lines = sheets.lines_of(data, name, lambda row: len(set(fields_of(row)) - {""}))
    found = header_of(lines, name)
    seen: dict[str, int] = {}
    for line, cells in lines:
        if any(cells):
            take(found, line, cells, seen)
    return found


def header_of(lines: Iterator[tuple[int, list[str]]], name: str) -> Read:
    """Take lines up to the header; what is left in `lines` are the rows. Raises BadRoster."""
    for line, cells in islice(lines, HEAD_WITHIN):
        heads = tuple(cells)
        columns = fields_of(heads)
        if "name" not in columns:
            continue
        doubled = sorted({c for c in columns if c and columns.count(c) > 1})
        if doubled:
            raise BadRoster(f"{name}: ada dua kolom untuk {doubled[0]}. Hapus salah satunya.")
        return Read(columns=columns, heads=heads, head_line=line)
    raise BadRoster(
        f"{name}: tidak ada kolom nama. Baris judul harus memuat nama, dan sebaiknya "
        "nip, jabatan, unit_kerja, instansi, kabupaten, status."
    )


def take(found: Read, line: int, cells: list[str], seen: dict[str, int] | None) -> None:
    """Add one line to what was read. `seen`: NIP -> the line it stands in; None: not looked at."""
    row = tuple(cells)
    if len(cells) != len(found.columns):
        reason = f"Ada {len(cells)} kolom, seharusnya {len(found.columns)}. Periksa pemisahnya."
        found.rejected.append(Rejected(line, reason, row))
        return
    kept = {name: cell for name, cell in zip(found.columns, cells, strict=True) if name}
    if not re.search(r"[^\W\d_]", kept["name"]):
        found.rejected.append(Rejected(line, NAMELESS, row))
        return
    kept["nip"], odd = _nip(kept.get("nip", ""))
    if seen is not None and kept["nip"]:
        first = seen.setdefault(kept["nip"], line)
        if first != line:
            found.rejected.append(Rejected(line, doubled_nip(first), row))
            return
    found.warnings += [Warned(line, sentence) for sentence in odd + _shorten(kept)]
    found.rows.append((line, kept))


def doubled_nip(first: int) -> str:
    """Why a row stays out whose NIP stands in another line."""
    return f"NIP ini sudah ada di baris {first}. Hapus salah satunya."


def _nip(cell: str) -> tuple[str, list[str]]:
    """The digits of a NIP, and what is odd about it. An odd one never keeps a row out."""
    if isinstance(cell, sheets.LostDigits):
        remedy = "Simpan kolomnya sebagai teks; NIP baris ini dikosongkan."
        return "", [f"{LOST_DIGITS} {remedy}"]
    nip = read_nip(cell)
    return nip.digits or re.sub(r"\s", "", cell)[: LONGEST["nip"]], list(nip.warnings)


def _shorten(kept: dict[str, str]) -> list[str]:
    """Cut what does not fit; says which field."""
    long = [name for name, text in kept.items() if len(text) > LONGEST[name]]
    for name in long:
        kept[name] = kept[name][: LONGEST[name]].rstrip()
    return [
        f"Isi kolom {name} lebih dari {LONGEST[name]} huruf, sisanya dipotong." for name in long
    ]

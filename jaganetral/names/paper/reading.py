"""An attendance list as lines: from a workbook, a CSV file, or text that somebody pasted."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jaganetral.names import sheets
from jaganetral.names.nip import DIGITS
from jaganetral.names.paper import marks

LARGEST = 2_000_000  # bytes of a file
_UNPACKED = 30_000_000  # bytes of a workbook, unpacked
MOST = 2_000  # lines
LONGEST = 160  # characters of a cell
_PRINTED = (b"%PDF", b"{\\rtf")  # would pass as text, but hold no lines
_WITHIN = 10  # titles may stand above the heads
# what a workbook raises that is damaged inside, by the way it is packed
_BROKEN = (
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_COLUMNS = re.compile(r"[;|]|\s{2,}|\s+[-–—]\s+")
_TABS = re.compile(r"\t")


class BadList(Exception):
    """The list cannot be read: one Indonesian sentence with the remedy."""


@dataclass(frozen=True, slots=True)
class Written:
    """One line as written: `number` from 1 in the file; `nip` are digits, not always 18.

    `beside` is what else stands there where no column is named. `trouble` is a sentence that says
    what to do, where the line names nobody.
    """

    number: int
    name: str = ""
    nip: str = ""
    unit: str = ""
    position: str = ""
    beside: str = ""
    trouble: str = ""


def read_list(data: bytes, name: str) -> list[Written]:
    """The lines of a file that hold something; `name` is for sentences. Raises BadList."""
    if len(data) > LARGEST:
        raise BadList(f"{name} lebih dari 2 MB. Bagi daftarnya, lalu unggah satu per satu.")
    if data.startswith(b"PK"):
        _check_unpacked(data, name)
    try:
        if data.startswith(sheets.WORKBOOKS):
            return _read(sheets.lines_of(data, name, _knows), name)
        return read_text(_decoded(data, name), name)
    except sheets.BadTable as trouble:
        raise BadList(str(trouble)) from None


def read_text(text: str, name: str) -> list[Written]:
    """The lines of a text: a table where a line of heads stands in it, else one person a line."""
    lines = [line for line in text.splitlines() if line.strip()][:_WITHIN]
    if "\t" not in text and any(marks.heads_of(re.split("[,;|]", line)) for line in lines):
        return _read(sheets.lines_of(text.encode(), name, _knows), name)
    columns = _TABS if "\t" in text else _COLUMNS
    parts = ((at, columns.split(line.strip(" "))) for at, line in enumerate(text.splitlines(), 1))
    rows = ((at, [sheets.tidy(cell) for cell in cells]) for at, cells in parts)
    return _read((row for row in rows if not marks.is_title(" ".join(row[1]))), name)


def _knows(cells: Sequence[str]) -> int:
    return sum(map(bool, marks.heads_of(list(cells))))


def _check_unpacked(data: bytes, name: str) -> None:
    """Refuse a workbook that would fill the memory; what it says of itself is not believed."""
    left = _UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            for member in box.infolist():
                with box.open(member) as file:
                    while piece := file.read(1 << 16):
                        left -= len(piece)
                        if left < 0:
                            raise BadList(f"{name} terlalu besar untuk dibuka. Simpan sebagai CSV.")
    except (zipfile.BadZipFile, *_BROKEN):
        raise BadList(
            f"{name} tidak dapat dibaca sebagai XLSX. Simpan ulang sebagai XLSX atau CSV."
        ) from None


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data or data.startswith(_PRINTED):
        raise BadList(f"{name} bukan CSV dan bukan XLSX. Simpan ulang sebagai salah satunya.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _read(lines: Iterator[tuple[int, list[str]]], name: str) -> list[Written]:
    heads: tuple[str, ...] = ()
    found: list[Written] = []
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if number <= _WITHIN and not heads and (heads := marks.heads_of(cells)):
            found = []  # what stood above was a title
            continue
        above = found[-1] if found else Written(0)
        cut = [cell[:LONGEST] for cell in cells]
        one = _by_heads(number, cut, heads, above) if heads else _guessed(number, cut, above)
        if one is not None:
            found.append(one)
        if len(found) > MOST:
            raise BadList(f"{name}, baris {number}: lebih dari 2.000 nama. Bagi daftarnya.")
    if not found:
        raise BadList(f"{name} tidak berisi satu nama pun. Tulis satu orang tiap baris.")
    return found


def _by_heads(
    number: int, cells: list[str], heads: tuple[str, ...], above: Written
) -> Written | None:
    told: dict[str, str] = {}
    for head, cell in zip(heads, cells, strict=False):
        if head in ("name", "nip", "unit", "position") and cell.strip():
            told.setdefault(head, cell)
    if not told:
        return None
    for field in ("unit", "position"):
        if is_kept := marks.is_above(told.get(field, "")):
            told[field] = getattr(above, field)
        elif not is_kept and marks.is_signature(told.get(field, "")):
            told.pop(field, None)
    name, digits = marks.parted_number(told.get("name", ""))
    lost = isinstance(told.get("nip"), sheets.LostDigits)
    nip = "" if lost else marks.parted_number(told.get("nip", ""))[1] or digits
    return _line(number, name, nip, told.get("unit", ""), told.get("position", ""), "")


def _guessed(number: int, cells: list[str], above: Written) -> Written | None:
    """A line without named columns: the first words are the name, the rest stands beside it."""
    name, nip, beside, ditto = "", "", [], False
    for place, cell in enumerate(cells):
        if not cell.strip() or (not name and not place and marks.is_order(cell)):
            continue
        rest, digits = marks.parted_number(cell)
        nip = nip or digits
        if marks.is_above(marks.without_order(cell)):
            ditto = True
        elif not any(sign.isalpha() for sign in rest) or marks.is_signature(rest):
            continue
        elif name or ditto:
            beside.append(rest)
        else:
            name = rest
    if ditto and name and not beside:
        beside = [above.beside]
    if not (name or nip or ditto):
        return None
    return _line(number, name, nip, "", "", ", ".join(beside))


def _line(
    number: int, name: str, nip: str, unit: str, position: str, beside: str
) -> Written | None:
    name = "" if marks.is_above(name) else marks.without_signature(marks.without_order(name))
    if not any(sign.isalpha() for sign in name):
        name = ""
    trouble = ""
    if not name and len(nip) != DIGITS:
        trouble = f"Baris {number}: tidak ada nama dan tidak ada NIP 18 angka. Tulis namanya."
    return Written(number, name, nip, unit, position, beside, trouble)

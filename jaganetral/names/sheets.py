"""Lines and cells of a table: CSV in its many forms, or the first sheet of a workbook.

A file is read as it goes, so that memory does not grow with it; a workbook is unpacked whole.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

Line = tuple[int, list[str]]
DELIMITERS = ",;\t|"
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
EXACT = 2**53  # from here on a spreadsheet number has lost its last digits
FORMULA = "=+-@"
LONGEST_LINE = 1_000_000  # letters; more is no row of a table
_BEGINNING = 20_000  # letters in which the delimiter shows
_PIECE = 1 << 20  # bytes
UNTIDY = r"[\x00-\x1f\x7f]|[^\S ]|  |^[ ']| $"
_UNTIDY = re.compile(UNTIDY)
_BETWEEN = "\x1f"  # cells of a row that is looked at as a whole
_UNTIDY_ROW = re.compile(r"[\x00-\x1e\x7f]|[^\S \x1f]|  |(?:^|\x1f)[ ']| (?:\x1f|$)")


class BadTable(Exception):
    """The file is no table: one sentence with the remedy."""


class LostDigits(str):
    """A cell with a long number that a spreadsheet kept as a float: its last digits are wrong."""

    __slots__ = ()


def lines_of(
    source: bytes | BinaryIO, name: str, knows: Callable[[list[str]], int]
) -> Iterator[Line]:
    """Each line with its number from 1. `knows` counts the headers it recognises in a row.

    BadTable where the bytes are no table, at once or at the line that shows it.
    """
    file = io.BytesIO(source) if isinstance(source, bytes) else source
    beginning = file.read(4096)
    if not beginning.strip() and not file.read(_PIECE).strip():
        raise BadTable(f"{name} kosong. Pilih berkas yang berisi daftar pegawai.")
    file.seek(0)
    if beginning.startswith(WORKBOOKS):
        return _rows(_first_sheet(file, name))
    encoding = _encoding(file, beginning, name)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    delimiter = _delimiter(text.read(_BEGINNING), knows)
    text.seek(0)
    return _csv(text, name, delimiter)


def tidy(text: str) -> str:
    """One line, no control characters, no apostrophe that a spreadsheet put in front."""
    if not _UNTIDY.search(text):
        return text
    plain = re.sub(r"\s+", " ", re.sub(r"[\x00-\x1f\x7f]", " ", text)).strip()
    return plain[1:] if plain[:1] == "'" and plain[1:2] in (*FORMULA, *"0123456789") else plain


def _first_sheet(file: BinaryIO, name: str) -> CalamineSheet:
    try:
        return CalamineWorkbook.from_object(file).get_sheet_by_index(0)
    except PasswordError:
        raise BadTable(f"{name} terkunci sandi. Simpan tanpa sandi, lalu unggah lagi.") from None
    except (CalamineError, IndexError):
        raise BadTable(
            f"{name} tidak dapat dibaca sebagai XLSX. Simpan ulang sebagai XLSX atau CSV."
        ) from None


def _rows(sheet: CalamineSheet) -> Iterator[Line]:
    above = sheet.start[0] if sheet.start else 0
    for number, row in enumerate(sheet.iter_rows(), above + 1):
        yield number, [_cell(value) for value in row]


def _cell(value: object) -> str:
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, float) and value.is_integer():
        return LostDigits(int(value)) if abs(value) >= EXACT else str(int(value))
    if isinstance(value, date | datetime):
        return value.isoformat()[:10]
    return tidy(str(value))


def _encoding(file: BinaryIO, beginning: bytes, name: str) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, else what Windows writes in the west."""
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\x00" in beginning:
        raise BadTable(f"{name} bukan CSV dan bukan XLSX. Simpan ulang sebagai salah satunya.")
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(beginning: str, knows: Callable[[list[str]], int]) -> str:
    """The delimiter under which the first lines hold most headers; a comma if none does."""
    lines = beginning.splitlines()[:10]

    def found(delimiter: str) -> int:
        rows = csv.reader(lines, delimiter=delimiter)
        return max((knows(row) for row in rows), default=0)

    return max(DELIMITERS, key=found)


def _csv(text: io.TextIOWrapper, name: str, delimiter: str) -> Iterator[Line]:
    reader = csv.reader(_lines(text, name), delimiter=delimiter)
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise BadTable(
                f"{name}, baris {number}: tanda kutipnya tidak ditutup. Perbaiki baris itu."
            ) from None
        whole = _BETWEEN.join(row)
        if _UNTIDY_ROW.search(whole) or whole.count(_BETWEEN) >= len(row) > 0:
            row = [tidy(cell) for cell in row]
        yield number, row


def _lines(text: io.TextIOWrapper, name: str) -> Iterator[str]:
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise BadTable(
                f"{name}, baris {number}: lebih dari sejuta huruf tanpa ganti baris. "
                "Periksa apakah berkas ini memang daftar pegawai."
            )
        yield line
    text.detach()  # whoever opened the file closes it

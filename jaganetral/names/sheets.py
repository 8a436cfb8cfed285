"""Lines and cells of an uploaded table: CSV in its many forms, or the first sheet of a workbook."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

Line = tuple[int, list["Cell"]]
DELIMITERS = ",;\t|"
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
EXACT = 2**53  # from here on a spreadsheet number has lost its last digits
FORMULA = "=+-@"


class BadTable(Exception):
    """The file is no table: one sentence with the remedy."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as text; `lost_digits` where a spreadsheet kept a long number as a float."""

    text: str
    lost_digits: bool = False


def lines_of(data: bytes, name: str, knows: Callable[[list[str]], int]) -> Iterator[Line]:
    """Each line with its number from 1. `knows` counts the headers it recognises in a row.

    BadTable where the bytes are no table.
    """
    if not data.strip():
        raise BadTable(f"{name} kosong. Pilih berkas yang berisi daftar pegawai.")
    if data.startswith(WORKBOOKS):
        return iter(_sheet(data, name))
    text = _decoded(data, name)
    return iter(_csv(text, name, _delimiter(text, knows)))


def _tidy(text: str) -> str:
    """One line, no control characters, no apostrophe that a spreadsheet put in front."""
    plain = re.sub(r"\s+", " ", re.sub(r"[\x00-\x1f\x7f]", " ", text)).strip()
    return plain[1:] if plain[:1] == "'" and plain[1:2] in (*FORMULA, *"0123456789") else plain


def _sheet(data: bytes, name: str) -> list[Line]:
    try:
        sheet = CalamineWorkbook.from_object(io.BytesIO(data)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except PasswordError:
        raise BadTable(f"{name} terkunci sandi. Simpan tanpa sandi, lalu unggah lagi.") from None
    except CalamineError:
        raise BadTable(
            f"{name} tidak dapat dibaca sebagai XLSX. Simpan ulang sebagai XLSX atau CSV."
        ) from None
    width = max((at + 1 for row in rows for at, v in enumerate(row) if v != ""), default=0)
    return [(number, [_cell(v) for v in row[:width]]) for number, row in enumerate(rows, start=1)]


def _cell(value: object) -> Cell:
    if isinstance(value, float) and value.is_integer():
        return Cell(str(int(value)), abs(value) >= EXACT)
    if isinstance(value, date | datetime):
        return Cell(value.isoformat()[:10])
    return Cell(_tidy(str(value)))


def _decoded(data: bytes, name: str) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, else what Windows writes in the west."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\x00" in data[:4096]:
        raise BadTable(f"{name} bukan CSV dan bukan XLSX. Simpan ulang sebagai salah satunya.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _delimiter(text: str, knows: Callable[[list[str]], int]) -> str:
    """The delimiter under which the first lines hold most headers; a comma if none does."""
    beginning = text[:20_000].splitlines()[:10]

    def found(delimiter: str) -> int:
        rows = csv.reader(beginning, delimiter=delimiter)
        return max((knows(row) for row in rows), default=0)

    return max(DELIMITERS, key=found)


def _csv(text: str, name: str, delimiter: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
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
        yield number, [Cell(_tidy(cell)) for cell in row]

"""Roster files as offices send them."""

import io
from collections.abc import Sequence

from openpyxl import Workbook

HEADS = ["NIP", "Nama", "Jabatan", "Unit Kerja", "Instansi", "Kabupaten", "Status"]
TRIS = [
    "197805122006041003",
    "SUTRISNO, S.Sos.",
    "Pengelola Kendaraan",
    "Kecamatan Sukamaju",
    "Kecamatan Sukamaju",
    "Kabupaten Lawu Asri",
    "pns",
]
SARI = [
    "198103142005012007",
    "Sari Purnamawati, S.E.",
    "Bendahara",
    "Kecamatan Wanasari",
    "Kecamatan Wanasari",
    "Kabupaten Lawu Asri",
    "pns",
]


def csv_of(
    *rows: Sequence[str], delimiter: str = ";", encoding: str = "utf-8", heads: list[str] = HEADS
) -> bytes:
    """A CSV file as a spreadsheet writes it."""
    lines = [delimiter.join(row) for row in [heads, *rows]]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def xlsx_of(*rows: Sequence[object]) -> bytes:
    """A workbook with these rows in its first sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()

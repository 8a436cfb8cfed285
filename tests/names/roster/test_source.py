"""A roster file as a table; rows that cannot come in are named with the reason."""

from pathlib import Path

import polars as pl
import pytest

from jaganetral.names.reading import BadRoster
from jaganetral.names.roster.source import read_source

LINES = (
    "NIP;Nama;Jabatan\n197805122006041003;Sutrisno;Camat\n;;Guru\n"
    "197805122006041003;Lain;x\n12;Budi;y\n"
)


def test_csv_and_parquet_say_the_same(tmp_path: Path) -> None:
    text = tmp_path / "r.csv"
    text.write_text(LINES, "utf-8")
    table = tmp_path / "r.parquet"
    pl.read_csv(LINES.encode(), separator=";", infer_schema=False).write_parquet(table)
    one, other = read_source(text), read_source(table)
    assert one.table["name"].to_list() == other.table["name"].to_list() == ["Sutrisno", "Budi"]
    assert [row.reason.split(".")[0] for row in one.rejected] == [
        "Kolom nama kosong",
        "NIP ini sudah ada di baris 2",
    ]
    assert [row.reason.split(".")[0] for row in other.rejected] == [
        "Kolom nama kosong",
        "NIP ini sudah ada di baris 1",
    ]
    assert one.odd == other.odd == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("r.csv", "a,b\n1,2\n", "kolom nama"),
        ("r.csv", "nama\n", "tidak berisi"),
        ("r.parquet", "no parquet", "Parquet"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, text: str, said: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(BadRoster, match=said):
        read_source(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRoster, match="tidak ada"):
        read_source(tmp_path / "none.csv")

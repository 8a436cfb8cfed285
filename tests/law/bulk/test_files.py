"""Tables on disk: with and without Polars the same, whole or not at all."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from jaganetral.law.bulk import files

GOOD = "status,conduct\npns,baliho_apk|lainnya\n,\npppk,lainnya\n"


@pytest.fixture(params=["polars", "plain"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "plain":
        monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    return str(request.param)


def cells(table: Any) -> dict[str, list[str]]:
    names = table.columns if hasattr(table, "columns") else table
    return {name: ["" if cell is None else cell for cell in table[name]] for name in names}


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        GOOD.rstrip("\n"),
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("pppk", '"pppk"'),
        GOOD.replace("pppk", "\npppk"),
    ],
)
def test_csv_is_read(tmp_path: Path, reader: str, text: str) -> None:
    place = tmp_path / "a.csv"
    place.write_bytes(text.encode())
    assert cells(files.read(place)) == {
        "status": ["pns", "", "pppk"],
        "conduct": ["baliho_apk|lainnya", "", "lainnya"],
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"status,post\npns\n", "line 2: the row has another number of columns"),
        (b"status,post\npns,,\n", "line 2: the row has another number of columns"),
        (b"status,status\npns,pns\n", "line 1: a column stands twice"),
        (b"status\n\xff\xfe\n", "is not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, reader: str, text: bytes, said: str) -> None:
    place = tmp_path / "a.csv"
    place.write_bytes(text)
    with pytest.raises(files.TableError, match=said):
        files.read(place)


def test_a_table_that_is_not_there_or_not_parquet(tmp_path: Path) -> None:
    with pytest.raises(files.TableError, match="there is no such file"):
        files.read(tmp_path / "a.csv")
    broken = tmp_path / "a.parquet"
    broken.write_text("no", "utf-8")
    for look in (files.read, files.count):
        with pytest.raises(files.TableError, match="cannot be read as Parquet"):
            look(broken)


COLUMNS: files.Written = {
    "row": (np.arange(1, 4), None),
    "level": (np.array([0, 2, 1], np.uint8), ("", "ringan", "berat")),
    "settled": (np.array([True, False, True]), None),
}


def test_csv_is_written_the_same_with_and_without_polars(tmp_path: Path, reader: str) -> None:
    place = tmp_path / "b.csv"
    files.write(place, COLUMNS)
    assert place.read_text("utf-8") == "row,level,settled\n1,,True\n2,berat,False\n3,ringan,True\n"


def test_nothing_half_written_stays(tmp_path: Path) -> None:
    with pytest.raises(files.TableError, match="cannot be written"):
        files.write(tmp_path / "none" / "b.csv", COLUMNS)
    assert list(tmp_path.iterdir()) == []

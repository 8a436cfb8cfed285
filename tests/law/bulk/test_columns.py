"""Columns of text and of proper types say the same; what is wrong is named with its row."""

from datetime import UTC, date, datetime, time
from typing import Any

import polars as pl
import pytest

from jaganetral.law.bulk.columns import frame_of
from jaganetral.law.model import FactError
from tests.law.bulk.samples import PACK

TEXT: dict[str, list[Any]] = {
    "status": ["pns", " pppk ", "", "pns"],
    "participant": ["ya", "0", "", "TRUE"],
    "act_date": ["2024-10-05", "", "2024-02-29", "2024-10-05"],
    "act_time": ["08:30", "", "", "23:59"],
    "conduct": ["baliho_apk|ikut_kampanye", "", "lainnya", "ikut_kampanye | baliho_apk"],
}
DAYS = [date(2024, 10, 5), None, date(2024, 2, 29), date(2024, 10, 5)]
BOTH = ["baliho_apk", "ikut_kampanye"]
TYPED: dict[str, list[Any]] = {
    "status": ["pns", "pppk", None, "pns"],
    "participant": [True, False, None, True],
    "act_date": DAYS,
    "act_time": [time(8, 30), None, None, time(23, 59)],
    "conduct": [
        ["baliho_apk", "ikut_kampanye"],
        None,
        ["lainnya"],
        ["baliho_apk", "ikut_kampanye"],
    ],
}


def told(table: Any) -> list[dict[str, Any]]:
    frame = frame_of(table, PACK)
    rows = [frame.facts(row) for row in range(frame.rows)]
    for row in rows:
        if "conduct" in row:
            row["conduct"] = sorted(row["conduct"])
        if isinstance(row.get("act_date"), date):
            row["act_date"] = row["act_date"].isoformat()
    return rows


EXPECTED = told(TEXT)


def test_text_is_read() -> None:
    assert EXPECTED[0] == {
        "status": "pns",
        "participant": True,
        "act_date": "2024-10-05",
        "act_time": "08:30",
        "conduct": ["baliho_apk", "ikut_kampanye"],
    }
    assert EXPECTED[1] == {"status": "pppk", "participant": False}
    assert EXPECTED[3]["conduct"] == EXPECTED[0]["conduct"]


def enums(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(pl.col("status").cast(pl.Enum(["raja", "pppk", "pns"])))


@pytest.mark.parametrize(
    "table",
    [
        TYPED,
        pl.DataFrame(TEXT),
        pl.DataFrame(TYPED),
        enums(pl.DataFrame(TYPED)),
        pl.DataFrame(TYPED).with_columns(pl.col("status").cast(pl.Categorical)),
        pl.DataFrame(TYPED).with_columns(pl.col("act_date").cast(pl.Datetime)),
        pl.DataFrame({**TYPED, "participant": [1, 0, None, 1]}),
        {**TYPED, "participant": [1, 0, None, 1]},
        {**TYPED, "act_date": [day and datetime.combine(day, time(0), UTC) for day in DAYS]},
    ],
)
def test_other_types_say_the_same(table: Any) -> None:
    assert told(table) == EXPECTED


def test_days_far_apart_are_read_too() -> None:
    days = [date(1, 1, 1), None, date(9999, 12, 31)]
    assert told(pl.DataFrame({"act_date": days})) == [
        {"act_date": "0001-01-01"},
        {},
        {"act_date": "9999-12-31"},
    ]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"status": ["pns", "", "raja", "ratu"]}, "baris 3: Fakta status: nilai 'raja'"),
        ({"status": ["pns"], "warna": ["merah"]}, "Fakta 'warna' tidak dikenal"),
        ({"act_date": ["05-10-2024"]}, "baris 1: Fakta act_date: '05-10-2024' bukan tanggal"),
        ({"participant": ["", "mungkin"]}, "baris 2: Fakta participant: 'mungkin'"),
        ({"conduct": ["baliho_apk|terbang"]}, "baris 1: Fakta conduct: nilai 'terbang'"),
        ({"act_time": ["9:00"]}, "bukan jam"),
        ({"area": ["3301"]}, "bukan kode wilayah"),
        ({"prior": ["teguran_lisan"]}, "tidak dapat ditulis dalam tabel"),
        ({"status": ["pns"], "participant": []}, "tidak sama panjang"),
    ],
)
def test_what_is_wrong_is_named(table: dict[str, list[str]], said: str) -> None:
    with pytest.raises(FactError, match=said):
        frame_of(table, PACK)


def test_the_first_bad_row_is_named_whatever_the_column() -> None:
    table = {"status": ["pns", "pns", "raja"], "post": ["", "kaisar", ""]}
    with pytest.raises(FactError, match="baris 12: Fakta post"):
        frame_of(table, PACK, first=11)

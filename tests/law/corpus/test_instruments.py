"""Instruments: strict keys, and successions that agree with the days."""

from datetime import date, timedelta
from typing import Any

import pytest

from jaganetral.law.corpus.instruments import checked, succession
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.model import PackError

ROW: dict[str, Any] = {"title": "Uji", "confidence": "verified"}


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"warna": 1}, "kunci tak dikenal ['warna']"),
        ({"confidence": "yakin"}, "`confidence` harus"),
        ({"status": "lama"}, "`status` harus"),
        ({"from": "kemarin"}, "`from` bukan tanggal"),
        ({"from": date(2024, 1, 2), "until": date(2024, 1, 1)}, "`from` sesudah `until`"),
        ({"replaces": ["uu-0"]}, "`replaces` menyebut ['uu-0']"),
        ({"amends": ["uu-0"]}, "`amends` menyebut ['uu-0']"),
    ],
)
def test_a_broken_instrument_is_refused(part: dict[str, Any], said: str) -> None:
    with pytest.raises(PackError, match="instrumen uu-1") as trouble:
        checked({"uu-1": {**ROW, **part}}, "instruments.yaml")
    assert said in str(trouble.value)


def test_an_instrument_without_its_needs_is_refused() -> None:
    with pytest.raises(PackError, match=r"tanpa \['title'\]"):
        checked({"uu-1": {"confidence": "verified"}}, "instruments.yaml")


def test_every_shipped_instrument_says_who_issued_it_and_how_it_stands() -> None:
    for name, row in load_pack().instruments.items():
        assert {"short", "bodies", "status"} <= row.keys(), name
        assert row["status"] not in ("dicabut",) or row["replaced_by"], name


def test_successions() -> None:
    rows = load_pack().instruments
    assert succession("skb-2022", rows) == ["se-b71-2017", "skb-2020", "skb-2022"]
    assert succession("uu-5-2014", rows) == ["uu-5-2014", "uu-20-2023"]
    assert rows["uu-5-2014"]["until"] + timedelta(1) == rows["uu-20-2023"]["from"]
    assert rows["uu-1-2015"]["amended_by"][:2] == ["uu-8-2015", "uu-10-2016"]
    assert "mk-136-2024" in rows["uu-1-2015"]["amended_by"]


def test_what_replaces_comes_after_what_it_replaces() -> None:
    rows = load_pack().instruments
    for name, row in rows.items():
        for old in row.get("replaces", ()):
            first = rows[old].get("until") or rows[old].get("from", date.min)
            assert first <= row.get("from", row.get("signed", date.max)), name


def test_days_read_in_the_official_texts() -> None:
    rows = load_pack().instruments
    read = {"uu-8-2015": date(2015, 3, 18), "uu-10-2016": date(2016, 7, 1)}
    read |= {"pp-11-2017": date(2017, 4, 7), "pp-49-2018": date(2018, 11, 28)}
    read |= {"uu-20-2023": date(2023, 10, 31), "uu-3-2024": date(2024, 4, 25)}
    read |= {"uu-7-2023": date(2023, 5, 4), "uu-1-2026": date(2026, 1, 2)}
    read |= {"perpres-92-2024": date(2024, 8, 23)}
    read |= {"pp-42-2004": date(2004, 10, 18), "pp-79-2021": date(2021, 8, 10)}
    assert {name: rows[name]["from"] for name in read} == read

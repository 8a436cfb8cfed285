"""The holiday table: what it holds and what it refuses."""

from datetime import date
from pathlib import Path

import pytest

from jaganetral.workdays.calendar import (
    COLUMNS,
    Holiday,
    all_holidays,
    calendar_named,
    calendar_with,
    load,
    year_confidence,
)

HEAD = ",".join(COLUMNS)


def test_every_year_from_2018_to_2027_is_known_and_no_other() -> None:
    assert calendar_named("asn").years == frozenset(range(2018, 2028))
    assert calendar_named("akhir_pekan").years is None


def test_each_full_year_has_the_fixed_national_holidays() -> None:
    national = calendar_named("nasional").holidays
    for year in range(2018, 2028):
        for month, day in ((1, 1), (5, 1), (6, 1), (8, 17), (12, 25)):
            assert date(year, month, day) in national


def test_joint_leave_always_says_what_binds_civil_servants() -> None:
    for holiday in all_holidays().values():
        assert bool(holiday.asn_basis) is (holiday.kind == "cuti_bersama")
        assert holiday.decree


def test_voting_days_are_days_off() -> None:
    assert not calendar_named("asn").counts(date(2024, 2, 14))
    assert not calendar_named("asn").counts(date(2024, 11, 27))


def test_the_weakest_row_speaks_for_the_year() -> None:
    assert year_confidence(2027) == "recall"
    assert year_confidence(2024) == "secondary"
    assert year_confidence(2030) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("date,kind\n", "line 1: the columns must be"),
        (f"{HEAD}\n2024-13-01,nasional,X,Y,,recall\n", "line 2"),
        (f"{HEAD}\n2024-01-01,pasar,X,Y,,recall\n", 'line 2: kind "pasar" is none of'),
        (f"{HEAD}\n2024-01-01,nasional,X,Y,,guess\n", 'line 2: confidence "guess"'),
        (
            f"{HEAD}\n2024-01-01,nasional,X,Y,,recall\n2024-01-01,nasional,X,Y,,recall\n",
            "line 3: 2024-01-01 stands twice",
        ),
    ],
)
def test_a_broken_table_is_refused_by_line(tmp_path: Path, text: str, message: str) -> None:
    table = tmp_path / "holidays.csv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        load(table)


def _row(day: str, kind: str = "nasional", confidence: str = "verified") -> Holiday:
    return Holiday(date.fromisoformat(day), kind, "Hari uji", "SKB uji", "", confidence)


def test_a_later_decree_adds_replaces_and_withdraws_days() -> None:
    book = calendar_with(
        "asn",
        [
            _row("2027-04-01", "cuti_bersama"),
            _row("2027-03-08", confidence="verified"),
            _row("2027-03-09", "dicabut"),
        ],
    )
    assert not book.counts(date(2027, 4, 1))
    assert book.holidays[date(2027, 3, 8)].confidence == "verified"
    assert book.counts(date(2027, 3, 9))
    assert not calendar_named("asn").counts(date(2027, 3, 9))


def test_joint_leave_of_a_later_decree_does_not_touch_the_national_calendar() -> None:
    extra = [_row("2027-04-01", "cuti_bersama"), _row("2027-03-08", "cuti_bersama")]
    book = calendar_with("nasional", extra)
    assert book.counts(date(2027, 4, 1))
    assert book.counts(date(2027, 3, 8))
    assert calendar_with("akhir_pekan", extra).holidays == {}


def test_a_year_becomes_known_by_its_whole_table_only() -> None:
    one = calendar_with("asn", [_row("2028-02-14")])
    assert not one.knows(date(2028, 1, 1))
    whole = calendar_with("asn", [_row(f"2028-{month:02}-03") for month in range(1, 13)])
    assert whole.knows(date(2028, 1, 1))
    assert whole.confidence(2028) == "verified"
    assert calendar_with("akhir_pekan", []).years is None


def test_an_added_row_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match='2028-02-14: kind "pasar" is none of'):
        calendar_with("asn", [_row("2028-02-14", "pasar")])


def test_days_without_a_decree_are_provisional() -> None:
    soft = {holiday.day.year for holiday in all_holidays().values() if holiday.provisional}
    assert soft == {2027}

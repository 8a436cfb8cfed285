"""The holiday table: what it holds and what it refuses."""

from datetime import date
from pathlib import Path

import pytest

from jaganetral.workdays.calendar import (
    COLUMNS,
    all_holidays,
    calendar_named,
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

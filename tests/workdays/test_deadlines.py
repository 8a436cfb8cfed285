"""Deadlines: the known cases of the procedure, and the laws every deadline obeys."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.workdays import Holiday, calendar_named, calendar_with, due, left, left_words
from tests.examples import examples

DAYS = st.dates(date(2018, 1, 1), date(2026, 12, 31))
LIMITS = st.integers(1, 80)
NAMES = st.sampled_from(["asn", "nasional", "akhir_pekan"])


@pytest.mark.parametrize(
    ("start", "days", "calendar", "expected"),
    [
        ("2024-04-01", 14, "asn", "2024-04-29"),
        ("2024-04-01", 14, "nasional", "2024-04-23"),
        ("2024-04-01", 14, "akhir_pekan", "2024-04-19"),
        ("2026-03-05", 14, "asn", "2026-04-01"),
        ("2026-03-05", 14, "nasional", "2026-03-26"),
        ("2024-03-25", 7, "asn", "2024-04-04"),  # summons, read as "at most 7"
        ("2024-03-25", 8, "asn", "2024-04-05"),  # summons, read as "7 clear days"
        ("2024-04-03", 14, "asn", "2024-05-02"),  # appeal; 1 May is off
        ("2024-04-03", 15, "asn", "2024-05-03"),
        ("2024-02-05", 7, "asn", "2024-02-19"),  # 8, 9 and voting day 14 February are off
        ("2024-10-03", 7, "asn", "2024-10-14"),
        ("2024-10-10", 3, "asn", "2024-10-15"),
        ("2024-09-02", 14, "asn", "2024-09-23"),  # 16 September is off
        ("2022-10-05", 8, "asn", "2022-10-17"),
        ("2022-02-08", 15, "asn", "2022-03-02"),
        ("2024-01-03", 14, "asn", "2024-01-23"),
    ],
)
def test_known_working_day_limits(start: str, days: int, calendar: str, expected: str) -> None:
    found = due(date.fromisoformat(start), days, calendar=calendar)
    assert found.due == date.fromisoformat(expected)
    assert found.complete


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        ("2024-02-05", 7, "2024-02-12"),
        ("2024-10-04", 7, "2024-10-11"),
        ("2024-10-10", 3, "2024-10-13"),
        ("2024-10-10", 5, "2024-10-15"),
        ("2024-10-03", 7, "2024-10-10"),
        ("2024-04-03", 15, "2024-04-18"),
    ],
)
def test_known_calendar_day_limits(start: str, days: int, expected: str) -> None:
    found = due(date.fromisoformat(start), days, unit="hari")
    assert found.due == date.fromisoformat(expected)
    assert (found.skipped, found.warnings, found.complete) == ((), (), True)


def test_idul_fitri_2024_is_skipped_with_its_decree() -> None:
    found = due(date(2024, 4, 1), 14)
    off = [skip for skip in found.skipped if skip.decree]
    assert [skip.day.day for skip in off] == [8, 9, 10, 11, 12, 15]
    assert "Keppres 7/2024" in str(off[0].decree)
    assert "14 hari kerja sejak Senin, 1 April 2024" in found.sentence
    assert "Senin, 29 April 2024" in found.sentence
    assert len(found.warnings) == 1
    assert "Periksa naskah resmi" in found.warnings[0]


def test_joint_leave_without_presidential_decree_is_skipped_with_a_warning() -> None:
    found = due(date(2025, 8, 15), 1)
    assert found.due == date(2025, 8, 19)
    assert date(2025, 8, 18) in [skip.day for skip in found.skipped]
    assert any("keputusan Presiden untuk ASN tidak ditemukan" in line for line in found.warnings)
    assert due(date(2025, 8, 15), 1, calendar="nasional").due == date(2025, 8, 18)


def test_a_year_without_a_table_is_said() -> None:
    found = due(date(2027, 12, 30), 3)
    assert not found.complete
    assert any("2028" in line for line in found.warnings)
    assert due(date(2017, 12, 29), 1).complete is False  # 30 and 31 December are in 2017
    assert due(date(2017, 12, 31), 1).complete is True
    assert due(date(2031, 1, 1), 3, calendar="akhir_pekan").complete is True


def test_a_table_from_recall_is_said_even_where_nothing_was_skipped() -> None:
    assert "2027" in due(date(2027, 10, 4), 3).warnings[0]
    assert due(date(2024, 10, 7), 3).warnings == ()


def test_a_day_without_decree_is_called_provisional() -> None:
    found = due(date(2027, 3, 4), 5)
    assert [skip.reason for skip in found.skipped if skip.day == date(2027, 3, 8)] == [
        "Hari Suci Nyepi, sementara"
    ]
    assert any("sementara" in line and "8 Maret 2027" in line for line in found.warnings)
    decreed = Holiday(date(2027, 3, 8), "nasional", "Hari Suci Nyepi", "SKB uji", "", "verified")
    settled = due(date(2027, 3, 5), 1, calendar=calendar_with("asn", [decreed]))
    assert not any("8 Maret 2027" in line for line in settled.warnings)


def test_as_dict_has_the_published_fields() -> None:
    shape = due(date(2024, 4, 5), 1).as_dict()
    assert {"due", "counted", "skipped", "complete", "warnings", "sentence"} <= set(shape)
    assert shape["counted"] == ["2024-04-16"]
    assert shape["skipped"][2] == {
        "date": "2024-04-08",
        "reason": "Cuti Bersama Hari Raya Idul Fitri",
        "decree": "SKB 855/2023, 3/2023, 4/2023 jo 236/2024, 1/2024, 2/2024; ASN: Keppres 7/2024",
        "confidence": "secondary",
    }


@pytest.mark.parametrize("days", [0, -1, 3661])
def test_a_senseless_limit_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 3660"):
        due(date(2024, 1, 1), days)


def test_unknown_words_and_the_end_of_time_are_refused() -> None:
    with pytest.raises(ValueError, match="asn, nasional, akhir_pekan"):
        due(date(2024, 1, 1), 3, calendar="bank")
    with pytest.raises(ValueError, match="hari_kerja, hari"):
        due(date(2024, 1, 1), 3, unit="minggu")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="9999"):
        due(date(9999, 12, 20), 14)


@pytest.mark.parametrize(
    ("today", "last", "count", "words"),
    [
        ("2024-01-18", "2024-01-23", 3, "3 hari kerja lagi"),
        ("2024-01-23", "2024-01-23", 0, "hari ini"),
        ("2024-01-24", "2024-01-23", -1, "lewat 1 hari kerja"),
        ("2024-01-27", "2024-01-26", -1, "lewat 1 hari"),  # Saturday after a Friday
        ("2024-10-12", "2024-10-13", 0, "1 hari lagi"),  # Saturday before a Sunday
    ],
)
def test_days_left(today: str, last: str, count: int, words: str) -> None:
    now, end = date.fromisoformat(today), date.fromisoformat(last)
    assert left(now, end) == count
    assert left_words(now, end) == words


def test_days_left_of_a_limit_in_calendar_days() -> None:
    assert left_words(date(2024, 10, 10), date(2024, 10, 13), unit="hari") == "3 hari lagi"


@examples(60)
@given(DAYS, LIMITS, NAMES)
def test_every_day_is_counted_or_skipped_and_due_is_the_last_counted(
    start: date, days: int, name: str
) -> None:
    found = due(start, days, calendar=name)
    book = calendar_named(name)
    assert found.due == found.counted[-1]
    assert len(found.counted) == days
    assert all(book.counts(day) for day in found.counted)
    assert not any(book.counts(skip.day) for skip in found.skipped)
    walked = sorted([*found.counted, *(skip.day for skip in found.skipped)])
    assert walked == [start + timedelta(n) for n in range(1, len(walked) + 1)]


@examples(60)
@given(DAYS, LIMITS, NAMES)
def test_later_start_or_longer_limit_is_never_earlier(start: date, days: int, name: str) -> None:
    found = due(start, days, calendar=name).due
    assert found <= due(start + timedelta(1), days, calendar=name).due
    assert found < due(start, days + 1, calendar=name).due


@examples(60)
@given(DAYS, LIMITS, st.integers(0, 60))
def test_one_more_holiday_never_makes_it_earlier(start: date, days: int, gap: int) -> None:
    extra = Holiday(start + timedelta(gap), "nasional", "Libur daerah", "contoh", "", "verified")
    wider = calendar_named("asn").with_holidays([extra])
    assert due(start, days, calendar=wider).due >= due(start, days).due


@examples(60)
@given(DAYS, LIMITS)
def test_fewer_holidays_never_make_it_later(start: date, days: int) -> None:
    asn, national, weekend = (
        due(start, days, calendar=name).due for name in ("asn", "nasional", "akhir_pekan")
    )
    assert asn >= national >= weekend >= due(start, days, unit="hari").due


@examples(60)
@given(DAYS, LIMITS, NAMES)
def test_days_left_on_the_first_day_are_the_whole_limit(start: date, days: int, name: str) -> None:
    last = due(start, days, calendar=name).due
    assert left(start, last, name) == days
    assert left(last + timedelta(1), last, name) < 0

"""Days off as one text and back; the office's own rows win."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jaganetral.web.rules.table import (
    book_of_text,
    hash_of,
    own_rows,
    shipped_table,
    table_text,
)
from jaganetral.workdays import Holiday, calendar_named, calendar_with, due
from tests.examples import examples

DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))
ROWS = st.lists(
    st.builds(
        Holiday,
        DAYS,
        st.sampled_from(["nasional", "cuti_bersama", "dicabut"]),
        st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable()),
        st.just("Keppres Contoh"),
        st.sampled_from(["", "keppres"]),
        st.sampled_from(["verified", "provisional"]),
    ),
    max_size=6,
)


def test_the_shipped_table_is_the_shipped_calendar() -> None:
    sha256, text = shipped_table()
    assert sha256 == hash_of(text)
    assert book_of_text(text).holidays == calendar_named("asn").holidays
    assert own_rows(text) == []


@examples(30)
@given(ROWS, DAYS, st.integers(1, 40))
def test_a_kept_table_counts_like_the_calendar_it_was_made_from(
    rows: list[Holiday], start: date, length: int
) -> None:
    text = table_text(rows)
    book, kept = calendar_with("asn", rows), book_of_text(text)
    assert own_rows(text) == rows
    assert due(start, length, "hari_kerja", kept) == due(start, length, "hari_kerja", book)
    assert kept.years == book.years


@examples(30)
@given(ROWS, DAYS)
def test_a_day_withdrawn_counts_again(rows: list[Holiday], day: date) -> None:
    off = Holiday(day, "nasional", "Contoh", "X", "", "verified")
    back = Holiday(day, "dicabut", "Contoh", "Y", "", "verified")
    kept = book_of_text(table_text([*rows, off, back]))
    assert day not in kept.holidays
    assert day in book_of_text(table_text([*rows, back, off])).holidays
    assert kept.counts(day) == (day.weekday() < 5)

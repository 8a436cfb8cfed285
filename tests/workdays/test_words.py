"""Days and numbers in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.workdays import date_words, day_words, day_words_short, number_words
from tests.examples import examples


def test_days_in_words() -> None:
    assert day_words(date(2024, 1, 23)) == "Selasa, 23 Januari 2024"
    assert date_words(date(2026, 8, 1)) == "1 Agustus 2026"
    assert day_words_short(date(2026, 11, 26)) == "Kam 26 Nov 2026"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (14, "empat belas"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1945, "seribu sembilan ratus empat puluh lima"),
        (2024, "dua ribu dua puluh empat"),
        (11_000, "sebelas ribu"),
        (1_000_000, "satu juta"),
        (2_000_001_000, "dua miliar seribu"),
        (-3, "minus tiga"),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert number_words(number) == words


def test_too_large_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        number_words(10**15)


@examples(200)
@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-(10**15) + 1, 10**15 - 1))
def test_two_numbers_never_share_their_words(one: int, other: int) -> None:
    assert (number_words(one) == number_words(other)) is (one == other)

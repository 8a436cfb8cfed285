"""Slips of the pen are counted as a distance should be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.places.slips import slips, tolerated
from tests.examples import examples

WORDS = st.text("abko", max_size=9)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("lombok", "lombok", 0),
        ("lombk", "lombok", 1),
        ("lomobk", "lombok", 1),
        ("mukmuko", "mukomuko", 1),
        ("makasar", "makassar", 1),
        ("", "ab", 2),
        ("bima", "kupang", None),
    ],
)
def test_known_counts(one: str, other: str, count: int | None) -> None:
    assert slips(one, other, 2) == count


@examples(100)
@given(WORDS, WORDS)
def test_it_is_the_same_both_ways_and_nought_only_for_equals(one: str, other: str) -> None:
    assert slips(one, other, 3) == slips(other, one, 3)
    assert (slips(one, other, 3) == 0) is (one == other)


@examples(100)
@given(WORDS, WORDS, st.integers(0, 9))
def test_the_bound_only_hides_what_is_beyond_it(one: str, other: str, most: int) -> None:
    whole = slips(one, other, 99)
    assert whole is not None
    assert slips(one, other, most) == (whole if whole <= most else None)


def test_short_words_are_not_guessed() -> None:
    assert [tolerated(length) for length in (3, 4, 7, 8)] == [0, 1, 1, 2]

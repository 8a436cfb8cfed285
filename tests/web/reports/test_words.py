"""The six words: the list itself, and how they are read back."""

import random
import re
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.web.reports import words as six
from tests.examples import examples

# What must not be in the list: parties and their signs, candidates' names of past presidential
# elections, numbers that could be taken for a candidate's, party colours, words of the campaign.
POLITICAL = re.findall(
    "[a-z]+",
    """
    golkar gerindra demokrat nasdem hanura perindo gelora garuda ummat buruh berkarya karya partai
    banteng beringin bintang bulan matahari mawar padi burung rajawali gajah
    prabowo gibran ganjar mahfud anies anis imin jokowi joko mega puan sandi surya basuki
    satu dua tiga empat lima enam tujuh delapan sembilan sepuluh nol urut puluh ratus ribu
    merah kuning hijau biru putih hitam jingga oranye
    calon pilih coblos kampanye suara menang tim sukses janji visi misi program relawan koalisi
    presiden gubernur bupati camat lurah wakil istana dewan politik pemilu pilkada netral
    jempol jari telunjuk
    """,
)
drawn = st.lists(st.sampled_from(six.words()), min_size=6, max_size=6)


def test_the_list_has_two_thousand_and_forty_eight_words() -> None:
    words = six.words()
    assert len(words) == len(set(words)) == 2048
    assert list(words) == sorted(words)
    assert all(re.fullmatch("[a-z]{4,8}", word) for word in words)


def test_four_letters_tell_every_word() -> None:
    assert len({word[:4] for word in six.words()}) == 2048


@pytest.mark.parametrize("word", sorted(set(POLITICAL)))
def test_no_word_takes_a_side(word: str) -> None:
    assert word not in six.words()


@given(drawn, st.randoms(use_true_random=False))
@examples(200)
def test_reading_back_forgives_case_commas_numbers_and_spaces(
    words: list[str], chance: random.Random
) -> None:
    marks = [chance.choice([" ", ", ", "\n", " - ", "; ", "  ", "\t", " 2. "]) for _ in words]
    shaped = [
        chance.choice([word.upper(), word, word.title(), word[:5], word[:4].upper()])
        for word in words
    ]
    noisy = "".join(f"{mark}{word}" for mark, word in zip_longest(marks, shaped))
    assert six.normalise(noisy) == " ".join(words)


@given(st.text(max_size=80))
@examples(200)
def test_reading_twice_changes_nothing(text: str) -> None:
    assert six.normalise(six.normalise(text)) == six.normalise(text)


@given(drawn, drawn)
@examples(25)
def test_only_these_words_in_this_order_fit_this_number(mine: list[str], other: list[str]) -> None:
    kept = six.digest("N-2026-000001", " ".join(mine))
    assert six.fits("N-2026-000001", " ".join(mine), kept)
    assert six.fits("N-2026-000001", " ".join(other), kept) == (mine == other)
    assert not six.fits("N-2026-000002", " ".join(mine), kept)
    turned = list(reversed(mine))
    assert six.fits("N-2026-000001", " ".join(turned), kept) == (turned == mine)


@pytest.mark.parametrize(
    "typed",
    ["N-2026-004821", "n-2026-004821", " N 2026 4821", "2026004821", "2026-4821", "N2026-004821"],
)
def test_a_number_is_read_as_people_write_it(typed: str) -> None:
    assert six.read_number(typed) == "N-2026-004821"


@given(st.text(max_size=40))
@examples(200)
def test_any_text_can_be_tried_as_a_number(text: str) -> None:
    assert len(six.read_number(text)) <= 20

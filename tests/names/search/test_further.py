"""Who is found although the place is another, a letter is wrong, or a word was left out."""

from dataclasses import replace

import pytest

from jaganetral.names.query import Query
from jaganetral.names.synth.regency import Person, invented_people
from tests.names.small import Asked

HERE, THERE = "Kabupaten Lawu Asri", "Kabupaten Teluk Baiduri"
ONE = Person(
    9001, "SELVI DIMARANG", "Guru Olahraga", "SD Negeri 3 Rantau", f"Pemerintah {THERE}", THERE, ""
)
NAMED = {
    9002: "DANYEL RUMBARAK",
    9003: "AMIRUL RIZAL TANOPO",
    9004: "TEUKU RIZAL TANOPO",
    9005: "YOHANES KOGOYARA",
    9006: "KRISTIAN KOGOYARA",
}
OTHERS = [replace(ONE, row=row, name=name) for row, name in NAMED.items()]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    people = [*invented_people(3000, seed=11), ONE, *OTHERS]
    return Asked(people, tmp_path_factory.mktemp("further"))


def first(index: Asked, query: Query) -> int | None:
    found = index.candidates(query)
    return found[0].row if found else None


def test_an_initial_and_a_rare_word_reach_another_place(index: Asked) -> None:
    assert first(index, Query(name="S. Dimarang", regency=HERE)) == ONE.row


def test_a_government_other_than_the_place_is_looked_in_too(index: Asked) -> None:
    said = Query(name="Selvi D", regency=HERE, agency=f"Pemkab {THERE.split(' ', 1)[1]}")
    assert first(index, replace(said, position="guru olah raga")) == ONE.row


@pytest.mark.parametrize("said", ["Dahvel Rumbarak", "Dan Yei Rumbarak", "Daniek Rumbrak"])
def test_wrong_letters_beside_a_rare_word(index: Asked, said: str) -> None:
    assert first(index, Query(name=said)) == 9002


def test_teuku_is_left_out_sooner_than_amirul(index: Asked) -> None:
    assert first(index, Query(name="Rizal Tanopo")) == 9004


def test_a_short_form_that_may_be_two_words_is_read_both_ways(index: Asked) -> None:
    assert first(index, Query(name="Yan Kogoyara")) == 9005

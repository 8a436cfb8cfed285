import pytest

from jaganetral.names import tables
from jaganetral.names.nip import read_nip
from jaganetral.names.reasons import Reason
from jaganetral.names.search.levels import POST_LEVELS, UNIT_LEVELS
from jaganetral.names.synth.regency import invented_people


def test_a_key_given_twice_is_refused() -> None:
    with pytest.raises(tables.BrokenTable, match="line 2: the key 'a' stands twice"):
        tables.parse_table("a: 1\na: 2\n", dict, "x.yaml")


def test_a_word_that_yaml_takes_for_no_is_refused() -> None:
    with pytest.raises(tables.BrokenTable, match=r"x\.yaml: Expected `str`"):
        tables.parse_table("[no]", list[str], "x.yaml")


def test_every_sentence_can_be_filled() -> None:
    values = dict.fromkeys(("name", "said", "word", "value", "count"), "X")
    for code in tables.sentences().reasons:
        assert "{" not in Reason(code, values).text


AS_ALIKE = {"one_slip", "two_slips", "joined", "called", "misread"}
AS_ALIKE |= {"vowels", "far", "another", "letter", "often_short", "other_letter"}


def test_every_agreement_has_its_sentence() -> None:
    reasons = tables.sentences().reasons
    told = {"position": POST_LEVELS, "sex": ("same",)}
    for attribute, agree in tables.weights().agree.items():
        levels = told.get(attribute, UNIT_LEVELS)
        assert len(agree) == len(levels)
        assert sum(agree) < 1
        assert {f"{attribute}_{level}" for level in [*levels, "different"]} <= set(reasons)
    for way in set(tables.Cost.__struct_fields__) - AS_ALIKE:
        assert f"name_{way}" in reasons


def test_invented_people_are_the_same_for_the_same_seed() -> None:
    first = list(invented_people(300, seed=5))
    assert first == list(invented_people(300, seed=5))
    assert first != list(invented_people(300, seed=6))
    assert {person.regency for person in first} == {"Kabupaten Lawu Asri"}
    assert all(
        read_nip(person.nip).usable and not read_nip(person.nip).warnings for person in first
    )

"""Shortcuts of a search find what the long way finds."""

import numpy as np
import pytest

from jaganetral.names.query import Query
from jaganetral.names.search import circle, gather
from jaganetral.names.search.context import Told
from jaganetral.names.search.gather import in_regency, names_for
from jaganetral.names.search.looked import merged
from jaganetral.names.search.search import Searcher


def test_pairs_are_found_whether_they_are_sorted_or_not(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [searcher.reader.wide(word) for word in ("siti", "nurhayati", "hasana")]
    found = names_for(searcher.index, words, ())
    assert len(found)
    monkeypatch.setattr(gather, "_SORTED", 10**9)
    assert names_for(searcher.index, words, ()).tolist() == found.tolist()


def test_people_of_a_unit_are_the_same_from_either_side(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = searcher.told(Query(name="x", unit="RSUD"))
    for regency in range(0, 500, 37):
        by_unit = circle.of_unit(searcher.index, told, [regency], 10**6)
        with monkeypatch.context() as patch:
            patch.setattr(circle, "_FEW", 0)
            by_place = circle.of_unit(searcher.index, told, [regency], 10**6)
        assert by_unit is not None
        assert by_place is not None
        assert sorted(by_unit.tolist()) == sorted(by_place.tolist())


def _post(searcher: Searcher) -> list[Told]:
    return searcher.told(Query(name="x", position="guru"))


def test_a_post_of_too_many_people_is_no_circle(searcher: Searcher) -> None:
    index, contexts, told = searcher.index, searcher.contexts, _post(searcher)
    teachers = circle.in_post(index, contexts, told, (), index.people)
    assert teachers is not None
    few = len(teachers) // 2
    assert circle.in_post(index, contexts, told, (), few) is None
    assert circle.in_post(index, contexts, told, [0], few) is not None


def test_initials_are_sought_among_the_names_of_a_place(searcher: Searcher) -> None:
    index = searcher.index
    words = [searcher.reader.quick(letter) for letter in "sa"]
    found = set(in_regency(index, words, 3, 2).tolist())
    at = index.regency_names_at
    for name in index.regency_names[at[3] : at[4]].tolist():
        words_of = index.words[index.name_words[name] : index.name_words[name + 1]]
        begun = {chr(letter) for letter in index.letter_of[words_of]}
        assert (name in found) == ({"s", "a"} <= begun)


def test_a_name_found_twice_keeps_its_best_bits() -> None:
    one = np.array([1, 4, 7], np.uint32), np.array([5, 2, 0], np.float32)
    other = np.array([4, 9], np.uint32), np.array([3, -1], np.float32)
    ((names, bits),) = merged([one, other])
    assert names.tolist() == [1, 4, 7, 9]
    assert bits.tolist() == [5, 3, 0, -1]
    assert merged([]) == []

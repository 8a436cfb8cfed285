"""Which words of a text are taken for a name, where it begins and ends, and what is left alone."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.names.roster.spell import spelt
from jaganetral.names.scan.detect import Detector
from jaganetral.names.search.search import Searcher

PLAIN = "kemarin warga membeli beras"


@pytest.fixture(scope="module")
def detector(searcher: Searcher) -> Detector:
    return Detector(searcher.index, searcher.reader)


@pytest.fixture(scope="module")
def names(roster: pl.DataFrame, detector: Detector) -> list[str]:
    """Names of two words that are found in plain lower case."""
    words = spelt(roster["name"]).unique(maintain_order=True)
    two = words.filter(words.str.count_matches(" ") == 1).to_list()[:200]
    return [name.title() for name in two if found(detector, f"{PLAIN} {name} {PLAIN}") == [name]]


def found(detector: Detector, text: str) -> list[str]:
    data = text.encode()
    return [data[one.start : one.end].decode() for one in detector.spans(data)]


def test_most_names_are_found_and_exactly(detector: Detector, names: list[str]) -> None:
    assert len(names) > 150
    for name in names[:60]:
        first, last = name.split()
        for text in (
            f"{PLAIN} {name}, {PLAIN}",
            f"Kata Drs. H. {name}, S.Pd. {PLAIN}",
            f"Hadir Pak {name} S.Sos dari {PLAIN}",
            f"\u201c{name}\u201d {PLAIN}",
        ):
            assert found(detector, text) == [name]
        assert found(detector, f"{PLAIN} {first}-{last} {PLAIN}") == [f"{first}-{last}"]
        assert found(detector, f"{PLAIN} {first}\n{last} {PLAIN}") == [f"{first}\n{last}"]


def test_an_initial_belongs_to_the_name_and_a_title_does_not(
    detector: Detector, names: list[str]
) -> None:
    for name in names[:40]:
        first, last = name.split()
        for said in (f"A. {last}", f"{first} P.", f"A. B. {last}"):
            assert found(detector, f"{PLAIN} {said} {PLAIN}") == [said]
        assert found(detector, f"{PLAIN} {name} S.Pd.I. {PLAIN}") == [name]


def test_names_on_lines_of_a_list_stay_apart(detector: Detector, names: list[str]) -> None:
    assert found(detector, "\n".join(names)) == names


@pytest.mark.parametrize("thing", ["Toko", "Jalan", "SMA", "Hotel", "Perumahan", "Desa", "CV"])
def test_shops_streets_and_schools_are_no_people(
    detector: Detector, names: list[str], thing: str
) -> None:
    assert found(detector, f"{PLAIN} dekat {thing} {names[0]} {PLAIN}") == []


def test_everyday_words_that_are_names_do_not_flood(detector: Detector) -> None:
    text = "indah sekali cahaya bintang dan surya jaya maju mulia wahyu putra putri dewi budi sri"
    assert found(detector, f"{text}. Indah pada waktunya. Maju terus. {text}") == []


def test_a_sentence_ends_a_name(detector: Detector, names: list[str]) -> None:
    one, other = [name for name in names if len(name.split()[1]) > 4][:2]
    assert found(detector, f"Kata {one}. {other} diam.") == [one, other]
    assert found(detector, f"Kata {one}, {other} diam.") == [one, other]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_stands_around_a_name_does_not_move_it(
    detector: Detector, names: list[str], data: Any
) -> None:
    around = st.text(alphabet="\u00e9\U0001f600\u0301\u200f\0\n,; 1234567890", max_size=40)
    name = data.draw(st.sampled_from(names))
    before, after = data.draw(around), data.draw(around)
    assert found(detector, f"{before} , {name} , {after}") == [name]

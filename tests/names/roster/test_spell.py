"""Names of a whole roster are read as single names are."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.names.normalize import fold_name
from jaganetral.names.roster.spell import MOST_WORDS, spelt

PIECES = [
    "Drs.",
    "H.",
    "Moh.",
    "Siti",
    "S.Pd.",
    ", M.Si",
    "I",
    "Made",
    "bin",
    "Abdurrahman",
    "SH",
    "O'Neil",
    "A.",
    "Nur  ",
    "3",
    "é",
]


def one_by_one(names: list[str]) -> list[str]:
    return [" ".join(fold_name(name).tokens[:MOST_WORDS]) for name in names]


@given(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join), min_size=1)
)
@settings(max_examples=60)
def test_any_mixture_of_titles_and_words(names: list[str]) -> None:
    assert spelt(pl.Series(names)).to_list() == one_by_one(names)


def test_a_whole_roster(roster: pl.DataFrame) -> None:
    names = roster["name"].to_list()
    read = spelt(roster["name"]).str.split(" ").list.head(MOST_WORDS).list.join(" ").to_list()
    assert read == one_by_one(names)

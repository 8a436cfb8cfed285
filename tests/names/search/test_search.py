"""Ten thousand invented people asked for in sixteen ways; the figures are exact."""

from collections import defaultdict
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.names.query import Query
from jaganetral.names.roster.build import build
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.spell import spelt
from jaganetral.names.search.answer import candidates, deciding_question
from jaganetral.names.search.candidate import Strength
from jaganetral.names.search.search import Searcher
from jaganetral.names.synth.queries import CLASSES, questions

EACH = 40


@pytest.fixture(scope="module")
def asked(roster: pl.DataFrame) -> list[tuple[dict[str, Any], int, str]]:
    rows = list(enumerate(roster.to_dicts(), 1))
    words = spelt(roster["name"]).value_counts()
    names = dict(zip(words[words.columns[0]], words["count"] + 49, strict=True))
    return [(q, row, kind) for q, row, kind in questions(rows, EACH, 77, names) if row]


def test_how_often_the_right_person_stands_first(
    searcher: Searcher, asked: list[tuple[dict[str, Any], int, str]]
) -> None:
    first: defaultdict[str, int] = defaultdict(int)
    five: defaultdict[str, int] = defaultdict(int)
    for question, row, kind in asked:
        hits = searcher.search(Query(**question)).hits
        rows = [int(searcher.index.row_of[hit.person]) for hit in hits]
        first[kind] += rows[:1] == [row]
        five[kind] += row in rows
    assert set(first) == set(CLASSES)
    assert sum(first.values()) >= 0.96 * len(asked)
    assert sum(five.values()) >= 0.98 * len(asked)
    assert min(five.values()) >= 0.85 * EACH


def test_a_shuffled_truth_scores_nothing(
    searcher: Searcher, asked: list[tuple[dict[str, Any], int, str]]
) -> None:
    """The check bites: with the answers moved by one, hardly anything is right."""
    moved = [row for _, row, _ in asked[1:]] + [asked[0][1]]
    right = 0
    for (question, _, _), row in zip(asked, moved, strict=True):
        hits = searcher.search(Query(**question), 1).hits
        right += any(int(searcher.index.row_of[hit.person]) == row for hit in hits)
    assert right <= 0.01 * len(asked)


def test_reasons_and_namesakes(searcher: Searcher, roster: pl.DataFrame) -> None:
    row = roster.row(17, named=True)
    query = Query(name="Pak " + row["name"], unit=row["unit"], regency=row["regency"])
    one = candidates(searcher, query, 1)[0]
    assert int(searcher.index.row_of[one.row]) == 18
    said = [reason.code for reason in (*one.for_, *one.against)]
    assert {"name_same", "unit_same", "regency_same"} <= set(said)
    folded = spelt(roster["name"])
    assert one.same_name_in_roster >= folded.to_list().count(folded[17])


def test_a_name_alone_is_never_strong(searcher: Searcher, roster: pl.DataFrame) -> None:
    for name in roster["name"].head(300):
        for one in candidates(searcher, Query(name=name)):
            assert one.strength is not Strength.KUAT


def test_post_and_unit_without_a_name(searcher: Searcher, roster: pl.DataFrame) -> None:
    row = roster.filter(pl.col("unit").str.starts_with("Puskesmas")).row(3, named=True)
    query = Query(position=row["position"], unit=row["unit"], regency=row["regency"])
    found = candidates(searcher, query, 5)
    units, of = searcher.contexts.column("unit").texts, searcher.index.column("unit")
    texts = [units[int(of[one.row])] for one in found]
    assert row["unit"] in texts
    assert all("name_unknown" in [reason.code for reason in one.against] for one in found)
    fitting = [reason.values["count"] for reason in found[0].against if reason.code == "fitting"]
    alike = roster.filter(**{one: row[one] for one in ("position", "unit", "regency")})
    assert fitting == [str(len(alike))]


def test_an_open_choice_asks_one_question(searcher: Searcher) -> None:
    query = Query(name="Siti Aminah")
    found = candidates(searcher, query)
    assert len(found) > 1
    assert deciding_question(searcher, query, found) is not None


@pytest.mark.parametrize(
    "name", ["Siti Aminah", "siti  AMINAH, S.Pd", "St. Aminah", "Sitti Aminah"]
)
def test_a_roster_of_one_finds_its_person(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    place = tmp_path_factory.mktemp("small")
    columns = dict.fromkeys(("nip", "position", "unit", "agency", "regency"), "")
    table = pl.DataFrame({"row": [1], "name": ["Siti Aminah"], **columns})
    build(table, place / "index")
    assert candidates(Searcher(RosterIndex(place / "index")), Query(name=name))


ODD = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(["x", "Pak", "H.", "bin", "5iti", "camat", "kec.", "I Wyn", "(", ",", "@"]),
    ),
    max_size=5,
).map(" ".join)


@settings(deadline=None, max_examples=80)
@given(name=ODD, position=ODD, unit=ODD, regency=ODD)
def test_whatever_is_typed_is_answered(
    searcher: Searcher, name: str, position: str, unit: str, regency: str
) -> None:
    query = Query(name=name, position=position, unit=unit, regency=regency)
    scores = [one.score for one in candidates(searcher, query)]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) < 1.0001

"""Names in running text: where they stand, in both cases, with initials, behind a post."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.spell import spelt
from jaganetral.names.scan.scan import Scanner, rows_of
from jaganetral.names.search.search import Searcher
from jaganetral.names.synth.texts import texts as invented

ACCENT = "\u00e9"  # two bytes, one code point
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~"
FILLER = "warga membeli beras di pasar pada hari senin dan"


@pytest.fixture(scope="module")
def scanner(searcher: Searcher) -> Scanner:
    return Scanner(searcher.index)


@pytest.fixture(scope="module")
def people(roster: pl.DataFrame) -> list[dict[str, Any]]:
    """People with a name of two words or more that nobody shares."""
    names = spelt(roster["name"])
    table = roster.with_row_index("row", offset=1).with_columns(names.alias("words"))
    alone = table.filter(pl.len().over("words") == 1)
    return alone.filter(pl.col("words").str.count_matches(" ") >= 1).head(150).to_dicts()


def found(scanner: Scanner, text: str) -> list[tuple[str, list[int]]]:
    index: RosterIndex = scanner.index
    rows = rows_of(scanner, [{"id": 1, "text": text}])
    assert all(text[row["start"] : row["end"]] == row["as_written"] for row in rows)
    assert index.people == 10_000
    return [(row["as_written"], [one["row"] for one in row["candidates"]]) for row in rows]


@pytest.mark.parametrize("lower", [False, True])
def test_most_full_names_are_found_in_either_case(
    scanner: Scanner, people: list[dict[str, Any]], lower: bool
) -> None:
    hits = 0
    for one in people:
        name = one["words"] if lower else one["words"].title()
        text = f"\u00c9ntah, {FILLER} {name}, dari {one['regency']}, {FILLER}"
        hits += any(one["row"] in rows for _, rows in found(scanner, text))
    assert hits >= 0.9 * len(people)


def test_plain_text_holds_no_name(scanner: Scanner) -> None:
    assert found(scanner, f"{FILLER} {FILLER}. Camat itu diam.") == []


def test_an_initial_is_part_of_the_mention(scanner: Scanner, people: list[dict[str, Any]]) -> None:
    first, last = people[0]["words"].title().split()[:2]
    texts = [written for written, _ in found(scanner, f"Hadir pula {first[0]}. {last} kemarin.")]
    assert f"{first[0]}. {last}" in texts


def test_a_post_and_its_unit_lead_to_its_head_and_to_nobody_else(
    scanner: Scanner, roster: pl.DataFrame
) -> None:
    heads = roster.with_row_index("row", offset=1).filter(position="Kepala Puskesmas")
    head = heads.row(0, named=True)
    place = head["unit"].removeprefix("Puskesmas ")
    for written in (f"Kapus {place}", f"kapus {place.lower()}", f"Kepala Puskesmas {place}"):
        mentions = found(scanner, f"Kemarin {written} berpidato di {head['regency']}.")
        assert [said for said, _ in mentions] == [written]
        assert head["row"] in mentions[0][1]
        assert {roster["unit"][row - 1] for row in mentions[0][1]} == {head["unit"]}
        assert all(roster["position"][row - 1].startswith("Kepala") for row in mentions[0][1])


def test_many_texts_keep_their_ids_and_places(
    scanner: Scanner, people: list[dict[str, Any]]
) -> None:
    texts = [
        {"id": number, "text": ACCENT * number + f" {one['words'].title()} di {one['regency']}"}
        for number, one in enumerate(people[:40])
    ]
    rows = rows_of(scanner, texts)
    assert len({row["id"] for row in rows}) >= 36
    for row in rows:
        text = str(texts[row["id"]]["text"])
        assert text[row["start"] : row["end"]] == row["as_written"]


@pytest.fixture(scope="module")
def posts(roster: pl.DataFrame) -> list[str]:
    rows = list(enumerate(roster.head(2_000).to_dicts(), start=1))
    return [str(one["text"]) for one in invented(rows, 0.2, 400, seed=11)[0]]


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_many_texts_at_once_are_each_read_as_if_alone(
    scanner: Scanner, searcher: Searcher, posts: list[str], data: Any
) -> None:
    chosen = data.draw(st.lists(st.sampled_from([*posts, "", "\n", "A.", "\0"]), max_size=12))
    together = scanner.scan(chosen)
    alone = Scanner(searcher.index)
    assert together == [alone.scan([text])[0] for text in chosen]


def test_mentions_of_invented_texts_are_found_where_they_stand(
    scanner: Scanner, roster: pl.DataFrame
) -> None:
    rows = list(enumerate(roster.to_dicts(), start=1))
    texts, truth = invented(rows, 0.3, 400, seed=12)
    mentions = rows_of(scanner, texts)
    places = {(one["id"], one["start"], one["end"]): one["candidates"] for one in mentions}
    meant = [one for one in truth if one.row is not None and " " in one.as_written]
    hits = [one for one in meant if (one.id, one.start, one.end) in places]
    right = [
        one for one in hits if one.row in {who["row"] for who in places[one.id, one.start, one.end]}
    ]
    assert len(hits) > 0.8 * len(meant)
    assert len(right) > 0.9 * len(hits)
    near = {(one.id, at) for one in truth for at in range(one.start, one.end)}
    stray = [one for one in mentions if (one["id"], one["start"]) not in near]
    assert len(stray) <= 0.03 * len(truth)


def test_a_name_alone_is_never_strong(scanner: Scanner, people: list[dict[str, Any]]) -> None:
    for one in people[:60]:
        for row in rows_of(scanner, [{"id": 1, "text": f"Kata {one['words'].title()} begitu."}]):
            assert all(who["strength"] != "kuat" for who in row["candidates"])


def test_candidates_name_few_and_likely_people(scanner: Scanner, posts: list[str]) -> None:
    for mentions in scanner.scan(posts):
        for one in mentions:
            assert 1 <= len(one.candidates) <= 5
            assert all(who.score >= 0.01 for who in one.candidates)


def test_hostile_texts_are_read_to_the_end(scanner: Scanner, people: list[dict[str, Any]]) -> None:
    name, regency = people[2]["words"].title(), people[2]["regency"]
    told = f" {name}, dari {regency} "
    for hostile in (
        "\0" * 5_000,
        "x" * 300_000,
        "\ud800\udfff" * 100,
        "\u202e\u200f" * 500,
        "A." * 20_000,
        "e\u0301\u0301\U0001f64f\U0001f3fd" * 300,
        f"{PUNCTUATION}" * 200,
        "Pak " * 20_000,
        "Camat " * 5_000,
        f"{name} " * 3_000,
        f"{name} " + "A. " * 30_000,
        f"Kepala Dinas {name}\n" * 500,
    ):
        text = f"{hostile}.{told}. {hostile}"
        rows = rows_of(scanner, [{"id": 1, "text": text}])
        assert name in [row["as_written"] for row in rows]
        for row in rows:
            assert text[row["start"] : row["end"]] == row["as_written"]


def test_a_very_long_line_is_read_once(scanner: Scanner, people: list[dict[str, Any]]) -> None:
    name, regency = people[3]["words"].title(), people[3]["regency"]
    text = f"{FILLER} " * 60_000 + f"hadir {name} dari {regency}, {FILLER}"
    rows = rows_of(scanner, [{"id": 1, "text": text}])
    assert [text[row["start"] : row["end"]] for row in rows] == [name]

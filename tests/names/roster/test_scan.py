"""Names in running text: where they stand, in both cases, with initials, behind a post."""

from typing import Any

import polars as pl
import pytest

from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.scan import Scanner, rows_of
from jaganetral.names.roster.search import Searcher
from jaganetral.names.roster.spell import spelt

ACCENT = "\u00e9"  # two bytes, one code point
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


def test_a_post_and_its_unit_lead_to_people_of_the_unit(
    scanner: Scanner, roster: pl.DataFrame
) -> None:
    unit = roster.filter(pl.col("unit").str.starts_with("Kecamatan"))["unit"][0]
    place = unit.removeprefix("Kecamatan ")
    mentions = found(scanner, f"Kemarin Camat {place} berpidato.")
    assert [written for written, _ in mentions] == [f"Camat {place}"]
    units = {roster["unit"][row - 1] for row in mentions[0][1]}
    assert unit in units


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

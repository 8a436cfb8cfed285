"""Invented texts: the same for the same seed, as dense as asked, mentions where they are said."""

from typing import Any

import polars as pl
import pytest

from jaganetral.names.synth.roster import write_roster
from jaganetral.names.synth.texts import texts


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, dict[str, Any]]]:
    path = tmp_path_factory.mktemp("roster") / "r"
    write_roster(path, 1_000, 5)
    return list(enumerate(pl.read_parquet(path).to_dicts(), start=1))


def test_the_same_seed_gives_the_same_texts(rows: list[tuple[int, dict[str, Any]]]) -> None:
    assert texts(rows, 0.05, 100, 1) == texts(rows, 0.05, 100, 1)
    assert texts(rows, 0.05, 100, 1) != texts(rows, 0.05, 100, 2)


@pytest.mark.parametrize("density", [5, 50, 500])
def test_mentions_are_as_dense_as_asked_and_stand_where_they_are_said(
    rows: list[tuple[int, dict[str, Any]]], density: int
) -> None:
    found, truth = texts(rows, 0.4, density, 7)
    size = sum(len(one["text"].encode()) for one in found)
    assert 400_000 <= size < 420_000
    assert 0.7 * density * 0.4 - 2 <= len(truth) <= 1.3 * density * 0.4 + 2
    for one in truth:
        assert found[one.id]["id"] == one.id
        assert found[one.id]["text"][one.start : one.end] == one.as_written


def test_every_form_and_strangers_occur(rows: list[tuple[int, dict[str, Any]]]) -> None:
    _, truth = texts(rows, 0.4, 1_500, 7)
    assert {one.form for one in truth} == {
        "full", "titled", "initial", "slip", "ocr", "broken", "quoted", "post"}  # fmt: skip
    strangers = sum(one.row is None for one in truth) / len(truth)
    assert 0.15 < strangers < 0.3
    assert any("\n" in one.as_written for one in truth)
    assert any(one.as_written.islower() for one in truth)

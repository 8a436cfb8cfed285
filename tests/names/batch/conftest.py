"""Two small rosters with their indexes, and texts in which people of the first are mentioned."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from jaganetral.names.roster.build import build
from jaganetral.names.roster.source import read_source
from jaganetral.names.synth.roster import write_roster
from jaganetral.names.synth.texts import texts


@pytest.fixture(scope="session")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    found = []
    for seed in (3, 4):
        folder = tmp_path_factory.mktemp("batch")
        write_roster(folder / "roster.parquet", 2000, seed=seed)
        build(read_source(folder / "roster.parquet").table, folder / "index")
        found.append(folder / "index")
    return found


@pytest.fixture(scope="session")
def index(indexes: list[Path]) -> Path:
    return indexes[0]


@pytest.fixture(scope="session")
def posts(index: Path) -> list[dict[str, Any]]:
    roster = pl.read_parquet(index.parent / "roster.parquet")
    return texts(list(enumerate(roster.to_dicts(), 1)), 0.2, 300, seed=5)[0]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[list[dict[str, Any]]], Path]:
    def written(rows: list[dict[str, Any]]) -> Path:
        path = tmp_path / "texts.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return path

    return written

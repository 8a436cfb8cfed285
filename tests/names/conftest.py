"""One invented roster of ten thousand people and its index, made once."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from jaganetral.names.roster.build import build
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.source import read_source
from jaganetral.names.search.search import Searcher
from jaganetral.names.synth.roster import write_roster

KEY = bytes(range(32))


@pytest.fixture(scope="session")
def roster_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("roster") / "roster.parquet"
    write_roster(path, 10_000, seed=20240214)
    return path


@pytest.fixture(scope="session")
def roster(roster_file: Path) -> Any:
    return pl.read_parquet(roster_file)


@pytest.fixture(scope="session")
def folder(roster_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("index") / "index"
    build(read_source(roster_file).table, place, key=KEY)
    return place


@pytest.fixture(scope="session")
def searcher(folder: Path) -> Searcher:
    return Searcher(RosterIndex(folder))

"""Invented rosters: the same for the same seed, well-formed, nobody twice."""

from pathlib import Path

import polars as pl

from jaganetral.names.nip import read_nip
from jaganetral.names.synth import roster
from jaganetral.names.synth.roster import COLUMNS, write_roster


def test_the_same_seed_gives_the_same_people(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_roster(tmp_path / name, 500, seed)
    a, b, c = (pl.read_parquet(tmp_path / name) for name in "abc")
    assert a.columns == list(COLUMNS)
    assert a.equals(b)
    assert not a.equals(c)
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a", "b", "c"]


def test_parts_join_without_a_seam(tmp_path: Path, monkeypatch: object) -> None:
    old = roster.PART
    try:
        roster.PART = 400
        write_roster(tmp_path / "r", 1_000, 3)
    finally:
        roster.PART = old
    table = pl.read_parquet(tmp_path / "r")
    assert len(table) == 1_000
    assert table["nip"].n_unique() == 1_000
    assert not any(read_nip(nip).warnings for nip in table["nip"])
    assert table.null_count().sum_horizontal()[0] == 0

"""The folder of arrays: whole or not at all, the same content the same hash, damage is noticed."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from jaganetral.names.roster.build import build
from jaganetral.names.roster.source import read_source
from jaganetral.names.roster.store import BrokenIndex, Store, Writer


def test_texts_and_arrays_come_back(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "a")
    writer.put("numbers", np.arange(5))
    writer.put_texts("words", ["", "guru", "Ngurah’s"])
    writer.close({"people": 3})
    store = Store(tmp_path / "a")
    assert store.array("numbers").tolist() == [0, 1, 2, 3, 4]
    assert store.texts("words") == ["", "guru", "Ngurah’s"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a"]


def test_the_same_roster_gives_the_same_index(roster_file: Path, tmp_path: Path) -> None:
    table = read_source(roster_file).table
    first, second = (build(table, tmp_path / name) for name in ("a", "b"))
    other = build(table.head(9_999), tmp_path / "c")
    assert first == second != other


def test_a_build_that_fails_leaves_the_old_index(folder: Path, tmp_path: Path) -> None:
    class Gone(Exception):
        pass

    def stop(step: str) -> None:
        if step == "lists":
            raise Gone

    table = read_source_of(tmp_path)
    place = tmp_path / "index"
    before = build(table, place)
    with pytest.raises(Gone):
        build(table.head(1), place, tell=stop)
    assert Store(place).facts["sha256"] == before
    assert not list(tmp_path.glob(".*"))


def read_source_of(tmp_path: Path) -> Any:
    path = tmp_path / "two.csv"
    path.write_text("nama,jabatan\nSiti Aminah,Guru\nBudi Santoso,Camat\n", "utf-8")
    return read_source(path).table


def test_a_changed_byte_is_found(tmp_path: Path) -> None:
    place = tmp_path / "index"
    build(read_source_of(tmp_path), place)
    Store(place).check()
    file = place / "words.npy"
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(bytes(data))
    with pytest.raises(BrokenIndex, match=r"words\.npy"):
        Store(place).check()


def test_what_is_no_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenIndex, match="no index"):
        Store(tmp_path)

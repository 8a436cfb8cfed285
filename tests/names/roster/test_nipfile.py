"""NIPs lie sealed in a file of their own; without the key nobody reads them."""

import json
from pathlib import Path

import polars as pl
import pytest

from jaganetral.names.query import Query
from jaganetral.names.roster import nipfile
from jaganetral.names.roster.build import build
from jaganetral.names.roster.nipfile import BadKey, NipFile
from jaganetral.names.roster.people import COLUMNS
from jaganetral.names.search.answer import candidates
from jaganetral.names.search.search import Searcher
from tests.names.conftest import KEY


def test_every_nip_belongs_to_its_person(
    folder: Path, searcher: Searcher, roster: pl.DataFrame
) -> None:
    nips = NipFile(folder, KEY)
    for person in range(0, 10_000, 997):
        row = int(searcher.index.row_of[person])
        assert nips.nip(person) == roster["nip"][row - 1]


def test_the_index_shows_no_nip(folder: Path, roster: pl.DataFrame) -> None:
    wanted = [int(nip).to_bytes(8, "little") for nip in roster["nip"].head(50)]
    for file in folder.iterdir():
        data = file.read_bytes()
        assert not any(nip in data for nip in wanted)
        assert not any(nip.encode() in data for nip in roster["nip"].head(50))


def test_a_wrong_key_is_told(folder: Path) -> None:
    with pytest.raises(BadKey, match="does not fit"):
        NipFile(folder, bytes(32)).nip(0)


def test_a_key_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "a.key"
    key = nipfile.make_key(path)
    assert path.stat().st_mode & 0o077 == 0
    assert nipfile.read_key(path) == key
    path.write_bytes(b"short")
    with pytest.raises(BadKey, match="32 bytes"):
        nipfile.read_key(path)


def test_a_nip_finds_its_holder(folder: Path, searcher: Searcher, roster: pl.DataFrame) -> None:
    found = candidates(searcher, Query(nip=roster["nip"][41]), 5, NipFile(folder, KEY))
    assert [int(searcher.index.row_of[one.row]) for one in found] == [42]
    assert "nip_same" in [reason.code for reason in found[0].for_]


def test_nothing_in_the_folder_depends_on_more_of_a_nip_than_the_sex(
    roster: pl.DataFrame, tmp_path: Path
) -> None:
    few = roster.head(40).with_row_index("row", offset=1)
    changed = pl.lit("19551231198001") + pl.col("nip").str.slice(14)
    other = few.with_columns(changed.alias("nip"))
    folders = [tmp_path / "a", tmp_path / "b"]
    for table, folder in zip((few, other), folders, strict=True):
        build(table, folder, key=KEY)
    names = sorted(path.name for path in folders[0].iterdir())
    assert names == sorted(path.name for path in folders[1].iterdir())
    sealed = {nipfile.FILE, "index.json"}
    for name in set(names) - sealed:
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()
    facts = [json.loads((folder / "index.json").read_text("utf-8")) for folder in folders]
    for one in facts:
        one["apart"] = None
    assert facts[0] == facts[1]


def test_a_block_in_the_place_of_another_is_refused(tmp_path: Path) -> None:
    names = [f"Siti {chr(97 + at // 26 % 26)}{chr(97 + at % 26)}nah" for at in range(5000)]
    nips = [f"19800101200601{1000 + at}" for at in range(5000)]
    table = pl.DataFrame({"name": names, "nip": nips})
    place = tmp_path / "index"
    build(table.with_columns([pl.lit("").alias(one) for one in COLUMNS]), place, key=KEY)
    file = place / nipfile.FILE
    data = file.read_bytes()
    half = len(data) // 2
    file.write_bytes(data[half:] + data[:half])
    with pytest.raises(BadKey, match="does not fit"):
        NipFile(place, KEY).nip(0)

"""An index with changes brought in is the index a fresh build of the changed roster gives."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.names.roster.build import build
from jaganetral.names.roster.nipfile import NipFile
from jaganetral.names.roster.store import Store
from jaganetral.names.roster.update import CannotUpdate, Change, Kind, Updated, update
from tests.names.conftest import KEY

NAMES = [
    "Siti Aminah",
    "Budi Santoso",
    "Drs. Budi Santoso, M.Si.",
    "Sutrisno",
    "Nur Aini",
    "I Wayan Sudana",
]
NAMES += ["王伟", "Soetrisno", "Aminah Siti Rahma", "Muh. Ali Akbar"]
POSTS = ["Camat", "Guru", "", "Kepala Seksi Pemerintahan"]
UNITS = ["SDN 1 Wanasari", "SDN 2 Wanasari", "Kecamatan Sukamaju", ""]
PEOPLE = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "position": st.sampled_from(POSTS),
        "unit": st.sampled_from(UNITS),
        "agency": st.sampled_from(["Pemkab Lawu Asri", "Dinas Pendidikan"]),
        "regency": st.sampled_from(["Kabupaten Lawu Asri", "Kota Wanasari", ""]),
    }
)


def nip_of(number: int) -> str:
    return f"19800101200601{1 + number % 2}{number:03}"


def table(rows: dict[int, dict[str, str]]) -> pl.DataFrame:
    columns = ("nip", "name", "position", "unit", "agency", "regency")
    told: dict[str, Any] = {one: [rows[row][one] for row in sorted(rows)] for one in columns}
    kinds = {"row": pl.UInt32, **dict.fromkeys(columns, pl.String)}
    return pl.DataFrame({"row": sorted(rows), **told}, schema=kinds)


@given(st.lists(PEOPLE, min_size=1, max_size=12), st.data())
@settings(max_examples=12, deadline=None)
def test_changes_give_what_a_fresh_build_gives(
    tmp_path_factory: pytest.TempPathFactory, people: list[dict[str, str]], data: st.DataObject
) -> None:
    place = tmp_path_factory.mktemp("updates")
    rows = {n: {"nip": nip_of(n), **one} for n, one in enumerate(people, 1)}
    build(table(rows), place / "index", key=KEY)
    last = len(rows)
    for _ in range(data.draw(st.integers(1, 3))):
        kinds = st.sampled_from([None, Kind.CHANGE, Kind.REMOVE])
        touched = data.draw(st.lists(st.sampled_from(sorted(rows)), unique=True, max_size=4))
        changes = []
        for row in touched:
            kind, said = data.draw(kinds), data.draw(PEOPLE)
            by_row = data.draw(st.booleans())
            fields = said if by_row else {**said, "nip": rows[row]["nip"]}
            changes.append(Change(row, kind, row if by_row else 0, fields))
            if kind is Kind.REMOVE and len(rows) > 1:
                del rows[row]
            elif kind is Kind.REMOVE:
                changes.pop()
            else:
                rows[row] = {**rows[row], **{name: text for name, text in said.items() if text}}
        for said in data.draw(st.lists(PEOPLE, max_size=3)):
            last += 1
            rows[last] = {"nip": nip_of(last), **said}
            changes.append(Change(0, data.draw(st.sampled_from([None, Kind.ADD])), 0, rows[last]))
        update(place / "index", changes, key=KEY)
        fresh = build(table(rows), place / "fresh", key=KEY)
        assert Store(place / "index").sha256 == fresh
        mine, theirs = (
            NipFile(place / one, KEY).everything(len(rows)) for one in ("index", "fresh")
        )
        assert mine.tolist() == theirs.tolist()


def person(number: int, name: str) -> dict[str, str]:
    empty = dict.fromkeys(("unit", "agency", "regency"), "")
    return {"nip": nip_of(number), "name": name, "position": "Guru", **empty}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    rows = {number: person(number, name) for number, name in enumerate(NAMES, 1)}
    build(table(rows), tmp_path / "index", key=KEY)
    return tmp_path / "index"


def test_what_cannot_be_taken_is_refused_with_a_reason(index: Path) -> None:
    before = Store(index).sha256
    found = update(
        index,
        [
            Change(2, Kind.REMOVE, 99),
            Change(3, Kind.REMOVE, 0, {"nip": nip_of(77)}),
            Change(4, Kind.ADD, 0, {"nip": nip_of(1), "name": "Lain"}),
            Change(5, None, 0, {"name": "..."}),
            Change(6, Kind.CHANGE, 2, {"nip": nip_of(1)}),
        ],
        key=KEY,
    )
    assert [line for line, _ in found.refused] == [2, 3, 4, 5, 6]
    assert found == Updated(before, refused=found.refused)


def test_a_second_change_of_one_person_is_refused(index: Path) -> None:
    twice = [Change(2, None, 1, {"position": "Camat"}), Change(3, Kind.REMOVE, 1)]
    found = update(index, twice, key=KEY)
    assert (found.changed, found.removed) == (1, 0)
    assert "baris 2" in found.refused[0][1]


def test_sealed_nips_are_not_lost_for_want_of_a_key(index: Path) -> None:
    with pytest.raises(CannotUpdate, match="--key"):
        update(index, [Change(2, Kind.REMOVE, 1)])
    with pytest.raises(CannotUpdate, match="not the one"):
        update(index, [Change(2, Kind.REMOVE, 1)], key=bytes(32))


def test_without_nips_people_are_told_by_row(tmp_path: Path) -> None:
    rows = {3: person(1, "Sutrisno"), 9: person(2, "Nur Aini")}
    build(table(rows), tmp_path / "index")
    changes = [
        Change(2, None, 3, {"position": "Camat"}),
        Change(3, Kind.REMOVE, 0, {"nip": nip_of(2)}),
    ]
    found = update(tmp_path / "index", changes)
    assert "baris" in found.refused[0][1]
    rows[3]["position"] = "Camat"
    assert found.sha256 == build(table(rows), tmp_path / "fresh")


def test_a_number_is_never_given_twice(index: Path) -> None:
    update(index, [Change(2, Kind.REMOVE, len(NAMES))], key=KEY)
    update(index, [Change(2, Kind.ADD, 0, {"nip": nip_of(50), "name": "Rahma"})], key=KEY)
    assert max(Store(index).array("row_of")) == len(NAMES) + 1

"""The name index of an area: made from the database, shared, kept apart from NIPs."""

from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from jaganetral.names.query import Query
from jaganetral.names.search.candidate import Strength
from jaganetral.web.roster import indexing, periodic, screening
from jaganetral.web.roster.finding import find
from jaganetral.web.roster.indexing import make, wanted
from jaganetral.web.roster.loading import undo_load
from jaganetral.web.roster.screening import asked, is_preparing, read, who
from tests.cast import Cast
from tests.names.files import SARI, TRIS
from tests.web.roster.test_loading import load

DAY = date(2024, 1, 3)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people are many."""
    monkeypatch.setattr(indexing, "AT_ONCE", 1)


def folders(vault: Path) -> list[Path]:
    return [path for path in (vault / "indeks").iterdir() if path.is_dir()]


def test_an_index_is_private_and_holds_no_nip(cast: Cast, vault: Path) -> None:
    load(cast, TRIS, SARI)
    assert who("99.01", Query(name="Sutrisno"))[0].employee.nip == TRIS[0]
    assert (vault / "indeks").stat().st_mode & 0o777 == 0o700
    digits = (TRIS[0].encode(), int(TRIS[0]).to_bytes(8, "little"))
    files = [path.read_bytes() for path in folders(vault)[0].iterdir()]
    assert files
    assert not any(digit in held for held in files for digit in digits)


def test_the_database_answers_for_nips(cast: Cast, vault: Path) -> None:
    load(cast, TRIS, SARI)
    exact, near = (who("99.01", Query(nip=nip)) for nip in (TRIS[0], TRIS[0][:-1] + "9"))
    assert [one.employee.nip for one in exact] == [one.employee.nip for one in near] == [TRIS[0]]
    assert [one.candidate.strength for one in (*exact, *near)] == [Strength.KUAT, Strength.MUNGKIN]
    other = who("99.01", Query(name="Sutrisno", nip="199001012015011001"))
    assert "nip_other" in {reason.code for reason in other[0].candidate.against}


def test_another_set_of_loads_has_another_index(cast: Cast, vault: Path) -> None:
    load(cast, TRIS)
    first = wanted("99.01")
    second = load(cast, SARI, day=date(2024, 2, 1))
    assert who("99.01", Query(name="Sutrisno")) == []
    undo_load(second.load, by="sistem")
    assert wanted("99.01") == first
    assert who("99.01", Query(name="Sutrisno"))
    assert wanted("").folder == first.folder  # one index serves every area with these loads


def test_nobody_on_the_roster(cast: Cast, vault: Path) -> None:
    query = Query(name="sopir kantor camat")
    assert (who("99.01", query), asked("99.01", query)) == ([], None)
    assert read("99.01", query.name).position == "sopir"
    assert not is_preparing("99.01")


@pytest.mark.usefixtures("large")
def test_a_large_roster_is_prepared_by_the_periodic_work(
    cast: Cast, vault: Path, sign_in: Any
) -> None:
    client: Client = sign_in("bkpsdm")
    load(cast, TRIS, SARI)
    assert who("99.01", Query(name="Sutrisno")) == []
    assert is_preparing("99.01")
    page = client.get("/kerja/pegawai", {"nama": "Sutrisno"}).content.decode()
    assert "sedang disiapkan" in page
    assert "huruf-hurufnya sama" in page  # the plain search goes on
    assert [hit.employee.nip for hit in find("99.01", Query(nip=TRIS[0][:8]))] == [TRIS[0]]
    assert find("99.01", Query(unit="Kecamatan Sukamaju")) == []
    assert [line for line in periodic.run(DAY) if "Indeks nama untuk 2 pegawai" in line]
    assert not is_preparing("99.01")
    assert who("99.01", Query(name="Sutrisno"))
    assert "sedang disiapkan" not in client.get("/kerja/pegawai").content.decode()
    assert not any("Indeks" in line for line in periodic.run(DAY))


@pytest.mark.usefixtures("large")
def test_the_roster_of_the_day_of_an_act_is_prepared_when_asked_for(
    cast: Cast, vault: Path
) -> None:
    load(cast, TRIS, SARI)
    load(cast, [*TRIS[:2], "Camat", *TRIS[3:]], SARI, day=date(2024, 3, 1))
    periodic.run(DAY)
    assert (is_preparing("99.01"), is_preparing("99.01", DAY)) == (False, True)
    assert who("99.01", Query(position="Pengelola Kendaraan"), day=DAY) == []
    periodic.run(DAY)
    assert not is_preparing("99.01", DAY)
    assert who("99.01", Query(position="Pengelola Kendaraan"), day=DAY)


@pytest.mark.usefixtures("large")
def test_an_area_without_officers_is_prepared_when_asked_for(cast: Cast, vault: Path) -> None:
    load(cast, TRIS, SARI)
    assert who("99", Query(name="Sutrisno")) == []
    periodic.run(date(2000, 1, 1))  # a day on which nobody has a duty
    assert who("99", Query(name="Sutrisno"))


def test_old_indexes_go_and_come_back_when_asked_for(
    cast: Cast, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(cast, TRIS)
    assert who("99.01", Query(name="Sutrisno"))
    old = folders(vault)
    load(cast, TRIS, SARI)
    assert who("99.01", Query(name="Sari"))
    periodic.run(DAY)
    assert len(folders(vault)) == 2  # somebody may still be reading it
    monkeypatch.setattr(indexing, "_UNUSED", -indexing._UNUSED)
    periodic.run(DAY)
    assert [path for path in old if path.exists()] == []
    assert len(folders(vault)) == 1


def _try(folder: Path, key: str, ready: Any, go: Any, told: Any) -> None:
    """Another process that holds the lock of an index."""
    from django.conf import settings  # noqa: PLC0415 - in the new process

    settings.DATA = folder
    with indexing._alone(key, wait=True):
        ready.set()
        go.wait(20)
    told.set()


def test_two_processes_do_not_make_one_index_twice(cast: Cast, vault: Path) -> None:
    load(cast, TRIS)
    one, start = wanted("99.01"), get_context("fork")
    ready, go, told = start.Event(), start.Event(), start.Event()
    other = start.Process(target=_try, args=(vault, one.key, ready, go, told))
    other.start()
    assert ready.wait(20)
    assert not make(one, wait=False)
    assert not one.is_made
    go.set()
    assert make(one)
    assert one.is_made
    other.join(20)
    assert told.is_set()


def test_a_lost_folder_is_made_again(cast: Cast, vault: Path) -> None:
    load(cast, TRIS)
    assert who("99.01", Query(name="Sutrisno"))
    for path in folders(vault):
        for file in path.iterdir():
            file.unlink()
        path.rmdir()
    screening.forget()
    assert who("99.01", Query(name="Sutrisno"))

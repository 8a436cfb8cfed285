"""A roster comes in whole or not at all, stands in the log, and can be taken back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from jaganetral.names.query import Query
from jaganetral.names.reading import BadRoster
from jaganetral.names.search.candidate import Strength
from jaganetral.names.synth.regency import invented_people
from jaganetral.web.audit.models import Record
from jaganetral.web.roster.loading import Loaded, load_roster, undo_load
from jaganetral.web.roster.models import Employee, RosterLoad
from jaganetral.web.roster.queries import age, as_of, employees_of, posts_of, roster_body
from jaganetral.web.roster.screening import who
from tests.cast import Cast
from tests.names.files import SARI, TRIS, csv_of

DAY = date(2024, 1, 3)


def load(cast: Cast, *rows: list[str], day: date = DAY) -> Loaded:
    body = cast.bodies["pemkab-lawu-asri"]
    return load_roster(csv_of(*rows), "daftar.csv", body=body, as_of=day, by=cast.duty("bkpsdm"))


def test_a_load_keeps_people_and_what_it_rejected(cast: Cast) -> None:
    loaded = load(cast, TRIS, SARI, ["", "", *TRIS[2:]])
    assert (loaded.load.accepted, loaded.load.rejected) == (2, 1)
    assert loaded.load.rejects.get().line == 4
    tris = Employee.objects.get(nip=TRIS[0])
    assert (tris.row, tris.folded, tris.unit) == (2, "sutrisno", "Kecamatan Sukamaju")
    record = Record.objects.get(act="impor_pegawai")
    assert record.actor.startswith("Endang Puspasari")
    assert "Sutrisno".lower() not in record.body.lower()  # no names in the log


def test_a_broken_file_leaves_nothing(cast: Cast) -> None:
    with pytest.raises(BadRoster):
        load_roster(
            b"a;b\n1;2\n",
            "daftar.csv",
            body=cast.bodies["pemkab-lawu-asri"],
            as_of=DAY,
            by="sistem",
        )
    assert not RosterLoad.objects.exists()
    assert not Record.objects.exists()


@pytest.mark.parametrize("role", ["pemeriksa", "ppk", "auditor"])
def test_who_may_not_import(cast: Cast, role: str) -> None:
    with pytest.raises(PermissionDenied):
        load_roster(
            csv_of(TRIS),
            "daftar.csv",
            body=cast.bodies["pemkab-lawu-asri"],
            as_of=DAY,
            by=cast.duty(role),
        )


def test_a_roster_of_a_body_elsewhere_is_refused(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        load_roster(
            csv_of(TRIS),
            "daftar.csv",
            body=cast.bodies["bawaslu-lawu-asri"],
            as_of=DAY,
            by=cast.duty("bkpsdm"),
        )


def test_the_newest_load_counts_and_undoing_brings_the_old_one_back(cast: Cast) -> None:
    load(cast, TRIS)
    moved = [*TRIS[:3], "Kecamatan Wanasari", *TRIS[4:]]
    second = load(cast, moved, SARI, day=date(2024, 2, 1))
    assert employees_of("99.01").count() == 2
    assert as_of("99.01") == date(2024, 2, 1)
    assert [e.unit for e in posts_of(employees_of("99.01").get(nip=TRIS[0]))] == [
        "Kecamatan Wanasari",
        "Kecamatan Sukamaju",
    ]
    undo_load(second.load, by=cast.duty("bkpsdm"))
    undo_load(second.load, by=cast.duty("bkpsdm"))  # twice is once
    assert [e.unit for e in employees_of("99.01")] == ["Kecamatan Sukamaju"]
    assert Record.objects.filter(act="batal_impor_pegawai").count() == 1


def test_who_finds_a_nickname_with_reasons_and_forgets_a_load_taken_back(cast: Cast) -> None:
    crowd = [
        [one.nip, one.name, one.position, one.unit, one.agency, one.regency, "pns"]
        for one in invented_people(300, seed=7)
    ]
    loaded = load(cast, *crowd, TRIS)
    first = who("99.01", Query(name="Pak Tris", position="sopir", unit="kantor camat Sukamaju"))[0]
    assert first.employee.nip == TRIS[0]
    assert first.candidate.strength in (Strength.KUAT, Strength.MUNGKIN)
    assert first.candidate.for_
    assert who("98.02", Query(name="Sutrisno")) == []
    undo_load(loaded.load, by="sistem")
    assert who("99.01", Query(name="Sutrisno")) == []


def test_areas(cast: Cast) -> None:
    load(cast, TRIS)
    assert [employees_of(area).count() for area in ("", "99", "99.01", "99.02", "98")] == [
        1,
        1,
        1,
        0,
        0,
    ]


def test_age_and_body(cast: Cast) -> None:
    assert age("99.01", DAY) is None
    load(cast, TRIS)
    thirty, more = age("99.01", date(2024, 2, 2)), age("99.01", date(2024, 2, 3))
    assert thirty is not None
    assert more is not None
    assert (thirty.days, thirty.is_old) == (30, False)
    assert (more.days, more.is_old) == (31, True)
    assert roster_body(cast.bodies["bkpsdm-lawu-asri"]) == cast.bodies["pemkab-lawu-asri"]
    assert roster_body(cast.bodies["bawaslu-lawu-asri"]) == cast.bodies["bawaslu-lawu-asri"]

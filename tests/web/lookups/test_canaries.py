"""A canary looks like anybody, is never proposed, and rings when somebody touches it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from jaganetral.names.nip import read_nip
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.actions import queue
from jaganetral.web.lookups.canaries import all_canaries
from jaganetral.web.lookups.models import Alarm, Canary
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.actions.sessions import open_session
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.roster.loading import NoCanary, load_roster, plant_canaries
from jaganetral.web.roster.models import Employee, RosterLoad
from jaganetral.web.roster.private import unseal
from jaganetral.web.roster.screening import forget
from tests.cast import Cast
from tests.web.cases.intake import DAY, ROSTER, load_people, put_report

SignIn = Callable[[str], Client]


@pytest.fixture
def planted(cast: Cast, vault: object) -> Employee:
    """The row of the one canary in the roster of Lawu Asri."""
    load_people(cast)
    plant_canaries(cast.bodies["pemkab-lawu-asri"], 1, by=cast.duty("admin"), day=DAY)
    forget()  # as if the index had been made with the canary in it
    ((_canary, row),) = all_canaries()
    return Employee.objects.get(nip=row["nip"])


def text_of(employee: Employee) -> str:
    """The roster as a copy of the database would give it."""
    rows = RosterLoad.objects.latest("pk").employees.all()
    cells = ([e.nip, e.name, e.position, e.unit, e.agency, e.regency, e.status] for e in rows)
    return "\n".join([ROSTER.splitlines()[0], *(";".join(one) for one in cells)])


def test_nothing_in_the_row_or_the_table_gives_it_away(planted: Employee) -> None:
    other = Employee.objects.exclude(pk=planted.pk)
    nip = read_nip(planted.nip)
    assert nip.usable
    assert not nip.warnings
    assert not other.filter(folded=planted.folded).exists()
    assert other.filter(unit=planted.unit, position=planted.position).exists()
    canary = Canary.objects.get()
    kept = canary.mark.encode() + bytes(canary.sealed)
    assert planted.nip.encode() not in kept
    assert planted.name.encode() not in kept


def test_the_log_and_the_page_tell_how_many_but_not_who(planted: Employee, sign_in: SignIn) -> None:
    assert planted.name not in Record.objects.get(act="tanam_umpan").body
    page = sign_in("admin").get("/kerja/pencarian/umpan").content.decode()
    assert "Umpan yang tertanam" in page
    assert planted.name not in page
    assert planted.nip not in page


def test_a_search_and_an_opening_ring_once_each(planted: Employee, sign_in: SignIn) -> None:
    client = sign_in("bkpsdm")
    for _twice in range(2):
        assert planted.name in client.get("/kerja/pegawai", {"nama": planted.name}).content.decode()
    client.get(f"/kerja/pegawai/{planted.pk}")
    assert sorted(Alarm.objects.values_list("how", flat=True)) == ["buka", "cari"]
    assert Record.objects.filter(act="alarm_umpan").count() == 2
    assert planted.name not in Record.objects.filter(act="alarm_umpan")[0].body


def test_screening_never_proposes_one_and_rings_where_a_report_means_it(
    planted: Employee, cast: Cast, sign_in: SignIn
) -> None:
    accused = [{"name": planted.name, "position": planted.position, "workplace": planted.unit}]
    report = put_report(cast.bodies["bawaslu-lawu-asri"], accused=accused)
    client = sign_in("pemeriksa")
    assert planted.nip not in client.get(f"/kerja/antrean/{report.number}").content.decode()
    assert Alarm.objects.get().how == "lapor"
    case = queue.accept(report, by=cast.duty("pemeriksa"), day=DAY)
    address = reverse("cases:screening", args=[case.slug])
    assert (
        planted.name
        not in client.get(address, {"nip": planted.nip})
        .content.decode()
        .split("Cari dengan kata lain")[1]
    )
    assert Alarm.objects.filter(how="cari").count() == 1
    told = {"pegawai": planted.pk, "putusan": "ini", "alasan": "Cocok semuanya.", "versi": 0}
    verdict = reverse("cases:verdict", args=[case.slug, case.parties.get().pk])
    assert client.post(verdict, told).status_code == 404


def test_a_number_made_up_shows_nobody(cast: Cast, vault: object, sign_in: SignIn) -> None:
    load_people(cast)
    report = put_report(cast.bodies["bawaslu-lawu-asri"])
    case = queue.accept(report, by=cast.duty("pemeriksa"), day=DAY)
    verdict = reverse("cases:verdict", args=[case.slug, case.parties.get().pk])
    unasked = Employee.objects.get(name="SEKAR AYUNDA")
    told = {"pegawai": unasked.pk, "putusan": "bukan", "versi": 0}
    assert sign_in("pemeriksa").post(verdict, told).status_code == 404


def test_a_copy_that_is_loaded_rings_and_an_honest_roster_keeps_the_canary(
    planted: Employee, cast: Cast
) -> None:
    body, by = cast.bodies["pemkab-lawu-asri"], cast.duty("bkpsdm")
    copied = text_of(planted).encode()
    load_roster(ROSTER.encode(), "baru.csv", body=body, as_of=date(2026, 12, 1), by=by)
    newest = RosterLoad.objects.latest("pk")
    kept = newest.employees.get(nip=planted.nip)
    assert newest.employees.count() == len(ROSTER.splitlines())  # everybody, and the canary
    assert kept.pk < max(newest.employees.values_list("pk", flat=True))  # it is not the last row
    lines = list(newest.employees.values_list("row", flat=True))
    assert len(lines) == len(set(lines))
    assert not Alarm.objects.exists()
    load_roster(copied, "salinan.csv", body=body, as_of=date(2026, 12, 2), by=by)
    assert Alarm.objects.get().how == "unggah"
    number = RosterLoad.objects.latest("pk").pk
    assert Alarm.objects.get().occasion == f"pemuatan daftar pegawai no. {number}"
    assert RosterLoad.objects.latest("pk").employees.filter(nip=planted.nip).count() == 1


def test_an_alarm_stands_on_the_desk_until_it_is_handled(
    planted: Employee, sign_in: SignIn
) -> None:
    sign_in("bkpsdm").get(f"/kerja/pegawai/{planted.pk}")
    client, alarm = sign_in("admin"), Alarm.objects.get()
    assert "Barisnya dibuka: Endang Puspasari" in client.get("/kerja").content.decode()
    page = client.get("/kerja/pencarian/umpan").content.decode()
    assert "saat mengelola daftar pegawai" in page
    assert "daftar_pegawai:" not in page
    handle = f"/kerja/pencarian/umpan/{alarm.pk}"
    client.post(handle, {"catatan": ""})
    assert not Alarm.objects.exclude(handled_by="").exists()
    client.post(handle, {"catatan": "Ia memeriksa ejaan satu nama."})
    assert "Barisnya dibuka" not in client.get("/kerja").content.decode()
    assert "Ia memeriksa ejaan" in client.get("/kerja/pencarian/umpan").content.decode()


def test_who_may_plant_and_where(cast: Cast, vault: object, sign_in: SignIn) -> None:
    body = cast.bodies["pemkab-lawu-asri"]
    with pytest.raises(NoCanary, match="belum punya daftar pegawai"):
        plant_canaries(body, 1, by=cast.duty("admin"), day=DAY)
    load_people(cast)
    with pytest.raises(PermissionDenied):
        plant_canaries(body, 1, by=cast.duty("bkpsdm"), day=DAY)
    with pytest.raises(PermissionDenied):
        plant_canaries(cast.bodies["bawaslu-lawu-asri"], 1, by=cast.duty("admin"), day=DAY)
    client = sign_in("admin")
    answer = client.post("/kerja/pencarian/umpan", {"body": body.pk, "count": 2})
    assert answer.status_code == 302
    assert Canary.objects.count() == 2
    answer = client.post("/kerja/pencarian/umpan", {"body": body.pk, "count": 21})
    assert answer.status_code == 400
    assert "Tulis angka 1 sampai 20." in answer.content.decode()


def test_a_roster_too_small_hides_nobody(cast: Cast, vault: object) -> None:
    body = cast.bodies["pemkab-lawu-asri"]
    one = "\n".join(ROSTER.splitlines()[:2])
    load_roster(one.encode(), "a.csv", body=body, as_of=DAY, by="sistem")
    with pytest.raises(NoCanary, match="terlalu kecil"):
        plant_canaries(body, 1, by=cast.duty("admin"), day=DAY)
    assert not Canary.objects.exists()


def test_its_private_part_looks_like_any_other_and_holds_nothing(cast: Cast, vault: object) -> None:
    body, heads, *rows = cast.bodies["pemkab-lawu-asri"], *ROSTER.splitlines()
    people = [f"{heads};no_hp", *(f"{row};08120000000{at}" for at, row in enumerate(rows))]
    more = "19900101201501100{at};Rangga Wira{x};Guru;SDN {at};Pemkab;Lawu Asri;PNS;08130000000{at}"
    people += [more.format(at=at, x=x) for at, x in enumerate("abcdefgh")]
    load_roster("\n".join(people).encode(), "a.csv", body=body, as_of=DAY, by="sistem")
    plant_canaries(body, 1, by=cast.duty("admin"), day=DAY)
    ((_canary, row),) = all_canaries()
    planted = Employee.objects.get(nip=row["nip"])
    other = Employee.objects.exclude(pk=planted.pk).first()
    assert other is not None
    assert unseal(other)["phone"].startswith("08")
    assert set(unseal(planted)["phone"]) == {"-"}
    sizes = {len(one.private or b"") for one in Employee.objects.all()}
    assert len(sizes) == 1


def test_its_number_on_an_attendance_list_rings(
    planted: Employee, cast: Cast, at: Callable[[datetime], None]
) -> None:
    starts = datetime(2026, 11, 12, 2, tzinfo=UTC)
    session = open_session(
        "Pengarahan",
        kind="webinar",
        starts=starts,
        ends=starts + timedelta(hours=1),
        by=cast.duty("bkpsdm"),
    )
    at(starts)
    check_in(session.rooms.get(agency=cast.bodies["kec-wanasari"]), Person(nip=planted.nip))
    alarm = Alarm.objects.get()
    assert (alarm.how, alarm.by, alarm.about) == ("hadir", "peserta", session.key)

"""Names go when their time has come; every count stays as it was."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from jaganetral.web import clock
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.prevention import periodic
from jaganetral.web.prevention.actions import paper
from jaganetral.web.prevention.actions.attendance import NotOpen, check_in
from jaganetral.web.prevention.actions.certificates import give
from jaganetral.web.prevention.actions.retention import forget_overdue, set_days
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.attendance.ranks import by_rank
from jaganetral.web.prevention.attendance.retention import USUAL, days_of
from jaganetral.web.prevention.attendance.turnout import coverage
from jaganetral.web.prevention.models import PaperLine, Retention, Room
from tests.cast import Cast
from tests.web.prevention.stories import END, START, make_webinar
from tests.web.prevention.test_paper import LIST, NIPS, employ

At = Callable[[datetime], None]
SignIn = Callable[[str], Client]


@pytest.fixture
def room(cast: Cast) -> Room:
    """One by phone and late, one guest, two from a list on paper, one of whom has a certificate."""
    employ(cast)
    found = make_webinar(cast).room("kec-wanasari")
    head = cast.duty("kepala_opd")
    with clock.clock_at(START + timedelta(minutes=20)):
        check_in(found, Person(nip=NIPS[4]))
        check_in(found, Person(nip=NIPS[8]))
    with clock.clock_at(END + timedelta(hours=1)):
        paper.count(paper.take_in(found, LIST, "a.txt", by=head), by=head)
        give(found.attendances.get(nip=NIPS[0]), by=head)
    return found


def counts(cast: Cast, room: Room) -> object:
    seen = coverage(room.session, cast.bodies["pemkab-lawu-asri"])
    return seen, by_rank(room.agency, [room.session], whole=True)


def test_after_the_usual_year_names_are_gone_and_counts_are_the_same(
    cast: Cast, room: Room, client: Client
) -> None:
    before, certificate = counts(cast, room), room.certificates.get()
    with clock.clock_at(END + timedelta(days=USUAL, minutes=-1)):
        assert forget_overdue(clock.now()) == 0
    with clock.clock_at(END + timedelta(days=USUAL, minutes=1)):
        told = periodic.run(clock.today("WIB"))
        assert "jumlahnya tetap" in told[0]
        assert periodic.run(clock.today("WIB")) == []
        with pytest.raises(NotOpen):
            paper.take_in(room, LIST, "a.txt", by=cast.duty("kepala_opd"))
    assert counts(cast, room) == before
    for row in room.attendances.all():
        assert (row.name, row.nip, row.unit) == ("", "", "")
        assert row.person_key == f"lepas:{row.pk}"
    assert not PaperLine.objects.exists()
    assert Record.objects.filter(act="lepas_nama_hadir").count() == room.session.rooms.count()
    assert verify_log().whole
    page = client.get("/verifikasi/hadir", {"kode": certificate.code}).content.decode()
    assert "Sertifikat ini sah" in page


def test_the_nearest_body_that_said_something_decides(cast: Cast, room: Room) -> None:
    set_days(730, by=cast.duty("bkpsdm"))
    assert days_of(room.agency) == 730
    set_days(60, by=cast.duty("kepala_opd"))
    assert days_of(room.agency) == 60
    assert days_of(cast.bodies["kec-sukamaju"]) == 730
    with clock.clock_at(END + timedelta(days=61)):
        assert forget_overdue(clock.now()) == 1
    with pytest.raises(ValueError, match="30 sampai 1825"):
        set_days(29, by=cast.duty("kepala_opd"))
    with pytest.raises(PermissionDenied):
        set_days(60, by=cast.duty("pimpinan"))


def test_a_list_nobody_counted_is_not_kept(cast: Cast, room: Room) -> None:
    with clock.clock_at(END + timedelta(hours=2)):
        paper.take_in(room, LIST + b"7. Siti Aminah\n", "b.txt", by=cast.duty("kepala_opd"))
    assert room.papers.count() == 2
    forget_overdue(END + timedelta(days=31))
    assert [one.file_name for one in room.papers.all()] == ["a.txt"]


def test_the_office_sets_the_days_on_its_page(cast: Cast, at: At, sign_in: SignIn) -> None:
    at(START)
    client = sign_in("kepala_opd")
    assert "365 hari" in client.get("/kerja/cegah/nama").content.decode()
    bad = client.post("/kerja/cegah/nama", {"hari": "7"})
    assert bad.status_code == 400
    assert "<title>Galat:" in bad.content.decode()
    saved = client.post("/kerja/cegah/nama", {"hari": "90"}, follow=True).content.decode()
    assert "90 hari" in saved
    assert Retention.objects.get().agency.code == "kec-wanasari"

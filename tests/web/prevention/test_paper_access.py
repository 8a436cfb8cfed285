"""The pages of lists on paper, absence, photos, names and certificates pass axe and fit."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from pytest_django.live_server_helper import LiveServer

from jaganetral.web import clock
from jaganetral.web.prevention.actions import paper
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.views.attend import SIGNER
from tests.browser import Open, looks, troubles
from tests.cast import Cast
from tests.journeys.entering import enter
from tests.web.prevention.stories import END, START, make_webinar
from tests.web.prevention.test_paper import LIST, NIPS, employ

At = Callable[[datetime], None]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_pages_are_accessible_and_fit(
    cast: Cast, at: At, live_server: LiveServer, open_page: Open
) -> None:
    employ(cast)
    webinar = make_webinar(cast)
    room = webinar.room("kec-wanasari")
    with clock.clock_at(START):
        row = check_in(room, Person(nip=NIPS[0])).attendance
    at(END + timedelta(hours=1))
    found = paper.take_in(room, LIST, "hadir.txt", by=cast.duty("kepala_opd"))
    event = f"/kerja/cegah/acara/{webinar.session.code}"
    staff = [
        f"{event}/{room.pk}",
        f"{event}/{room.pk}/kertas",
        f"{event}/{room.pk}/kertas/{found.pk}",
        f"{event}/{room.pk}/belum",
        f"{event}/{room.pk}/foto",
        f"{event}/jenjang",
        f"/kerja/cegah/{webinar.campaign.pk}/hadir",
        "/kerja/cegah/nama",
    ]
    receipt = SIGNER.sign_object([row.pk, False])
    public = [f"/hadir/{room.token}/{receipt}/sertifikat", "/verifikasi/hadir?kode=AAAABBBBCCCC"]
    page = open_page()
    enter(page, live_server.url, cast.officers["kepala_opd"])
    for address in staff + public:
        page.goto(f"{live_server.url}{address}")
        assert not troubles(page, *looks((360, True), (1280, False)))

"""Pages of prevention pass axe in both themes, on a phone and a desk; the check-in stays small."""

import gzip
from collections.abc import Callable
from datetime import datetime

import pytest
from pytest_django.live_server_helper import LiveServer

from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.attendance.person import Person
from tests.browser import Open, faults, looks, troubles
from tests.cast import Cast
from tests.journeys.entering import enter
from tests.web.prevention.stories import NIP, START, make_webinar

At = Callable[[datetime], None]
FITS = looks((360, True), (1280, False))
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_pages_are_accessible_and_fit(
    cast: Cast, at: At, live_server: LiveServer, open_page: Open
) -> None:
    webinar = make_webinar(cast)
    at(START)
    room = webinar.room("kec-wanasari")
    check_in(room, Person(nip=NIP))
    session = f"/kerja/cegah/acara/{webinar.session.code}"
    public = [f"/hadir/{room.token}", "/hadir", "/acara", f"/acara/{webinar.session.code}"]
    public.append("/hadir/bukan-lembar")
    staff = [
        "/kerja/cegah",
        f"/kerja/cegah/{webinar.campaign.pk}",
        f"/kerja/cegah/{webinar.campaign.pk}/imbauan",
        session,
        f"{session}/lembar",
        f"{session}/{room.pk}",
        "/kerja/cegah/acara/kantor",
    ]
    page = open_page()
    enter(page, live_server.url, cast.officers["bkpsdm"])
    for address in public + staff:
        page.goto(f"{live_server.url}{address}")
        assert not troubles(page, *FITS)


def test_axe_bites(cast: Cast, at: At, live_server: LiveServer, open_page: Open) -> None:
    at(START)
    page = open_page(width=360)
    page.goto(f"{live_server.url}/hadir/{make_webinar(cast).room('kec-wanasari').token}")
    page.evaluate("document.querySelector('form label').remove()")
    assert [fault.partition(":")[0] for fault in faults(page)] == ["label"]


def test_the_check_in_page_is_small(
    cast: Cast, at: At, live_server: LiveServer, open_page: Open
) -> None:
    at(START)
    page, asked = open_page(width=360, script=False), []
    page.on("request", lambda request: asked.append(request.url))
    answer = page.goto(f"{live_server.url}/hadir/{make_webinar(cast).room('kec-wanasari').token}")
    assert answer is not None
    assert len(gzip.compress(answer.body())) <= 14_000
    assert len([url for url in asked if not url.startswith("data:")]) <= 3
    assert all(url.startswith((live_server.url, "data:")) for url in asked)
    assert page.context.cookies() == []
    button = page.get_by_role("button", name="Saya hadir").bounding_box()
    assert button is not None
    assert button["y"] + button["height"] <= 800  # one screen, no scrolling

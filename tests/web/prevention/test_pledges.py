"""Pledges: one a person, alone or together, verifiable without a name, counted by office."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils.html import escape

from jaganetral.web.audit.models import Record
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.actions.pledges import (
    open_sheets,
    pledge,
    pledge_together,
    withdraw,
)
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.models import Pledge, PledgeSheet
from jaganetral.web.prevention.pledges.counts import by_office, sheets_for, totals
from jaganetral.web.prevention.pledges.text import texts
from tests.browser import Open, besides, check_page, looks
from tests.cast import Cast
from tests.web.prevention.stories import NIP, START, Webinar, make_webinar

DOOR = "kec-wanasari"


@pytest.fixture
def webinar(cast: Cast, at: Callable[[datetime], None]) -> Webinar:
    at(START + timedelta(minutes=10))
    return make_webinar(cast)


@pytest.fixture
def sheet(cast: Cast, webinar: Webinar) -> PledgeSheet:
    assert open_sheets(webinar.campaign, by=cast.duty("bkpsdm")) > 1
    assert open_sheets(webinar.campaign, by=cast.duty("bkpsdm")) == 0
    return PledgeSheet.objects.select_related("agency", "campaign").get(agency__code=DOOR)


def test_a_person_pledges_once_in_a_campaign(sheet: PledgeSheet) -> None:
    first = pledge(sheet, Person(nip=NIP))
    again = pledge(sheet, Person(nip=NIP))
    assert (first.again, again.again, first.pledge) == (False, True, again.pledge)
    named = pledge(sheet, Person(name="Sari Wulandari, S.Pd.", unit="Kasi Pemerintahan"))
    same = pledge(sheet, Person(name="sari  wulandari", unit="Kasi pemerintahan"))
    assert same.again
    assert same.pledge == named.pledge
    text = texts()[first.pledge.version]
    assert first.pledge.text_sha256 == text.sha256


def test_the_log_holds_no_name_and_no_number(sheet: PledgeSheet) -> None:
    pledge(sheet, Person(name="Sari Wulandari", unit="Kasi Pemerintahan"))
    pledge(sheet, Person(nip=NIP))
    bodies = " ".join(Record.objects.filter(act="ikrar").values_list("body", flat=True))
    assert "Wulandari" not in bodies
    assert NIP not in bodies
    assert texts()[1].sha256 in bodies


def test_everybody_present_pledges_together_but_guests_do_not(
    cast: Cast, webinar: Webinar, sheet: PledgeSheet
) -> None:
    room = webinar.room(DOOR)
    for name in ("Sari Wulandari", "Budi Cahyono", "Rina Astuti"):
        check_in(room, Person(name=name, unit="Seksi Pelayanan"))
    room.attendances.filter(name="Rina Astuti").update(guest_from="Dinas Contoh")
    pledge(sheet, Person(name="Sari Wulandari", unit="Seksi Pelayanan"))
    head = cast.duty("kepala_opd")
    assert pledge_together(sheet, room, by=head) == 1
    assert pledge_together(sheet, room, by=head) == 0
    assert sheet.pledges.filter(how=Pledge.How.TOGETHER).count() == 1
    with pytest.raises(PermissionDenied):
        pledge_together(sheet, room, by=cast.duty("bkpsdm"))


def test_a_withdrawn_pledge_counts_no_more_and_stays(cast: Cast, sheet: PledgeSheet) -> None:
    done = pledge(sheet, Person(name="Sari Wulandari", unit="Seksi Pelayanan")).pledge
    seen = sheets_for(cast.duty("bkpsdm"), sheet.campaign)
    assert totals(by_office(seen))[0] == 1
    head = cast.duty("kepala_opd")
    withdraw(done, by=head)
    withdraw(done, by=head)
    assert totals(by_office(seen))[0] == 0
    assert Pledge.objects.filter(pk=done.pk).exists()
    assert Record.objects.filter(act="tarik_ikrar").count() == 1


def test_the_page_pledges_and_its_code_verifies_without_a_name(
    client: Client, sheet: PledgeSheet
) -> None:
    address = f"/ikrar/{sheet.token}"
    refused = client.post(address, {"who": NIP})
    assert refused.status_code == 400
    assert NIP in refused.content.decode()
    page = client.post(address, {"who": NIP, "setuju": "on"}, follow=True).content.decode()
    assert "Ikrar Anda tercatat" in page
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", page)
    assert found
    checked = client.get("/ikrar/cek", {"kode": found[0].lower()}).content.decode()
    assert "Ikrar ini sah" in checked
    assert NIP not in checked
    assert sheet.agency.name in checked
    again = client.post(address, {"who": NIP, "setuju": "on"}, follow=True).content.decode()
    assert "Anda sudah berikrar" in again
    assert client.get("/ikrar/cek", {"kode": "AAAA-BBBB-CCCC"}).status_code == 400
    assert client.get("/ikrar/cek", {"kode": "7"}).status_code == 400
    assert not client.cookies


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("width", "dark"), looks((320, False)))
def test_pledging_in_a_browser_without_script(
    cast: Cast, live_server: object, open_page: Open, webinar: Webinar, width: int, dark: bool
) -> None:
    open_sheets(webinar.campaign, by=cast.duty("bkpsdm"))
    sheet = PledgeSheet.objects.get(agency__code=DOOR)
    page = open_page(width, dark=dark, script=False)
    page.goto(f"{live_server}/ikrar/{sheet.token}")
    page.get_by_label("NIP atau nama lengkap").fill(NIP)
    page.get_by_label("Saya berikrar").check()
    page.get_by_role("button", name="Saya berikrar").click()
    assert "Ikrar Anda tercatat" in page.inner_text("main")
    shown = open_page(width, dark=dark)
    for address in (f"/ikrar/{sheet.token}", "/ikrar/cek", "/en/ikrar/cek"):
        shown.goto(f"{live_server}{address}")
        check_page(shown, width, *besides((1280, True)))


def test_the_page_about_pledges_says_the_text_and_where_to_sign(client: Client, db: None) -> None:
    page = client.get("/ikrar").content.decode()
    for line in texts()[max(texts())].words["id"]["lines"]:
        assert escape(line) in page
    assert "/ikrar/cek" in page
    assert "Checking a pledge" in client.get("/en/ikrar").content.decode()

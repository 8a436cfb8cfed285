"""The wide official meeting of Wednesday 22 November 2023: a bupati gathers all offices.

The letter of appeal is acknowledged office by office; what is overdue stands first. All bodies
and names are invented.
"""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from jaganetral.web.accounts.models import Duty, Officer
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.letters.models import Letter
from jaganetral.web.prevention.models import Attendance, Campaign, Session
from tests.browser import Open
from tests.cast import SINCE, Cast
from tests.journeys.entering import enter

WIB = ZoneInfo("Asia/Jakarta")
MEETING = datetime(2023, 11, 22, 8, 45, tzinfo=WIB)
AFTER = datetime(2023, 11, 29, 8, tzinfo=WIB)
At = Callable[[datetime], None]
CAMPAIGN = {
    "title": "Imbauan netralitas kepada semua perangkat daerah",
    "message": "Layani semua orang tanpa memihak.",
    "act_by": "2023-11-27",
}
RAPAT = {
    "title": "Rapat dinas netralitas",
    "kind": "rapat",
    "day": "2023-11-22",
    "begins": "09:00",
    "ends": "12:00",
    "place": "Pendopo",
    "per_office": "1",
}
SIGNER = "a.n. Bupati Lawu Asri, Kepala BKPSDM"


def add_head(cast: Cast, code: str, name: str) -> Officer:
    """The head of one more office."""
    officer = Officer.objects.create(username=code, name=name)
    Duty.objects.create(officer=officer, agency=cast.bodies[code], role="kepala_opd", since=SINCE)
    return officer


def test_the_meeting_as_requests(
    cast: Cast, vault: Path, at: At, sign_in: Callable[[str], Client]
) -> None:
    assert date(2023, 11, 22).strftime("%A") == "Wednesday"
    at(MEETING)
    personnel = sign_in("bkpsdm")
    personnel.post("/kerja/cegah/baru", CAMPAIGN)
    campaign = Campaign.objects.get()
    assert campaign.issued_by == cast.bodies["pemkab-lawu-asri"]
    personnel.post(f"/kerja/cegah/acara/baru?kampanye={campaign.pk}", RAPAT)
    session = Session.objects.get()
    assert set(session.rooms.values_list("expected", flat=True)) == {1}
    words = {"subject": "Imbauan netralitas", "text": CAMPAIGN["message"], "post": SIGNER}
    personnel.post(f"/kerja/cegah/{campaign.pk}/imbauan", words)
    personnel.post(f"/kerja/cegah/{campaign.pk}/imbauan/kirim")
    letter = Letter.objects.get()
    assert letter.number
    assert letter.content["tenggat"]["hari"] == "2023-11-27"
    assert "Rabu, 22 November 2023, 09.00–12.00 WIB" in letter.content["rincian"][0][1]

    for room in session.rooms.all():
        Client().post(f"/hadir/{room.token}", {"who": "Wira Kusuma", "unit": "Pimpinan"})
    assert Attendance.objects.count() == 5
    shown = personnel.get(f"/kerja/cegah/acara/{session.code}").content.decode()
    assert "5 dari 5 (100 %)" in shown

    sign_in("kepala_opd").post(f"/kerja/cegah/{campaign.pk}/terima", {"dari": "daftar"})
    at(AFTER)
    listed = sign_in("bkpsdm").get(f"/kerja/cegah/{campaign.pk}").content.decode()
    assert "1 dari 5 sudah menerima." in listed
    assert listed.count("Lewat 2 hari") == 4
    assert listed.index("Kecamatan Sukamaju") < listed.index("Kecamatan Wanasari")
    assert Record.objects.filter(act="terima_imbauan").count() == 1
    assert verify_log().whole


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_meeting_in_a_browser(
    cast: Cast, vault: Path, at: At, live_server: LiveServer, open_page: Open
) -> None:
    at(MEETING)
    heads = [cast.officers["kepala_opd"], add_head(cast, "disdik-lawu-asri", "Prabu Kertajaya")]
    desk = open_page()
    enter(desk, live_server.url, cast.officers["bkpsdm"])
    desk.goto(f"{live_server.url}/kerja/cegah/baru")
    for name, value in CAMPAIGN.items():
        desk.locator(f"[name={name}]").fill(value)
    desk.get_by_role("button", name="Terbitkan").click()
    campaign = desk.url
    desk.get_by_role("link", name="Tulis surat imbauan").click()
    desk.get_by_label("Jabatan penanda tangan").fill(SIGNER)
    desk.get_by_role("button", name="Simpan konsep").click()
    desk.get_by_role("button", name="Tanda tangani dan kirim ke 5 kantor").click()
    desk.get_by_text("terkirim.").wait_for()

    for head in heads:
        phone = open_page(width=360, dark=True, script=False)
        enter(phone, live_server.url, head)
        phone.goto(f"{live_server.url}/kerja/cegah")
        letter = phone.get_by_role("link", name="Buka surat imbauan (PDF)").get_attribute("href")
        pdf = phone.context.request.get(f"{live_server.url}{letter}")
        assert pdf.headers["content-type"] == "application/pdf"
        phone.get_by_role("button", name="Sudah kami terima").click()
        phone.get_by_text("Tercatat: kantor Anda sudah menerima.").wait_for()

    at(AFTER)
    desk.goto(campaign)
    rows = [row.inner_text() for row in desk.locator("tbody tr").all()]
    assert ["Lewat 2 hari" in row for row in rows] == [True, True, True, False, False]
    assert "2 dari 5 sudah menerima." in desk.locator("main").inner_text()
    assert verify_log().whole


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_head_makes_an_event_in_six_clicks(
    cast: Cast, at: At, live_server: LiveServer, open_page: Open
) -> None:
    at(MEETING)
    phone = open_page(width=360, script=False)
    enter(phone, live_server.url, cast.officers["kepala_opd"])
    phone.goto(f"{live_server.url}/kerja/cegah")
    phone.get_by_role("link", name="Buat acara", exact=True).click()
    phone.get_by_label("Nama acara").fill("Pembekalan pegawai kecamatan")
    phone.get_by_role("button", name="Buat dan lihat lembar hadir").click()
    expect(phone.get_by_alt_text("Kode QR daftar hadir Kecamatan Wanasari")).to_be_visible()
    phone.get_by_role("link", name="Buka halaman daftar hadir").click()
    phone.get_by_label("NIP atau nama lengkap").fill("198503152010011007")
    phone.get_by_role("button", name="Saya hadir").click()
    phone.get_by_role("heading", name="Anda tercatat hadir").wait_for()

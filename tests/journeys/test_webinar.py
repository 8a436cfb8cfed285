"""The webinar of Tuesday 6 February 2024: all offices of a regency at the same hour, one missing.

Nine days before voting by the campaign's own count; the strict count gives eight. All bodies and
names are invented.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from jaganetral.web.accounts.models import Agency
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.prevention.attendance.turnout import coverage
from jaganetral.web.prevention.models import Attendance, Campaign, Room, Session
from tests.browser import Open
from tests.cast import Cast
from tests.journeys.entering import enter

WIB = ZoneInfo("Asia/Jakarta")
ISSUED = datetime(2024, 1, 29, 10, tzinfo=WIB)
DURING = datetime(2024, 2, 6, 9, 2, tzinfo=WIB)
MISSING = "kec-sukamaju"
At = Callable[[datetime], None]
CAMPAIGN = {
    "title": "Netral sampai hari pemungutan suara",
    "message": "Ikuti webinar bersama di kantor masing-masing.",
    "act_by": "2024-02-05",
    "counts_to": "2024-02-14",
    "counts_to_name": "Hari pemungutan suara",
    "own_words": "Sembilan hari lagi menuju pemungutan suara",
}
WEBINAR = {
    "title": "Webinar netralitas ASN",
    "kind": "webinar",
    "day": "2024-02-06",
    "begins": "09:00",
    "ends": "11:00",
    "place": "Daring, di ruang rapat kantor masing-masing",
}


def attending() -> list[Room]:
    rooms = Room.objects.select_related("agency").order_by("agency__code")
    return list(rooms.exclude(agency__code=MISSING))


def nip(number: int) -> str:
    return f"19850315201001{1000 + number}"


def test_the_webinar_as_requests(
    cast: Cast, vault: Path, at: At, sign_in: Callable[[str], Client]
) -> None:
    assert date(2024, 2, 6).strftime("%A") == "Tuesday"
    at(ISSUED)
    nation = sign_in("pimpinan")
    nation.post("/kerja/cegah/baru", CAMPAIGN)
    campaign = Campaign.objects.get()
    nation.post(f"/kerja/cegah/acara/baru?kampanye={campaign.pk}", WEBINAR)
    session = Session.objects.get()
    assert session.rooms.count() == 0
    sign_in("bkpsdm").post(f"/kerja/cegah/{campaign.pk}/teruskan")
    assert session.rooms.count() == 5

    at(DURING)
    for number, room in enumerate(attending()):
        for who in (nip(number), nip(number), nip(100 + number)):
            Client(enforce_csrf_checks=True).post(f"/hadir/{room.token}", {"who": who})
    assert Attendance.objects.count() == 8
    seen = coverage(session, cast.bodies["pemkab-lawu-asri"])
    assert seen.rows[0].agency.code == MISSING
    assert (seen.rooms_present, seen.rooms, seen.present) == (4, 5, 8)

    shown = sign_in("bkpsdm").get(f"/kerja/cegah/acara/{session.code}").content.decode()
    assert "<strong>8 hari lagi</strong>" in shown
    assert CAMPAIGN["own_words"] in shown
    assert shown.index("Kecamatan Sukamaju") < shown.index("Kecamatan Wanasari")
    above = sign_in("pimpinan").get(f"/kerja/cegah/acara/{session.code}").content.decode()
    assert "4 dari 5 kantor" in above
    assert Record.objects.filter(act="hadir").count() == 8
    assert verify_log().whole


def test_forty_offices_by_number_by_name_and_by_code(
    cast: Cast, vault: Path, at: At, sign_in: Callable[[str], Client]
) -> None:
    """A sample of the morning that `benchmarks/checkin.py` plays with 3,000 people."""
    pemkab = cast.bodies["pemkab-lawu-asri"]
    Agency.objects.bulk_create(
        Agency(
            code=f"kantor-{n}", name=f"Dinas Contoh {n}", short=f"DC {n}", kind="opd", parent=pemkab
        )
        for n in range(35)
    )
    at(ISSUED)
    sign_in("bkpsdm").post("/kerja/cegah/acara/baru", WEBINAR)
    session = Session.objects.get()
    doors = list(session.rooms.select_related("agency").order_by("agency__code"))
    assert len(doors) == 40
    at(DURING)
    for number, door in enumerate(doors[:-1]):
        came = [
            {"who": nip(number)},
            {"who": f"Wira {'abcdefghij'[number % 10]}bima", "unit": "Umum"},
        ]
        for told in [*came, *came]:
            assert Client().post(f"/hadir/{door.token}", told).status_code == 302
    at(DURING + timedelta(hours=20))
    late = {"code": doors[-1].spoken_code, "who": nip(100)}
    assert "Dicatat lewat kode" in Client().post("/hadir", late, follow=True).content.decode()
    seen = coverage(session, pemkab)
    assert (seen.rooms_present, seen.rooms, seen.present) == (40, 40, 79)
    assert Record.objects.filter(act="hadir").count() == 79
    assert verify_log().whole


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_webinar_in_a_browser(
    cast: Cast, vault: Path, at: At, live_server: LiveServer, open_page: Open
) -> None:
    at(ISSUED)
    desk = open_page()
    enter(desk, live_server.url, cast.officers["pimpinan"])
    desk.goto(f"{live_server.url}/kerja/cegah")
    desk.get_by_role("link", name="Terbitkan kampanye").click()
    desk.get_by_text("Bahan dan hitungan mundur").click()
    for name, value in CAMPAIGN.items():
        desk.locator(f"[name={name}]").fill(value)
    desk.get_by_role("button", name="Terbitkan").click()
    desk.get_by_role("link", name="Buat acara").click()
    desk.get_by_label("Webinar").check()
    for name in ("title", "day", "begins", "ends", "place"):
        desk.locator(f"[name={name}]").fill(WEBINAR[name])
    desk.get_by_role("button", name="Buat dan lihat lembar hadir").click()
    desk.get_by_text("Belum ada ruang").wait_for()

    enter(desk, live_server.url, cast.officers["bkpsdm"])
    desk.goto(f"{live_server.url}/kerja/cegah")
    desk.get_by_role("button", name="Teruskan ke semua OPD").click()
    desk.get_by_text("Diteruskan ke 5 kantor.").wait_for()

    at(DURING)
    for number, room in enumerate(attending()):
        phone = open_page(width=360, script=False)
        phone.goto(f"{live_server.url}/hadir/{room.token}")
        phone.get_by_label("NIP atau nama lengkap").fill(nip(number))
        phone.get_by_role("button", name="Saya hadir").click()
        phone.get_by_role("heading", name="Anda tercatat hadir").wait_for()
        assert phone.context.cookies() == []
        phone.get_by_role("link", name="Catat orang lain").click()
        phone.get_by_label("NIP atau nama lengkap").fill(nip(number))
        phone.get_by_role("button", name="Saya hadir").click()
        phone.get_by_role("heading", name="Sudah tercatat 09.02").wait_for()

    desk.get_by_role("link", name=WEBINAR["title"]).click()
    first = desk.locator("tbody tr").first
    assert "Kecamatan Sukamaju" in first.inner_text()
    assert "Belum hadir" in first.inner_text()
    told = desk.locator("main").inner_text()
    assert "4 dari 5" in told
    assert "8 hari lagi" in told
    assert CAMPAIGN["own_words"] in told
    assert verify_log().whole

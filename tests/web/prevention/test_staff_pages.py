"""The officers' half: who sees what, one press each, and files that are safe to open."""

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from jaganetral.web import clock
from jaganetral.web.audit.models import Record
from jaganetral.web.letters.models import Letter
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.models import Attendance, Campaign, Session
from tests.cast import Cast
from tests.web.prevention.stories import NIP, START, Webinar, make_webinar

At = Callable[[datetime], None]
SignIn = Callable[[str], Client]
DOOR = "kec-wanasari"
EVENT = {
    "title": "Pembekalan netralitas",
    "kind": "rapat",
    "day": "2024-02-08",
    "begins": "13.00",
    "ends": "14:30",
}


@pytest.fixture
def webinar(cast: Cast) -> Webinar:
    return make_webinar(cast)


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_an_office_confirms_receipt_from_the_list_with_one_press(
    webinar: Webinar, at: At, sign_in: SignIn
) -> None:
    at(START)
    client = sign_in("kepala_opd")
    assert "Lewat 1 hari: belum Anda tandai diterima" in page(client, "/kerja/cegah")
    address = f"/kerja/cegah/{webinar.campaign.pk}/terima"
    sent = client.post(address, {"dari": "daftar"}, follow=True)
    assert "Tercatat: kantor Anda sudah menerima." in sent.content.decode()
    assert "belum Anda tandai" not in page(client, "/kerja/cegah")


def test_the_count_is_strict_and_the_words_of_the_campaign_stay(
    webinar: Webinar, at: At, sign_in: SignIn
) -> None:
    at(START)
    shown = page(sign_in("bkpsdm"), f"/kerja/cegah/{webinar.campaign.pk}")
    assert "8 hari lagi" in shown
    assert "Sembilan hari lagi menuju pemungutan suara" in shown


def test_an_office_makes_its_event_and_gets_the_sheet(cast: Cast, at: At, sign_in: SignIn) -> None:
    at(START)
    client = sign_in("kepala_opd")
    assert "/kerja/cegah/acara/kantor" in page(client, "/kerja/cegah")
    sent = client.post("/kerja/cegah/acara/kantor", EVENT, follow=True)
    room = Session.objects.get().rooms.get()
    shown = sent.content.decode()
    assert room.agency.code == DOOR
    assert f"/hadir/{room.token}" in shown
    assert room.spoken_code in shown
    assert 'src="data:image/svg' in shown


def test_an_event_that_ends_before_it_begins_is_shown_again(
    cast: Cast, at: At, sign_in: SignIn
) -> None:
    at(START)
    answer = sign_in("kepala_opd").post("/kerja/cegah/acara/kantor", EVENT | {"ends": "12.00"})
    assert answer.status_code == 400
    assert "Jam selesai harus sesudah jam mulai" in answer.content.decode()
    assert EVENT["title"] in answer.content.decode()
    assert not Session.objects.exists()


def test_names_are_read_by_the_office_and_its_personnel_alone(
    webinar: Webinar, at: At, sign_in: SignIn
) -> None:
    at(START)
    room = webinar.room(DOOR)
    check_in(room, Person(name="Wira Kusuma", unit="Umum"))
    address = f"/kerja/cegah/acara/{webinar.session.code}"
    for role, status in (("kepala_opd", 200), ("bkpsdm", 200), ("pemeriksa", 403), ("ppk", 403)):
        client = sign_in(role)
        shown = page(client, f"{address}/{room.pk}", status)
        assert ("Wira Kusuma" in shown) == (status == 200)
        assert "Wira Kusuma" not in page(client, address)
        assert client.get(f"{address}/hadir.csv").status_code == status
    assert Record.objects.filter(act="unduh_hadir").count() == 2


def test_an_office_does_not_find_another_offices_room(
    webinar: Webinar, at: At, sign_in: SignIn
) -> None:
    at(START)
    other = webinar.room("kec-sukamaju")
    client = sign_in("kepala_opd")
    assert "Kecamatan Sukamaju" not in page(client, f"/kerja/cegah/acara/{webinar.session.code}")
    page(client, f"/kerja/cegah/acara/{webinar.session.code}/{other.pk}", 404)
    page(client, f"/kerja/cegah/acara/{webinar.session.code}?di=kec-sukamaju", 404)


def test_the_file_of_names_cannot_run_as_a_formula(
    webinar: Webinar, at: At, sign_in: SignIn
) -> None:
    at(START)
    check_in(webinar.room(DOOR), Person(name="=HYPERLINK(A1)", unit="+62"))
    answer = sign_in("bkpsdm").get(f"/kerja/cegah/acara/{webinar.session.code}/hadir.csv")
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["nama"], row["unit"], row["jam"]) == ("'=HYPERLINK(A1)", "'+62", "09.00")


def test_the_office_notes_down_somebody_without_a_phone(
    webinar: Webinar, at: At, sign_in: SignIn
) -> None:
    at(START + timedelta(days=1))
    client, room = sign_in("kepala_opd"), webinar.room(DOOR)
    address = f"/kerja/cegah/acara/{webinar.session.code}/{room.pk}"
    assert client.post(f"{address}/catat", {"who": "12"}).status_code == 400
    sent = client.post(f"{address}/catat", {"who": NIP}, follow=True)
    assert NIP in sent.content.decode()
    assert Attendance.objects.get().how == "daftar"


def test_a_letter_of_appeal_goes_out_once_and_reaches_every_office(
    cast: Cast, at: At, sign_in: SignIn
) -> None:
    at(datetime(2023, 11, 22, 8, tzinfo=clock.now().tzinfo))
    client = sign_in("bkpsdm")
    new = {"title": "Imbauan netralitas", "message": "Jaga jarak.", "act_by": "2023-11-24"}
    client.post("/kerja/cegah/baru", new)
    campaign = Campaign.objects.get()
    address = f"/kerja/cegah/{campaign.pk}/imbauan"
    assert "Tanda tangani" not in page(client, address)
    words = {"subject": "Imbauan", "text": "Satu.\r\n\r\nDua.", "post": "a.n. Bupati, Kepala"}
    assert client.post(address, words | {"post": ""}).status_code == 400
    client.post(address, words)
    assert "kirim ke 5 kantor" in page(client, address)
    assert client.get(f"{address}.pdf").content.startswith(b"%PDF")
    client.post(f"{address}/kirim")
    client.post(f"{address}/kirim")
    letter = Letter.objects.get()
    assert letter.content["isi"] == ["Satu.", "Dua."]
    assert Record.objects.filter(act="kirim_surat").count() == 1
    assert campaign.reaches.filter(letter=letter).count() == 5
    office = sign_in("kepala_opd")
    assert "Buka surat imbauan (PDF)" in page(office, "/kerja/cegah")
    assert office.get(f"{address}.pdf").content == bytes(letter.pdf or b"")


def test_an_office_that_confirmed_before_the_letter_is_asked_again(
    webinar: Webinar, at: At, sign_in: SignIn
) -> None:
    at(START)
    address = f"/kerja/cegah/{webinar.campaign.pk}"
    sign_in("kepala_opd").post(f"{address}/terima")
    personnel = sign_in("bkpsdm")
    personnel.post(f"{address}/imbauan", {"subject": "Imbauan", "text": "Satu.", "post": "Kepala"})
    personnel.post(f"{address}/imbauan/kirim")
    office = sign_in("kepala_opd")
    assert "Buka surat imbauan (PDF)" in page(office, "/kerja/cegah")
    office.post(f"{address}/terima")
    own = webinar.campaign.reaches.get(agency__code=DOOR)
    assert own.letter is not None
    assert own.acknowledged_on == START.date()
    acts = Record.objects.filter(about=webinar.campaign.key).values_list("act", flat=True)
    assert list(acts).count("terima_imbauan") == 2
    assert "minta_tanda_terima_ulang" in acts


def test_the_organiser_moves_a_session_and_nobody_else_can(
    webinar: Webinar, at: At, sign_in: SignIn
) -> None:
    at(START)
    address = f"/kerja/cegah/acara/{webinar.session.code}/ubah"
    for role in ("bkpsdm", "kepala_opd"):
        assert sign_in(role).get(address).status_code == 403
    client = sign_in("pimpinan")
    assert 'value="09:00"' in page(client, address)
    client.post(address, EVENT | {"recording": "contoh.example/rekaman"})
    moved = Session.objects.get()
    assert moved.recording == "https://contoh.example/rekaman"
    assert moved.rooms.count() == 5


def test_passing_on_needs_a_press_not_a_visit(webinar: Webinar, at: At, sign_in: SignIn) -> None:
    at(START)
    client = sign_in("bkpsdm")
    assert client.get(f"/kerja/cegah/{webinar.campaign.pk}/teruskan").status_code == 405
    assert client.get(f"/kerja/cegah/{webinar.campaign.pk}/terima").status_code == 405


@pytest.mark.parametrize("role", ["pimpinan", "bkpsdm", "kepala_opd", "ppk", "pemeriksa"])
def test_every_page_of_a_role_opens_in_both_languages(
    webinar: Webinar, at: At, sign_in: SignIn, role: str
) -> None:
    at(START)
    check_in(webinar.room(DOOR), Person(nip=NIP))
    client = sign_in(role)
    campaign, session = webinar.campaign.pk, webinar.session.code
    for path in ("", f"/{campaign}", f"/acara/{session}", f"/acara/{session}/lembar"):
        for start in ("/kerja/cegah", "/en/kerja/cegah"):
            assert client.get(start + path).status_code == 200
    assert client.get(f"/kerja/cegah/{campaign}/terima.csv").status_code == 200
    assert client.get(f"/kerja/cegah/acara/{session}/cakupan.csv").status_code == 200


def test_an_office_that_records_somebody_too_early_is_told_when_it_opens(
    webinar: Webinar, at: At, sign_in: SignIn
) -> None:
    at(START - timedelta(days=2))
    room = webinar.room(DOOR)
    address = f"/kerja/cegah/acara/{webinar.session.code}/{room.pk}"
    for path, said in (
        ("catat", {"who": "Wira Kusuma", "unit": "Umum"}),
        ("kertas", {"teks": "Wira Kusuma"}),
    ):
        answer = sign_in("kepala_opd").post(f"{address}/{path}", said)
        assert "Daftar hadir baru dibuka 6 Feb 2024 08.30 WIB" in answer.content.decode(), path
        assert "Wira Kusuma" in answer.content.decode()
    assert not room.attendances.exists()

"""The public half: one screen, no cookie, every state says what and when."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from jaganetral.web.prevention.attendance.turnout import coverage
from jaganetral.web.prevention.models import Attendance
from tests.cast import Cast
from tests.web.prevention.stories import END, NIP, START, Webinar, make_webinar

At = Callable[[datetime], None]
DOOR = "kec-wanasari"


@pytest.fixture
def webinar(cast: Cast) -> Webinar:
    return make_webinar(cast)


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_nip_alone_is_enough_and_no_cookie_is_set(webinar: Webinar, at: At) -> None:
    at(START + timedelta(minutes=2))
    client = Client(enforce_csrf_checks=True)
    address = f"/hadir/{webinar.room(DOOR).token}"
    page = client.get(address)
    assert page.content.count(b"<input") == 2
    assert b"<script" not in page.content
    sent = client.post(address, {"who": NIP, "unit": ""}, follow=True)
    assert "Anda tercatat hadir" in sent.content.decode()
    assert "09.02 WIB" in sent.content.decode()
    assert not client.cookies
    assert NIP not in sent.redirect_chain[-1][0]


def test_sending_again_says_when_it_was_recorded(webinar: Webinar, at: At) -> None:
    client, address = Client(), f"/hadir/{webinar.room(DOOR).token}"
    for minutes in (2, 9):
        at(START + timedelta(minutes=minutes))
        sent = client.post(address, {"who": "Wira Kusuma", "unit": "Umum"}, follow=True)
    assert "Sudah tercatat 09.02" in sent.content.decode()
    assert Attendance.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "unit", "told"),
    [
        ("", "", "Tulis NIP atau nama Anda"),
        ("1985", "", "NIP terdiri dari 18 angka, yang tertulis 4 angka"),
        ("Wira Kusuma", "", "Tulis unit kerja, karena Anda mengisi nama"),
        ("---", "Umum", "Tulis NIP atau nama Anda"),
        ("x" * 41, "Umum", "Satu kata terlalu panjang"),
        ("Wira Kusuma", "x" * 41, "Satu kata terlalu panjang"),
    ],
)
def test_a_mistake_is_named_and_what_was_typed_stays(
    webinar: Webinar, at: At, who: str, unit: str, told: str
) -> None:
    at(START)
    answer = Client().post(f"/hadir/{webinar.room(DOOR).token}", {"who": who, "unit": unit})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert told in page
    assert "<title>Galat: " in page
    assert f'value="{who}"' in page or not who
    assert not Attendance.objects.exists()


def test_early_and_closed_say_when(webinar: Webinar, at: At, client: Client) -> None:
    address = f"/hadir/{webinar.room(DOOR).token}"
    at(START - timedelta(hours=2))
    early = text(client, address)
    assert "Daftar hadir dibuka Selasa, 6 Februari 2024 pukul 08.30 WIB" in early
    assert "<form" not in early
    at(END + timedelta(hours=1))
    closed = text(client, address)
    assert "Daftar hadir ditutup Selasa, 6 Februari 2024 pukul 11.30 WIB" in closed
    assert "sampai Rabu, 7 Februari 2024 pukul 11.00 WIB" in closed
    at(END + timedelta(days=2))
    assert "Mintalah kantor Anda mencatatnya" in text(client, address)
    assert client.post(address, {"who": NIP}).status_code == 200
    assert not Attendance.objects.exists()


def test_the_code_is_entered_later_with_or_without_a_space(webinar: Webinar, at: At) -> None:
    room = webinar.room(DOOR)
    at(END + timedelta(hours=3))
    sent = Client().post("/hadir", {"code": room.spoken_code, "who": NIP}, follow=True)
    assert "Dicatat lewat kode" in sent.content.decode()
    assert Attendance.objects.get().how == "kode"


def test_an_unknown_code_and_one_of_long_ago_are_refused_alike(webinar: Webinar, at: At) -> None:
    room = webinar.room(DOOR)
    at(END + timedelta(days=9))
    wrong = "000000" if room.code != "000000" else "000001"
    for code in (room.code, wrong):
        answer = Client().post("/hadir", {"code": code, "who": NIP})
        assert answer.status_code == 400
        assert "tidak dikenal atau sudah ditutup" in answer.content.decode()


def test_a_code_that_closed_lately_says_when(webinar: Webinar, at: At) -> None:
    at(END + timedelta(days=3))
    answer = Client().post("/hadir", {"code": webinar.room(DOOR).code, "who": NIP})
    assert answer.status_code == 409
    assert "ditutup Rabu, 7 Februari 2024 pukul 11.00 WIB" in answer.content.decode()
    assert not Attendance.objects.exists()


def test_an_address_that_is_no_sheet_asks_for_the_code(webinar: Webinar, at: At) -> None:
    at(START)
    answer = Client().get("/en/hadir/salah-salin")
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "This is not the address of an attendance sheet" in page
    assert 'action="/en/hadir"' in page
    sent = Client().post(
        "/en/hadir", {"code": webinar.room(DOOR).code, "who": NIP, "unit": ""}, follow=True
    )
    assert sent.status_code == 200
    assert Attendance.objects.count() == 1


def test_a_room_full_of_strangers_is_an_empty_office(webinar: Webinar, at: At) -> None:
    at(START)
    client, room = Client(), webinar.room(DOOR)
    for name in ("Wira Kusuma", "Sekar Wibawa"):
        told = {"who": name, "unit": "Dinas Pendidikan"}
        page = client.post(f"/hadir/{room.token}", told, follow=True).content.decode()
        assert "Anda tercatat hadir" in page
        assert "Tamu" not in page
    assert {row.guest_from for row in Attendance.objects.all()} == {"Dinas Pendidikan"}
    seen = coverage(webinar.session, room.agency.parent or room.agency)
    rows = {row.agency.code: row for row in seen.rows}
    assert (rows[DOOR].present, rows[DOOR].guests, rows[DOOR].missing) == (0, 2, 1)
    assert rows["disdik-lawu-asri"].elsewhere == 2


def test_a_code_before_the_opening_says_when(webinar: Webinar, at: At) -> None:
    at(START - timedelta(days=1))
    answer = Client().post("/hadir", {"code": webinar.room(DOOR).code, "who": NIP})
    assert answer.status_code == 409
    assert "Daftar hadir dibuka" in answer.content.decode()


def test_a_forged_receipt_or_token_is_nothing(webinar: Webinar, at: At, client: Client) -> None:
    at(START)
    token = webinar.room(DOOR).token
    for address in (f"/hadir/{token}/salah", "/hadir/tidak-ada", f"/hadir/{token}/WzEsZmFsc2Vd:x"):
        assert client.get(address).status_code == 404


def test_the_receipt_of_one_room_does_not_open_in_another(webinar: Webinar, at: At) -> None:
    at(START)
    client, token = Client(), webinar.room(DOOR).token
    address = client.post(f"/hadir/{token}", {"who": NIP}).headers["Location"]
    other = address.replace(token, webinar.room("kec-sukamaju").token)
    assert client.get(address).status_code == 200
    assert client.get(other).status_code == 404


def test_hours_are_those_of_the_office(webinar: Webinar, at: At, client: Client) -> None:
    room = webinar.room(DOOR)
    room.agency.zone = "WIT"
    room.agency.save()
    at(START - timedelta(hours=2))
    assert "pukul 10.30 WIT" in text(client, f"/hadir/{room.token}")


def test_the_public_list_shows_three_zones_then_material_only(
    webinar: Webinar, at: At, client: Client
) -> None:
    at(START - timedelta(days=1))
    listed = text(client, "/acara")
    assert "09.00–11.00 WIB" in listed
    assert "11.00–13.00 WIT" in listed
    at(END + timedelta(days=1))
    page = text(client, f"/acara/{webinar.session.code}")
    assert "Acara ini sudah selesai" in page
    assert "WITA" not in page
    assert "https://contoh.example/bahan.pdf" in page
    assert "Coming" in text(client, "/en/acara")


def test_an_event_that_is_not_announced_is_not_listed(
    webinar: Webinar, at: At, client: Client
) -> None:
    webinar.session.listed = False
    webinar.session.save()
    at(START - timedelta(days=1))
    assert webinar.session.title not in text(client, "/acara")

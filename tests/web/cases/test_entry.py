"""Assisted entry: a report told by phone is a report like any other."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from jaganetral.web.reports import words
from jaganetral.web.reports.models import Report
from tests.cast import Cast

SignIn = Callable[[str], Client]
MORNING = datetime(2026, 11, 10, 8, tzinfo=ZoneInfo("Asia/Jakarta"))
TOLD = {
    "channel": "telepon",
    "happening": "fasilitas",
    "story": "Mobil dinas kecamatan membawa baliho calon bupati pada Minggu pagi.",
    "happened_on": "2026-11-08",
    "happened_how": "tepat",
    "place": "Pasar Sukamaju",
    "identity": "anonim",
    "wants_news": "on",
    "orang-TOTAL_FORMS": "3",
    "orang-INITIAL_FORMS": "0",
    "orang-0-name": "Pak Tris",
    "orang-0-workplace": "Kecamatan Sukamaju",
}


@pytest.fixture
def client_in(cast: Cast, vault: object, sign_in: SignIn, at: Callable[[datetime], None]) -> Client:
    at(MORNING)
    return sign_in("pemeriksa")


def send(client: Client, **told: str) -> tuple[int, str]:
    address = reverse("cases:entry")
    once = client.get(address).context["once"]
    response = client.post(address, {**TOLD, "sekali": once, **told})
    return response.status_code, response.content.decode()


def test_the_receipt_is_shown_once_and_its_words_open_the_mailbox(client_in: Client) -> None:
    status, shown = send(client_in)
    report = Report.objects.get()
    said = shown.split('class="sandi">')[1].split("<")[0]
    assert (status, report.channel, report.area) == (200, "telepon", "")
    assert words.fits(report.number, said, bytes(report.secret_hash))
    assert report.accused.get().name == "Pak Tris"
    assert report.holder.code == "bawaslu-lawu-asri"


def test_sending_twice_records_once(client_in: Client) -> None:
    address = reverse("cases:entry")
    told = {**TOLD, "sekali": client_in.get(address).context["once"]}
    assert client_in.post(address, told).status_code == 200
    again = client_in.post(address, told)
    assert again.status_code == 409
    assert "sudah tercatat" in again.content.decode()
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"channel": ""}, "Pilih lewat apa laporan ini datang"),
        ({"story": "Pendek."}, "Tulis sedikitnya 30 huruf"),
        ({"happened_on": "2026-11-11"}, "Tanggal kejadian harus hari ini atau sebelumnya"),
        ({"area": "Negeri Antah"}, "tidak kami temukan"),
        ({"links": "bukan tautan"}, "Tautan harus dimulai"),
        ({"orang-0-nip": "123"}, "NIP terdiri dari 18 angka"),
        ({"identity": "rahasia"}, "satu sudah cukup"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    told: dict[str, str], sentence: str, client_in: Client
) -> None:
    status, shown = send(client_in, **told)
    assert status == 400
    assert sentence in shown
    assert "<title>Galat:" in shown
    assert told.get("story", TOLD["story"]) in shown
    assert not Report.objects.exists()


def test_a_name_needs_a_custodian_to_seal_it_to(client_in: Client) -> None:
    status, shown = send(client_in, identity="rahasia", contact_phone="0800000000")
    assert status == 400
    assert "penjaga identitas" in shown
    assert not Report.objects.exists()


def test_who_may_not_enter_reports_is_refused(cast: Cast, vault: object, sign_in: SignIn) -> None:
    assert sign_in("bkpsdm").get(reverse("cases:entry")).status_code == 403

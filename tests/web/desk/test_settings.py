"""Settings and the log, as an administrator and an auditor use them."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test import Client

from jaganetral.web.accounts.models import Agency, Duty, Officer, Post, Tenure
from jaganetral.web.audit.actions import record
from jaganetral.web.audit.models import Record
from jaganetral.web.evidence.models import CustodianKey
from tests.cast import Cast

Enter = Callable[[str], Client]


@pytest.fixture(autouse=True)
def _day(vault: object, at: Callable[[datetime], None]) -> None:
    at(datetime(2024, 1, 18, 2, tzinfo=UTC))


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_new_officer_gets_a_link_that_shows_once(cast: Cast, sign_in: Enter) -> None:
    client = sign_in("admin")
    body = cast.bodies["kec-wanasari"].pk
    words = {"name": "Tari Anggraini", "username": "Tari", "nip": "", "agency": body}
    words |= {"role": "kepala_opd", "since": "2024-01-18"}
    answer = client.post("/kerja/atur/petugas/baru", words)
    officer = Officer.objects.get(username="tari")
    assert answer.headers["Location"] == f"/kerja/atur/petugas/{officer.pk}"
    page = text(client, f"/kerja/atur/petugas/{officer.pk}")
    link = re.search(r"http://testserver(/masuk/mulai/\S+?)<", page)
    assert link is not None
    assert Client().get(link[1]).status_code == 200
    assert "/masuk/mulai/" not in text(client, f"/kerja/atur/petugas/{officer.pk}")
    again = client.post("/kerja/atur/petugas/baru", words).content.decode()
    assert "Nama masuk ini sudah dipakai." in again
    assert 'value="Tari Anggraini"' in again


def test_bodies_and_officers_elsewhere_are_not_offered_nor_found(
    cast: Cast, sign_in: Enter
) -> None:
    client = sign_in("admin")
    foreign = cast.bodies["bawaslu-lawu-asri"]
    page = text(client, "/kerja/atur/petugas/baru")
    assert "Kecamatan Sukamaju" in page
    assert foreign.name not in page
    words = {"name": "A", "username": "a", "agency": foreign.pk, "role": "pemeriksa"}
    answer = client.post("/kerja/atur/petugas/baru", words | {"since": "2024-01-18"})
    assert "Pilih salah satu." in answer.content.decode()
    assert client.get(f"/kerja/atur/instansi/{foreign.pk}").status_code == 404
    assert client.get(f"/kerja/atur/petugas/{cast.officers['pemeriksa'].pk}").status_code == 404
    assert (
        client.post(f"/kerja/atur/petugas/{cast.officers['pemeriksa'].pk}/tautan").status_code
        == 404
    )
    duty = cast.duty("pemeriksa").pk
    assert (
        client.post(f"/kerja/atur/tugas/{duty}/akhiri", {"until": "2024-01-18"}).status_code == 404
    )


def test_duties_are_added_and_ended(cast: Cast, sign_in: Enter) -> None:
    client = sign_in("admin")
    officer = cast.officers["kepala_opd"]
    words = {"agency": cast.bodies["kec-sukamaju"].pk, "role": "kepala_opd", "since": "2024-01-18"}
    assert client.post(f"/kerja/atur/petugas/{officer.pk}", words).status_code == 302
    duty = Duty.objects.get(officer=officer, agency=cast.bodies["kec-sukamaju"])
    page = client.post(f"/kerja/atur/petugas/{officer.pk}", words).content.decode()
    assert "sudah punya peran itu" in page
    early = client.post(f"/kerja/atur/tugas/{duty.pk}/akhiri", {"until": "2024-01-01"})
    assert "tidak boleh sebelum hari mulai" in early.content.decode()
    client.post(f"/kerja/atur/tugas/{duty.pk}/akhiri", {"until": "2024-01-31"})
    duty.refresh_from_db()
    assert str(duty.until) == "2024-01-31"
    client.post(f"/kerja/atur/petugas/{officer.pk}/akun", {"aktif": "tidak"})
    assert not Officer.objects.get(pk=officer.pk).is_active


def test_a_change_of_a_body_says_before_and_after(cast: Cast, sign_in: Enter) -> None:
    client = sign_in("admin")
    body = cast.bodies["kec-sukamaju"]
    words = {"name": body.name, "short": "Kec. Suka", "kind": "opd", "level": "kabkota"}
    words |= {"area": "99.01", "zone": "WIB", "head_count": "40"}
    answer = client.post(f"/kerja/atur/instansi/{body.pk}", words, follow=True)
    said = "Nama singkat: sebelumnya “Kec. Sukamaju”, sekarang “Kec. Suka”."
    assert said in answer.content.decode()
    wrong = client.post(f"/kerja/atur/instansi/{body.pk}", words | {"area": "Lawu"})
    assert "Tulis kode wilayah sebagai 33 atau 33.13." in wrong.content.decode()
    body.refresh_from_db()
    assert body.area == "99.01"
    client.post(f"/kerja/atur/instansi/baru?di={body.pk}", words | {"name": "UPT Sukamaju"})
    assert Agency.objects.get(name="UPT Sukamaju").parent == body


def test_posts_and_holders(cast: Cast, sign_in: Enter) -> None:
    client = sign_in("admin")
    words = {"agency": cast.bodies["kec-wanasari"].pk, "title": "Camat Wanasari"}
    client.post("/kerja/atur/jabatan", words | {"superior": cast.bupati.pk})
    post = Post.objects.get(title="Camat Wanasari")
    assert post.superior == cast.bupati
    holder = {"holder": "Sekar Ayunda", "kind": "plt", "since": "2024-01-18", "nip": ""}
    holder["officer"] = str(cast.officers["kepala_opd"].pk)
    assert client.post(f"/kerja/atur/jabatan/{post.pk}", holder).status_code == 302
    assert "Pelaksana tugas (Plt)" in text(client, "/kerja/atur/jabatan")
    tenure = Tenure.objects.get(post=post)
    assert tenure.officer == cast.officers["kepala_opd"]
    client.post(f"/kerja/atur/masa-jabatan/{tenure.pk}/akhiri", {"until": "2024-02-01"})
    tenure.refresh_from_db()
    assert str(tenure.until) == "2024-02-01"
    odd = client.post(f"/kerja/atur/jabatan/{post.pk}", holder | {"nip": "123"})
    assert "NIP harus 18 angka" in odd.content.decode()


def test_the_calendar_is_shown_with_its_decrees(cast: Cast, sign_in: Enter) -> None:
    page = text(sign_in("admin"), "/kerja/atur/kalender?tahun=2024")
    assert "Isra Mikraj" in page
    assert "SKB 855/2023" in page
    assert text(sign_in("admin"), "/kerja/atur/kalender?tahun=1800")


def test_a_custodian_makes_the_key_and_its_passphrase_lies_nowhere(
    cast: Cast, sign_in: Enter
) -> None:
    client = sign_in("penjaga_identitas")
    secret = "payung basah di beranda"
    wrong = client.post("/kerja/kunci", {"passphrase": secret, "again": "lain sama sekali"})
    assert "Kedua sandi kunci tidak sama." in wrong.content.decode()
    assert secret not in wrong.content.decode()
    client.post("/kerja/kunci", {"passphrase": secret, "again": secret})
    key = CustodianKey.objects.get()
    assert key.body == cast.bodies["bawaslu-lawu-asri"]
    assert key.recipient in text(client, "/kerja/kunci")
    assert secret.encode() not in bytes(key.wrapped)
    assert secret not in "".join(Record.objects.values_list("body", flat=True))


def log(*acts: str) -> None:
    with transaction.atomic():
        for number, act in enumerate(acts):
            record(
                act, by=f"Petugas {number}", about=f"perkara:2024/{number:04}", data={"n": number}
            )


def test_the_log_is_filtered_and_paged(cast: Cast, sign_in: Enter) -> None:
    log(*["terima"] * 60, "gabung")
    client = sign_in("auditor")
    first = text(client, "/kerja/audit")
    assert "61 catatan" in first
    assert "Halaman 1 dari 2" in first
    one = text(client, "/kerja/audit?act=gabung")
    assert "Gabungkan" in one
    assert "1 catatan" in one
    assert "1 catatan" in text(client, "/kerja/audit?about=2024/0033")
    assert "1 catatan" in text(client, "/kerja/audit?actor=petugas+41")
    assert "61 catatan" in text(client, "/kerja/audit?since=2024-01-18&until=2024-01-18")
    assert "Tidak ada catatan yang cocok" in text(client, "/kerja/audit?until=2024-01-17")


def test_checking_says_whole_or_names_the_broken_record(
    transactional_db: None, cast: Cast, sign_in: Enter
) -> None:
    log("terima", "gabung", "terima")
    client = sign_in("auditor")
    answer = client.post("/kerja/audit/periksa", follow=True).content.decode()
    assert "Log utuh, 3 catatan." in answer
    assert Record.objects.get(seq=3).act == "periksa_log"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_record SET actor = 'Orang lain' WHERE seq = 1")
    answer = client.post("/kerja/audit/periksa", follow=True).content.decode()
    assert "Log putus pada catatan 1" in answer
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_record SET body = 'bukan json' WHERE seq = 2")
    assert client.get("/kerja/audit").status_code == 200

"""The wizard, page by page: nothing typed is lost, every error says what to do."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jaganetral.web.evidence.actions import make_custodian_key
from jaganetral.web.evidence.models import Item
from jaganetral.web.reports.models import Draft, Report
from tests.cast import Cast
from tests.web.evidence.files import photo
from tests.web.reports.reports import DAY, STORY
from tests.web.reports.wizard import ANSWERS, location, text, walk

NOW = datetime(2026, 11, 10, 1, tzinfo=UTC)  # 08.00 WIB
PASSPHRASE = "sandi penjaga contoh"


@pytest.fixture(autouse=True)
def ready(cast: Cast, vault: Path, at: Callable[[datetime], None]) -> Cast:
    at(NOW)
    make_custodian_key(cast.bodies["bawaslu-lawu-asri"], PASSPHRASE, by="sistem", day=DAY)
    return cast


def test_a_careless_report_goes_through_in_eight_pages(client: Client) -> None:
    walk(client)
    page = text(client, "/lapor/periksa")
    for said in ("Memakai fasilitas", "Pak Tris, sopir", "Lawu Asri, Provinsi Contoh", "Anonim"):
        assert said in page
    assert "Senin, 9 November 2026" in page
    assert "Laporan belum terkirim." in page
    assert location(client.post("/lapor/periksa")) == "/lapor/tanda-terima"
    report = Report.objects.get()
    assert report.happened_from == report.happened_until == date(2026, 11, 9)
    assert (report.area, report.story, report.identity) == ("99.01", STORY, "anonim")
    assert report.accused.get().name == "Pak Tris"


def test_no_page_before_the_first_answer_sets_a_cookie(client: Client) -> None:
    for address in ("/lapor", "/lapor/kertas", "/en/lapor"):
        assert not client.get(address).cookies


@pytest.mark.parametrize(
    "address", ["/lapor", *ANSWERS, "/lapor/periksa", "/lapor/tanda-terima", "/lapor/hapus", "/cek"]
)
def test_every_page_keeps_out_of_caches_and_histories(client: Client, address: str) -> None:
    walk(client)
    answer = client.get(address)
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    page = answer.content.decode()
    assert "<script" not in page
    assert not re.search(r'(href|src|action)="https?://', page)
    assert 'autocomplete="off"' in page or 'type="text"' not in page
    if address in ANSWERS:
        assert re.search(r"<title>Langkah [1-8] dari 8 — JagaNetral</title>", page)


def test_the_draft_is_unreadable_without_the_cookie(client: Client) -> None:
    walk(client)
    row = Draft.objects.get()
    key = client.cookies["lapor"].value
    assert key not in row.id
    assert b"Tris" not in bytes(row.sealed)
    cookie = client.cookies["lapor"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == 24 * 3600
    stranger = Client()
    assert stranger.get("/lapor/periksa").status_code == 410
    stranger.cookies["lapor"] = "A" * 43
    assert stranger.get("/lapor/periksa").status_code == 410


@pytest.mark.parametrize(
    ("address", "said", "sentence"),
    [
        ("/lapor/peristiwa", {}, "Pilih apa yang terjadi, atau “Saya tidak yakin”"),
        ("/lapor/cerita", {"cerita": "pendek"}, "Tulis sedikitnya 30 huruf tentang yang Anda"),
        ("/lapor/cerita", {"cerita": "x" * 8004}, "Cerita Anda 8004 huruf. Kurangi 4 huruf"),
        ("/lapor/kapan", {}, "Pilih kapan terjadinya"),
        ("/lapor/kapan", {"kapan": "tanggal"}, "Tulis tanggal yang ada, misalnya 8 11 2026"),
        (
            "/lapor/kapan",
            {"kapan": "tanggal", "tanggal": "31", "bulan": "2", "tahun": "2026"},
            "Tulis tanggal yang ada, misalnya 8 11 2026",
        ),
        (
            "/lapor/kapan",
            {"kapan": "tanggal", "tanggal": "12", "bulan": "11", "tahun": "2026"},
            "Tanggal kejadian harus hari ini atau sebelumnya",
        ),
        ("/lapor/di-mana", {}, "Tulis kabupaten atau kota, atau pilih “Di media sosial”"),
        (
            "/lapor/di-mana",
            {"kabupaten": "Xyzzyland"},
            "“Xyzzyland” tidak kami temukan. Periksa ejaan, atau tulis nama provinsi",
        ),
        ("/lapor/siapa", {"jabatan": "Camat"}, "Tulis nama atau ciri orang yang Anda laporkan"),
        ("/lapor/siapa", {"nama": "Tris", "nip": "1978"}, "NIP terdiri dari 18 angka. Kosongkan"),
        ("/lapor/bukti", {"tautan": "contoh.id/a"}, "Tautan harus dimulai dengan http:// atau"),
        ("/lapor/pelapor", {}, "Pilih bagaimana nama Anda diperlakukan"),
        ("/lapor/kontak", {"nama": "Sari"}, "Tulis nomor telepon atau alamat surel, salah satu"),
        ("/lapor/kontak", {"telepon": "nol delapan"}, "Tulis nomor telepon dengan angka"),
        ("/lapor/kontak", {"surel": "sari@"}, "Tulis alamat surel yang lengkap"),
    ],
)
def test_errors_are_said_twice_and_what_was_typed_stays(
    client: Client, address: str, said: dict[str, str], sentence: str
) -> None:
    walk(client, until=address, pelapor={"identitas": "rahasia"})
    answer = client.post(address, said)
    assert location(answer) == f"{address}#galat"
    page = text(client, address)
    assert page.count(sentence) == 2
    assert "<title>Galat: Langkah" in page
    assert 'id="galat" role="alert" tabindex="-1"' in page
    for typed in said.values():
        assert typed in page
    walk(client, pelapor={"identitas": "anonim"})
    assert sentence not in text(client, address)


def test_an_unclear_place_is_asked_back(client: Client) -> None:
    walk(client, until="/lapor/di-mana")
    assert location(client.post("/lapor/di-mana", {"kabupaten": "lombok"})) == (
        "/lapor/di-mana/pilih"
    )
    page = text(client, "/lapor/di-mana/pilih")
    assert "Yang mana maksud Anda?" in page
    assert "Kabupaten Lombok Timur, Nusa Tenggara Barat" in page
    assert 2 < page.count('type="radio"') <= 7
    client.post("/lapor/di-mana/pilih", {"tempat_mana": "tidak_ada"})
    assert "“lombok” tidak kami temukan" in text(client, "/lapor/di-mana")
    client.post("/lapor/di-mana", {"kabupaten": "lombok"})
    answer = client.post("/lapor/di-mana/pilih", {"tempat_mana": "52.03"})
    assert location(answer) == "/lapor/siapa"
    assert "Lombok Timur" in text(client, "/lapor/periksa")


def test_a_province_alone_is_place_enough(client: Client) -> None:
    walk(client, until="/lapor/di-mana")
    assert location(client.post("/lapor/di-mana", {"kabupaten": "jawa timur"})) == "/lapor/siapa"
    assert "Jawa Timur" in text(client, "/lapor/periksa")


def test_social_media_needs_no_place(client: Client) -> None:
    walk(client, di_mana={"medsos": "on"})
    assert "Di media sosial" in text(client, "/lapor/periksa")
    client.post("/lapor/periksa")
    assert Report.objects.get().online


def test_up_to_ten_people_can_be_added_changed_and_removed(client: Client) -> None:
    walk(client, until="/lapor/siapa")
    address = "/lapor/siapa"
    for number in range(1, 11):
        answer = client.post(address, {"nama": f"Orang {number}", "aksi": "tambah"})
        address = location(answer)
    assert address == "/lapor/siapa/10"
    assert client.get("/lapor/siapa/11").status_code == 404
    assert "Tambah orang lain" not in text(client, address)
    client.post("/lapor/siapa", {"aksi": "hapus-2"})
    client.post("/lapor/siapa/2", {"nama": "Orang tiga"})
    walk(client, until="/lapor/periksa", siapa={"nama": "Orang 1"})
    client.post("/lapor/periksa")
    names = [one.name for one in Report.objects.get().accused.order_by("pk")]
    assert names == ["Orang 1", "Orang tiga", *(f"Orang {number}" for number in range(4, 11))]


def test_an_empty_further_page_is_simply_passed(client: Client) -> None:
    walk(client, until="/lapor/siapa")
    assert location(client.post("/lapor/siapa", {"nama": "A", "aksi": "tambah"})) == (
        "/lapor/siapa/2"
    )
    assert location(client.post("/lapor/siapa/2", {"nama": " "})) == "/lapor/bukti"


def test_good_files_stay_when_others_are_refused(client: Client) -> None:
    walk(client, until="/lapor/bukti")
    files = [
        SimpleUploadedFile("IMG_2024 rumah.jpg", photo()),
        SimpleUploadedFile("kosong.jpg", b""),
        SimpleUploadedFile("virus.exe", b"MZ" + b"\x00" * 90),
    ]
    answer = client.post(
        "/lapor/bukti", {"berkas": files, "tautan": "https://contoh.id/a", "aksi": "lanjut"}
    )
    assert location(answer) == "/lapor/bukti#galat"
    page = text(client, "/lapor/bukti")
    assert "“kosong.jpg” kosong. Pilih berkas lain" in page
    assert "“virus.exe” berisi program berbahaya, jadi tidak kami simpan" in page
    assert "IMG_2024 rumah.jpg" in page
    assert "https://contoh.id/a" in page
    assert Item.objects.get().label == "Berkas 1"
    assert Item.objects.get().pending_until == NOW + timedelta(hours=24)
    walk(client, bukti={"tautan": "https://contoh.id/a"})
    client.post("/lapor/periksa")
    report = Report.objects.get()
    assert report.files.get().item.pending_until is None
    assert report.links == ["https://contoh.id/a"]


@pytest.mark.django_db(transaction=True)
def test_a_removed_file_is_gone_from_the_vault(client: Client, vault: Path) -> None:
    walk(client, until="/lapor/bukti")
    client.post("/lapor/bukti", {"berkas": SimpleUploadedFile("a.jpg", photo()), "aksi": "unggah"})
    item = Item.objects.get()
    client.post("/lapor/bukti", {"aksi": f"hapus-{item.pk}"})
    assert not Item.objects.exists()
    assert not [path for path in (vault / "vault").rglob("*") if path.is_file()]


@pytest.mark.django_db(transaction=True)
def test_wiping_leaves_nothing_behind(client: Client, vault: Path) -> None:
    walk(client, until="/lapor/bukti")
    client.post("/lapor/bukti", {"berkas": SimpleUploadedFile("a.jpg", photo()), "aksi": "unggah"})
    answer = client.post("/lapor/hapus")
    assert location(answer) == "/lapor/hapus"
    assert answer.cookies["lapor"].value == ""
    assert "Jawaban sudah dihapus" in text(client, "/lapor/hapus")
    assert not Draft.objects.exists()
    assert not Item.objects.exists()
    assert not [path for path in (vault / "vault").rglob("*") if path.is_file()]


def test_looking_at_the_wipe_page_wipes_nothing(client: Client) -> None:
    walk(client)
    assert "Hapus jawaban di perangkat ini?" in text(client, "/lapor/hapus")
    assert Draft.objects.exists()


def test_a_draft_ends_after_a_day_without_an_answer(
    client: Client, at: Callable[[datetime], None]
) -> None:
    walk(client)
    at(NOW + timedelta(hours=23))
    assert client.get("/lapor/periksa").status_code == 200
    at(NOW + timedelta(days=3))
    answer = client.get("/lapor/periksa")
    assert answer.status_code == 410
    assert "sudah lewat 24 jam dan dihapus" in answer.content.decode()
    client.post("/lapor/peristiwa", {"peristiwa": "medsos"})
    assert Draft.objects.count() == 1


def test_changing_one_answer_leads_back_to_the_check_page(client: Client) -> None:
    walk(client)
    for address, said in ANSWERS.items():
        assert f'href="{address}?ubah=1"' in text(client, "/lapor/periksa")
        assert location(client.post(f"{address}?ubah=1", said)) == "/lapor/periksa"
    answer = client.post("/lapor/pelapor?ubah=1", {"identitas": "rahasia"})
    assert location(answer) == "/lapor/kontak?ubah=1"
    answer = client.post("/lapor/kontak?ubah=1", {"telepon": "0812 0000 0000"})
    assert location(answer) == "/lapor/periksa"
    answer = client.post("/lapor/di-mana?ubah=1", {"kabupaten": "lombok"})
    assert location(answer) == "/lapor/di-mana/pilih?ubah=1"


def test_an_unfinished_report_is_not_sent_and_says_what_is_missing(client: Client) -> None:
    client.post("/lapor/peristiwa", {"peristiwa": "medsos"})
    page = text(client, "/lapor/periksa")
    assert page.count("Tidak diisi") == 6
    assert "Kirim laporan" not in page
    answer = client.post("/lapor/periksa")
    assert answer.status_code == 400
    assert 'href="/lapor/cerita?ubah=1">Tulis sedikitnya 30 huruf' in answer.content.decode()
    assert not Report.objects.exists()


def test_a_machine_that_fills_every_field_is_told_so(client: Client) -> None:
    walk(client)
    answer = client.post("/lapor/periksa", {"situs": "https://spam.example"})
    assert answer.status_code == 400
    assert not Report.objects.exists()


def test_going_back_to_anonymous_forgets_the_contact(client: Client) -> None:
    walk(client, until="/lapor/kontak", pelapor={"identitas": "rahasia"})
    client.post("/lapor/kontak", {"telepon": "0812 0000 0000"})
    client.post("/lapor/pelapor?ubah=1", {"identitas": "anonim"})
    assert "0812" not in text(client, "/lapor/periksa")
    client.post("/lapor/periksa")
    assert Report.objects.get().contact_sealed is None


def test_a_confidential_contact_is_sealed(client: Client) -> None:
    walk(client, until="/lapor/kontak", pelapor={"identitas": "rahasia"})
    client.post("/lapor/kontak", {"nama": "Sari Contoh", "surel": "sari@contoh.id"})
    client.post("/lapor/periksa")
    sealed = bytes(Report.objects.get().contact_sealed or b"")
    assert sealed.startswith(b"age-encryption.org/v1")
    assert b"contoh.id" not in sealed


def test_without_custodian_only_anonymous_reports_are_taken(client: Client, cast: Cast) -> None:
    cast.bodies["bawaslu-lawu-asri"].custodian_keys.all().delete()
    walk(client, until="/lapor/pelapor")
    assert location(client.post("/lapor/pelapor", {"identitas": "rahasia"})).endswith("#galat")
    assert "Kantor ini belum dapat menyegel nama" in text(client, "/lapor/pelapor")
    walk(client)
    assert client.post("/lapor/periksa").status_code == 302


def test_today_is_the_day_of_the_place(client: Client, at: Callable[[datetime], None]) -> None:
    at(datetime(2026, 11, 9, 16, tzinfo=UTC))  # 23.00 in Lawu Asri, 01.00 of the 10th in Jayapura
    walk(client, kapan={"kapan": "hari_ini"}, di_mana={"kabupaten": "Kota Jayapura"})
    client.post("/lapor/periksa")
    assert Report.objects.get().happened_from == date(2026, 11, 10)


def test_an_order_from_above_and_a_span_are_kept(client: Client) -> None:
    walk(
        client,
        cerita={"cerita": STORY, "perintah": "ya"},
        kapan={"kapan": "berulang", "tanggal": "1", "bulan": "10", "tahun": "26"},
    )
    page = text(client, "/lapor/periksa")
    assert "Ada perintah atasan" in page
    assert "Berulang kali, sejak Kamis, 1 Oktober 2026" in page
    client.post("/lapor/periksa")
    report = Report.objects.get()
    assert report.ordered_by_superior is True
    assert (report.happened_from, report.happened_until) == (date(2026, 10, 1), DAY)


def test_where_nobody_receives_reports_the_page_says_so(client: Client, cast: Cast) -> None:
    for body in cast.bodies.values():
        type(body).objects.filter(pk=body.pk).update(kind="opd")
    assert "Laporan belum dapat diterima di sini" in text(client, "/lapor")


def test_the_english_wizard_speaks_english(client: Client) -> None:
    page = text(client, "/en/lapor/peristiwa")
    assert "What happened?" in page
    assert "Step 1 of 8" in page
    assert location(client.post("/en/lapor/peristiwa", {})) == "/en/lapor/peristiwa#galat"
    assert "Choose what happened, or" in text(client, "/en/lapor/peristiwa")

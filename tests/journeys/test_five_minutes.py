"""The five-minute tour as written, in a real browser on the fictional regency."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from jaganetral.web.audit.verify import verify_log
from jaganetral.web.demo.clockwork import START
from jaganetral.web.demo.staging import stage
from jaganetral.web.demo.tampering import tamper
from jaganetral.web.letters.models import Letter
from jaganetral.web.prevention.models import Attendance
from jaganetral.web.statistics.queries import figures
from jaganetral.web.statistics.recount import differences
from tests.browser import Open

pytestmark = pytest.mark.browser
STORY = "Mobil dinas kecamatan bawa baliho, sopirnya Pak Tris staf Kecamatan Sukamaju"
CASE = "/kerja/perkara/2026-0008"


@pytest.fixture
def base(live_server: Any, lawu_asri: Path, at: Callable[[datetime], None], settings: Any) -> str:
    """The regency, served with the demo's bar, at its fixed hour."""
    settings.MODE = "demo"
    for _ in stage():
        pass
    at(START)
    return str(live_server.url)


def test_the_tour(base: str, open_page: Open) -> None:
    phone = open_page(360, script=False)
    number, words = report(phone, base)
    ask_before(phone, base)
    desk = open_page(1280)
    triage(desk, base)
    assess_and_recommend(desk, base)
    decide(open_page(360), base)
    come_back(phone, base, number, words)
    brief_and_attend(open_page(1280), open_page(360, script=False), base)
    count_and_seal(phone, base)


def report(page: Page, base: str) -> tuple[str, str]:
    """0:00 a citizen reports, eight short pages, no NIP, no account."""
    page.goto(f"{base}/?demo=warga")
    page.click("main >> text=Lapor dugaan pelanggaran")
    page.click("text=Mulai lapor")
    page.check("text=Memakai fasilitas atau uang negara")
    page.click("text=Lanjutkan")
    page.fill("textarea", STORY)
    page.click("text=Lanjutkan")
    page.check("text=Kemarin")
    page.click("text=Lanjutkan")
    page.get_by_label("Kabupaten atau kota").fill("Lawu Asri")
    page.click("text=Lanjutkan")
    page.get_by_label("Nama, atau ciri").fill("Pak Tris")
    page.click("text=Lanjutkan")
    page.click("text=Lanjutkan tanpa bukti")
    page.check("text=Anonim")
    page.click("text=Lanjutkan")
    page.click("text=Kirim laporan")
    number = page.inner_text("text=/N-2026-\\d+/").split()[-1]
    words = page.inner_text("main .sandi")
    assert len(words.split()) == 6
    page.get_by_label("Ketik kata ketiga").fill(words.split()[2])
    page.click("text=Sudah saya catat")
    return number, words


def ask_before(page: Page, base: str) -> None:
    """1:00 an official asks first."""
    page.goto(f"{base}/bolehkah")
    page.get_by_label("Yang ingin saya lakukan").fill("foto bersama calon")
    page.check("text='PNS'")
    page.click("text=Cari jawaban")
    page.click("button:has-text('Ya')")
    page.click("button:has-text('Ya')")
    assert "Tidak boleh" in page.inner_text("main")
    assert "Menolak ajakan dengan sopan" in page.inner_text("main")


def triage(page: Page, base: str) -> None:
    """1:20 the examiner finds the report, its person and its twin; 1:45 keys do the rest."""
    page.goto(f"{base}/?demo=pemeriksa")
    page.goto(f"{base}/kerja/antrean?urut=terbaru")
    seen = page.inner_text("main")
    assert "21 menunggu" in seen
    assert "SUTRISNO" in seen
    assert "Mungkin" in seen
    assert "panggilan 'Tris' cocok dengan SUTRISNO" in seen
    assert "Mungkin laporan yang sama" in seen
    page.keyboard.press("g")
    page.wait_for_selector("text=20 menunggu")
    page.goto(f"{base}/kerja/antrean")
    page.keyboard.press("t")
    page.wait_for_selector("text=Diterima sebagai")
    page.click("text=Ketua RT 03")
    page.wait_for_selector("h2:has-text('Ketua RT 03')")
    page.keyboard.press("x")
    page.keyboard.press("3")
    page.wait_for_selector("text=Urungkan")


def assess_and_recommend(page: Page, base: str) -> None:
    """2:10 what is unknown becomes a question; 2:45 five working days later it is known."""
    page.goto(f"{base}{CASE}/kajian")
    assert "Belum diketahui" in page.inner_text("main")
    page.click("text=Tanyakan dengan surat")
    assert "17 November 2026" in page.inner_text("main")
    page.click("text=Maju 5 hari kerja")
    assert "Selasa, 17 November 2026" in page.inner_text("main")
    page.goto(f"{base}{CASE}/surat")
    page.click("main table >> text=Rekomendasi")
    page.click("button:has-text('Tanda tangani')")
    page.click("button:has-text('Kirim')")
    sent = Letter.objects.get(about="perkara:2026/0008", kind="rekomendasi")
    assert sent.state == Letter.State.SENT
    assert bytes(sent.pdf or b"").startswith(b"%PDF")


def decide(page: Page, base: str) -> None:
    """3:15 the head of agency decides on a phone in three taps; no reporter anywhere."""
    page.goto(f"{base}/?demo=ppk")
    assert "Menunggu keputusan Anda" in page.inner_text("main")
    page.click("text=Setujui")
    seen = page.inner_text("main")
    assert "Keputusan Bupati Lawu Asri" in seen
    assert "elapor" not in seen.replace("Terlapor", "")
    page.click("text=Tetapkan dan tanda tangani")
    assert Letter.objects.filter(kind="keputusan", about="perkara:2026/0005").exists()


def come_back(page: Page, base: str, number: str, words: str) -> None:
    """3:45 the loop closes for somebody we do not know."""
    page.goto(f"{base}/cek")
    page.get_by_label("Nomor laporan").fill(number)
    page.get_by_label("Kata sandi laporan").fill(words.upper().replace("\n", " "))
    page.click("main button")
    seen = page.inner_text("main")
    assert number in seen
    assert "Digabung" in seen or "Dikaji" in seen


def brief_and_attend(office: Page, phone: Page, base: str) -> None:
    """4:05 an office briefs its people, and somebody says "Saya hadir"."""
    office.goto(f"{base}/?demo=opd")
    office.click("text=Buat acara")
    office.locator("[name=title]").fill("Pengarahan netralitas")
    office.locator("[name=begins]").fill("08:00")
    office.click("text=Buat dan lihat lembar hadir")
    address = office.inner_text("text=/\\/hadir\\//").split()[-1]
    before = Attendance.objects.count()
    phone.goto(base + "/hadir/" + address.rstrip("/").split("/hadir/")[1])
    phone.locator("main input[type=text]").nth(0).fill("Rini Wulandari")
    phone.locator("main input[type=text]").nth(1).fill("Kecamatan Wanasari")
    phone.click("text=Saya hadir")
    assert Attendance.objects.count() == before + 1


def count_and_seal(page: Page, base: str) -> None:
    """4:30 figures equal a recount, the log is whole, and one changed letter shows."""
    page.goto(f"{base}/statistik")
    assert "30" in page.inner_text("main")
    day = date(2026, 11, 17)
    assert differences(day, figures(day)) == []
    assert verify_log().whole
    tamper()
    assert not verify_log().whole

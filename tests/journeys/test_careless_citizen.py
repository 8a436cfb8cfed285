"""A careless citizen: a nickname and a job, a photo that tells its place, back after three days.

In a real browser without script, on a small phone; every tap is counted.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from jaganetral.web.accounts.models import Duty, Officer
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.evidence.actions import (
    WrongPassphrase,
    about_item,
    ask_opening,
    consent,
    make_custodian_key,
    open_original,
    working_copy,
)
from jaganetral.web.reports.actions import push, write_to_reporter
from jaganetral.web.reports.models import Report
from tests.cast import SINCE, Cast
from tests.web.evidence.files import photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Page]
MONDAY = datetime(2026, 11, 9, 3, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 12, 3, tzinfo=UTC)
PASSPHRASE = "sandi penjaga contoh"
STORY = "Mobil dinas kecamatan bawa baliho ke lapangan, yang nyopir biasa dipanggil Pak Tris."


@dataclass
class Thumb:
    """Taps and types like a person with a phone, and counts."""

    page: Page
    taps: int = 0
    typed: int = 0

    def tap(self, role: Any, name: str) -> None:
        self.page.get_by_role(role, name=name).first.click()
        self.taps += 1

    def write(self, label: str, text: str) -> None:
        field = self.page.get_by_label(label, exact=False).first
        field.click()
        field.fill(text)
        self.taps += 1
        self.typed += len(text)

    def choose(self, words: str) -> None:
        self.page.locator("label", has_text=words).first.click()
        self.taps += 1


@pytest.fixture
def ready(cast: Cast, vault: Path, at: Callable[[datetime], None]) -> Cast:
    at(MONDAY)
    body = cast.bodies["bawaslu-lawu-asri"]
    make_custodian_key(body, PASSPHRASE, by="sistem", day=MONDAY.date())
    return cast


def report(thumb: Thumb, address: str) -> None:
    """From the front page to the evidence."""
    page = thumb.page
    page.goto(address)
    thumb.tap("link", "Lapor dugaan pelanggaran")
    thumb.tap("link", "Mulai lapor")
    expect(page).to_have_title("Langkah 1 dari 8 — JagaNetral")
    thumb.choose("Memakai fasilitas atau uang negara")
    thumb.tap("button", "Lanjutkan")
    thumb.write("Cerita Anda", STORY)
    thumb.tap("button", "Lanjutkan")
    expect(page).to_have_title("Langkah 3 dari 8 — JagaNetral")
    thumb.choose("Kemarin")
    thumb.tap("button", "Lanjutkan")
    thumb.write("Kabupaten atau kota", "lawu asri")
    thumb.tap("button", "Lanjutkan")
    thumb.write("Nama, atau ciri", "Pak Tris, sopir kantor camat Sukamaju")
    thumb.tap("button", "Lanjutkan")


def six_words(page: Page) -> list[str]:
    return page.locator(".sandi").inner_text().split()


def test_a_report_takes_at_most_nineteen_taps_without_script(
    ready: Cast, live_server: Any, open_page: Open
) -> None:
    page = open_page(width=360, script=False)
    outside: list[str] = []
    page.on("request", lambda sent: outside.append(sent.url))
    thumb = Thumb(page)
    report(thumb, live_server.url)
    thumb.tap("button", "Lanjutkan tanpa bukti")
    thumb.choose("Anonim.")
    thumb.tap("button", "Lanjutkan")
    thumb.tap("button", "Kirim laporan")
    words = six_words(page)
    thumb.write("Ketik kata ketiga", words[2])
    thumb.tap("button", "Sudah saya catat")
    expect(page.get_by_text("Laporan Anda tersimpan")).to_be_visible()
    assert thumb.taps <= 19
    assert thumb.typed <= 240
    assert all(url.startswith((live_server.url, "data:")) for url in outside)
    assert verify_log().whole


def test_errors_move_the_browser_to_their_summary_without_script(
    ready: Cast, live_server: Any, open_page: Open
) -> None:
    page = open_page(width=360, script=False)
    page.goto(f"{live_server.url}/lapor/peristiwa")
    page.get_by_role("button", name="Lanjutkan").click()
    assert page.url.endswith("/lapor/peristiwa#galat")
    expect(page).to_have_title("Galat: Langkah 1 dari 8 — JagaNetral")
    expect(page.locator("#galat")).to_be_visible()
    page.get_by_role("link", name=re.compile("Pilih apa yang terjadi")).click()
    assert page.locator("input[type=radio]").first.evaluate("e => e === document.activeElement")


def test_the_paper_form_prints_on_two_pages(ready: Cast, live_server: Any, open_page: Open) -> None:
    page = open_page(script=False)
    for language in ("", "/en"):
        page.goto(f"{live_server.url}{language}/lapor/kertas")
        with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
            assert len(printed.pages) == 2


def test_a_photo_a_question_and_an_answer_after_three_days(
    ready: Cast, live_server: Any, open_page: Open, at: Callable[[datetime], None], tmp_path: Path
) -> None:
    page = open_page(width=360, script=False)
    thumb = Thumb(page)
    report(thumb, live_server.url)
    sent_photo = photo(size=(640, 480))
    file = tmp_path / "IMG_20261108_0912.jpg"
    file.write_bytes(sent_photo)
    page.get_by_label("Foto, video, rekaman, atau dokumen").set_input_files(file)
    thumb.tap("button", "Kirim berkas ini")
    expect(page.get_by_role("term").get_by_text("IMG_20261108_0912.jpg")).to_be_visible()
    thumb.tap("button", "Lanjutkan")
    thumb.choose("Anonim.")
    thumb.tap("button", "Lanjutkan")
    expect(page.get_by_text("1 berkas")).to_be_visible()
    thumb.tap("button", "Kirim laporan")
    assert thumb.taps <= 24
    words = six_words(page)
    number = page.locator(".kode").inner_text()
    page.context.close()  # she notes the words and loses the phone's memory

    taken = Report.objects.get(number=number)
    kept = taken.files.get().item
    copy = working_copy(kept)
    assert copy is not None
    with Image.open(BytesIO(copy[0])) as seen:
        assert not seen.getexif()
    assert b"KameraContoh" not in copy[0]
    write_to_reporter(
        taken, "Apakah pelatnya terlihat?", by=ready.duty("pemeriksa"), day=MONDAY.date()
    )
    push(taken, state="tanya_pelapor", day=MONDAY.date())

    at(THURSDAY)
    back = open_page(width=360, script=False)
    thumb = Thumb(back)
    back.goto(f"{live_server.url}/cek")
    thumb.write("Nomor laporan", number.lower())
    thumb.write("Kata sandi laporan", ", ".join(word.upper() for word in words))
    thumb.tap("button", "Buka kotak pesan")
    assert thumb.taps <= 4
    expect(back.get_by_text("Apakah pelatnya terlihat?")).to_be_visible()
    thumb.write("Tulis jawaban", "Ya, AA 1234 XX")
    back.get_by_role("button", name="Kirim", exact=True).click()
    expect(back.get_by_text("Ya, AA 1234 XX").first).to_be_visible()
    taken.refresh_from_db()
    assert taken.queue_state == "antrean"

    opened_by_two_only(ready, kept, sent_photo)
    assert verify_log().whole


def opened_by_two_only(ready: Cast, kept: Any, sent_photo: bytes) -> None:
    """The original, place and all, comes back only with the passphrase and two officers."""
    first = ready.duty("penjaga_identitas")
    other = Officer.objects.create(username="widi", name="Widi Hapsari")
    second = Duty.objects.create(
        officer=other, agency=first.agency, role="penjaga_identitas", since=SINCE
    )
    opening = ask_opening(about_item(kept), "Mencocokkan tempat foto diambil", by=first)
    consent(opening, by=second)
    with pytest.raises(WrongPassphrase):
        open_original(kept, opening, "bukan sandi penjaga", by=first)
    assert open_original(kept, opening, PASSPHRASE, by=first) == sent_photo

"""Moved after reporting: told without a name, read by the examiner, hidden from the agency."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page

from jaganetral.web.audit.verify import verify_log
from jaganetral.web.cases.actions import queue
from jaganetral.web.cases.actions.transfer import share
from jaganetral.web.reports.models import Report
from tests.browser import Open, besides, check_page, looks
from tests.cast import Cast
from tests.journeys.entering import enter
from tests.web.cases.intake import DAY
from tests.web.reports.reports import STORY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SECRET = "Dipindahkan ke gudang arsip"


@pytest.mark.parametrize(("width", "dark"), looks((320, False)))
def test_from_the_phone_to_the_case_and_no_further(
    cast: Cast,
    vault: Path,
    live_server: Any,
    open_page: Open,
    at: Callable[[datetime], None],
    width: int,
    dark: bool,
) -> None:
    base = str(live_server.url)
    at(datetime(2026, 11, 10, 9, tzinfo=ZoneInfo("Asia/Jakarta")))
    phone = open_page(width, dark=dark, script=False)
    words = report(phone, base, width)
    mailbox(phone, base, width, words)
    case = queue.accept(Report.objects.get(), by=cast.duty("pemeriksa"), day=DAY)
    share(case, cast.bodies["bkpsdm-lawu-asri"], "tindak", by=cast.duty("pemeriksa"), day=DAY)
    desk = open_page(width, dark=dark)
    enter(desk, base, cast.officers["pemeriksa"])
    for place in (f"perkara/{case.slug}/pembalasan", "pembalasan"):
        for address in (f"{base}/kerja/{place}", f"{base}/en/kerja/{place}"):
            desk.goto(address)
            check_page(desk, width, *besides((1280, True)))
    assert "12 days after the report" in desk.inner_text("main")
    desk.goto(f"{base}/kerja/perkara/{case.slug}/pembalasan")
    assert SECRET in desk.inner_text("main")
    office = open_page(width, dark=dark)
    enter(office, base, cast.officers["bkpsdm"])
    office.goto(f"{base}/kerja/perkara/{case.slug}/linimasa")
    assert case.number in office.inner_text("main")
    assert "embalasan" not in office.content()
    assert verify_log().whole


def report(page: Page, base: str, width: int) -> str:
    """Nine choices, one page more, no name."""
    page.goto(f"{base}/lapor/peristiwa")
    page.check("text=Saya dibalas setelah melapor")
    page.click("text=Lanjutkan")
    check_page_without_script(page, width)
    page.check("text=Dipindahkan")
    page.check("text='Melapor'")
    page.get_by_label("Hari melapor").fill("2026-10-01")
    page.get_by_label("Hari pembalasan").fill("2026-10-13")
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
    assert "Selasa, 13 Oktober 2026" in page.inner_text("main")
    page.click("text=Kirim laporan")
    return str(page.inner_text("main .sandi"))


def mailbox(page: Page, base: str, width: int, words: str) -> None:
    """Later, with the six words: something more happened."""
    page.goto(f"{base}/cek")
    page.get_by_label("Nomor laporan").fill(Report.objects.get().number)
    page.get_by_label("Kata sandi laporan").fill(words)
    page.locator("main button").first.click()
    page.click("text=Catat pembalasan")
    check_page_without_script(page, width)
    page.check("text=Dinilai buruk")
    page.check("text=Menolak perintah")
    page.fill("textarea", SECRET)
    page.click("text=Simpan dan segel")
    assert "Dinilai buruk" in page.inner_text("main")


def check_page_without_script(page: Page, width: int) -> None:
    """A page without script cannot run axe; it must at least fit."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width

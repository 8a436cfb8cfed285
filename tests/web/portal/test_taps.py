"""The advisor by hand: at most four taps without script, and an answer prints on one page."""

from typing import Any

import pikepdf
import pytest
from playwright.sync_api import expect

from tests.browser import Open

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW = """() => {
  for (const one of document.querySelectorAll('*')) {
    one.style.lineHeight = '1.5'; one.style.letterSpacing = '.12em'; one.style.wordSpacing = '.16em'
  }
  return document.documentElement.scrollWidth - innerWidth
}"""


def test_a_verdict_in_four_taps_on_a_phone_without_script(
    live_server: Any, open_page: Open
) -> None:
    page = open_page(360, script=False)
    page.goto(live_server.url + "/")
    page.get_by_role("link", name="Bolehkah saya …?").last.click()  # 1
    page.get_by_label("PPPK").check()  # 2
    page.get_by_role("button", name="Bolehkah saya menyukai unggahan calon?").click()  # 3
    expect(page.get_by_text("Siapa yang Anda maksud dengan calon?")).to_be_visible()
    page.goto(page.url + "&tanggal=2024-10-05")  # in a season nobody asks whom you mean
    page.get_by_role("button", name="Ya", exact=True).click()  # 4
    assert page.locator(".catatan strong").first.inner_text() == "Tidak boleh."
    assert not page.context.cookies()


def test_an_answer_prints_on_one_page_in_light_colours(
    live_server: Any, open_page: Open, tmp_path: Any
) -> None:
    page = open_page(1280, dark=True)
    told = "siapa=pns&tanggal=2024-10-05&winning_team_account=ya"
    page.goto(f"{live_server.url}/bolehkah/menyukai-unggahan?{told}")
    page.pdf(path=tmp_path / "jawaban.pdf", prefer_css_page_size=True)
    with pikepdf.open(tmp_path / "jawaban.pdf") as paper:
        assert len(paper.pages) == 1
    page.emulate_media(media="print")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    expect(page.get_by_role("link", name="Pertanyaan lain")).to_be_hidden()


@pytest.mark.parametrize("address", ["/", "/bolehkah", "/bolehkah/memilih?siapa=pns", "/privasi"])
def test_wide_text_spacing_at_320_px_scrolls_nowhere_sideways(
    live_server: Any, open_page: Open, address: str
) -> None:
    page = open_page(320)
    page.goto(live_server.url + address)
    assert page.evaluate(NARROW) <= 0

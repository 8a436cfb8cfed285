"""The public pages of figures and checks in a real browser: no script, no sideways scroll, axe."""

from datetime import date

import pytest
from playwright.sync_api import expect

from jaganetral.web import clock
from tests.browser import Open, looks, troubles
from tests.cast import Cast
from tests.web.cases.intake import put_report
from tests.web.letters.test_actions import signed
from tests.web.statistics import story

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("vault", "at")]


def address(cast: Cast) -> str:
    """A season of work and enough reports for a map; the address of a letter's check."""
    story.tell(cast)
    for area in ["33.13"] * 9 + ["35.07"] * 6:
        put_report(cast.bodies["bawaslu-lawu-asri"], day=clock.today(), area=area, accused=[])
    return f"/verifikasi?kode={signed(cast).code}"


def test_the_pages_fit_and_pass_axe(
    live_server: object, transactional_db: None, cast: Cast, open_page: Open
) -> None:
    page, root = open_page(), str(live_server)
    for path in ("/statistik", "/en/statistik", "/verifikasi", address(cast)):
        page.goto(root + path)
        assert not troubles(page, *looks((320, True), (1280, False)))


def test_a_letter_is_checked_by_file_without_script(
    live_server: object, transactional_db: None, cast: Cast, open_page: Open
) -> None:
    letter = signed(cast)
    assert letter.dated == date(2023, 12, 28)
    page = open_page(360, script=False)
    page.goto(f"{live_server}/verifikasi")
    pdf = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": bytes(letter.pdf or b"")}
    page.set_input_files("input[type=file]", pdf)  # type: ignore[arg-type]
    page.get_by_role("button", name="Periksa berkas").click()
    expect(page.get_by_text("Surat ini sah dan utuh.")).to_be_visible()
    assert letter.number in page.content()

"""Import, mapping and undo in a real browser: on a phone, in the dark, and by the rules of axe."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import Open, besides, check_page, looks
from tests.cast import Cast
from tests.journeys.entering import enter
from tests.names.files import SARI, TRIS, csv_of
from tests.web.roster.test_loading import load

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def choose(page: Page, base: str, *rows: list[str]) -> None:
    page.goto(f"{base}/kerja/pegawai/impor")
    file = FilePayload(name="daftar.csv", mimeType="text/csv", buffer=csv_of(*rows))
    page.locator("input[type=file]").set_input_files(file)
    page.locator("input[type=date]").fill("2024-01-05")
    with page.expect_navigation():
        page.locator("form[enctype] button").last.click()


@pytest.mark.parametrize(("width", "dark"), looks((360, True)))
def test_a_roster_is_tried_kept_mapped_and_taken_back(
    cast: Cast, vault: Path, live_server: LiveServer, open_page: Open, width: int, dark: bool
) -> None:
    load(cast, TRIS)
    page, base = open_page(width, dark=dark), live_server.url
    enter(page, base, cast.officers["bkpsdm"])
    page.goto(f"{base}/kerja/pegawai/impor")
    check_page(page, width, *besides((1280, False)))
    moved = [*TRIS[:2], "Camat", "Kantor Antah", "Dinas Antah Berantah", *TRIS[5:]]
    choose(page, base, moved, SARI, ["", "", *TRIS[2:]])
    check_page(page, width, *besides((1280, False)))
    with page.expect_navigation():
        page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Daftar pegawai disimpan.")).to_be_visible()
    check_page(page, width, *besides((1280, False)))
    loaded = page.url
    page.goto(f"{base}/kerja/pegawai/instansi")
    expect(page.get_by_text("Dinas Antah Berantah").first).to_be_visible()
    check_page(page, width, *besides((1280, False)))
    page.goto(loaded)
    with page.expect_navigation():
        page.get_by_role("button", name="Batalkan impor ini").click()
    check_page(page, width, *besides((1280, False)))
    page.goto(f"{base}/kerja/pegawai?nama=Sari")
    expect(page.get_by_text("Sari Purnamawati")).to_have_count(0)

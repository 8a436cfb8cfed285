"""The screening panel in a real browser: by keys, on a phone, in the dark, in both languages."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from jaganetral.web.cases.actions import queue
from jaganetral.web.cases.models import Case, Judgement
from jaganetral.web.lookups.actions import look_up
from jaganetral.web.lookups.models import Lookup
from jaganetral.web.roster.loading import plant_canaries
from tests.browser import Open, looks, troubles
from tests.cast import Cast
from tests.journeys.entering import enter
from tests.web.cases.intake import DAY, load_people, put_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FITS = looks((360, True), (1280, False))


def opened(cast: Cast, name: str = "Pak Tris") -> Case:
    load_people(cast)
    accused = [{"name": name, "position": "", "workplace": ""}]
    report = put_report(cast.bodies["bawaslu-lawu-asri"], accused=accused)
    return queue.accept(report, by=cast.duty("pemeriksa"), day=DAY)


def test_candidates_are_judged_by_keys_alone(
    cast: Cast, vault: Path, live_server: LiveServer, open_page: Open
) -> None:
    case, page = opened(cast, "guru SDN Wanasari 1"), open_page()
    enter(page, live_server.url, cast.officers["pemeriksa"])
    page.goto(f"{live_server.url}/kerja/perkara/{case.slug}/saring")
    for key in "jj":
        page.keyboard.press(key)
    second = page.locator("[data-kartu]").nth(1).get_attribute("aria-label")
    expect(page.locator("[data-kartu]:focus")).to_have_attribute("aria-label", str(second))
    with page.expect_navigation():
        page.keyboard.press("2")
    told = Judgement.objects.get()
    assert (told.verdict, told.employee.name) == ("bukan", second)
    # who was set aside stands last now; the first candidate is the person
    page.keyboard.press("1")
    page.keyboard.type("Ia satu-satunya guru yang mengajar di sana.")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert Judgement.objects.latest("pk").verdict == "ini"
    expect(page.get_by_text("Menunggu konfirmasi")).to_be_visible()
    with page.expect_navigation():
        page.keyboard.press("p")
    expect(page.get_by_text("Pertanyaan dikirim ke 1 kotak pesan pelapor.")).to_be_visible()


def test_the_pages_fit_and_pass_axe(
    cast: Cast, vault: Path, live_server: LiveServer, open_page: Open
) -> None:
    case, page = opened(cast), open_page()
    enter(page, live_server.url, cast.officers["pemeriksa"])
    for path in ("", "/en"):
        page.goto(f"{live_server.url}{path}/kerja/perkara/{case.slug}/saring?nama=Budi")
        assert not troubles(page, *FITS)
    plant_canaries(cast.bodies["pemkab-lawu-asri"], 2, by=cast.duty("admin"), day=DAY)
    look_up(Lookup.Kind.KATA, "saring:x", {}, list, by=cast.duty("bkpsdm"))
    other = open_page()
    enter(other, live_server.url, cast.officers["admin"])
    for path in ("pencarian", "pencarian/umpan", "pencarian/penilaian"):
        other.goto(f"{live_server.url}/kerja/{path}")
        assert not troubles(other, *FITS)
    keeper = open_page()
    enter(keeper, live_server.url, cast.officers["bkpsdm"])
    for words in ("", "?nama=Sutrisno", "?nama=a"):
        keeper.goto(f"{live_server.url}/kerja/pegawai{words}")
        assert not troubles(keeper, *FITS)

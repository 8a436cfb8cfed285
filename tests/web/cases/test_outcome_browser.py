"""The pages from assessment to decision in a real browser: fit, axe, bytes; without script too."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from jaganetral.web.cases.actions import closing, deadlines
from jaganetral.web.cases.actions.letters import put_draft
from jaganetral.web.cases.models import Case, CaseReport, Share
from jaganetral.web.reports.mailbox import COOKIE, give_mailbox
from tests.browser import Open, looks, troubles
from tests.cast import Cast
from tests.journeys.entering import enter
from tests.web.cases.intake import put_report
from tests.web.cases.stories import put_assessment, put_case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = date(2024, 1, 24)
PAGE = "/kerja/perkara/2023-0001"
FITS = looks((320, True), (1280, False))


@pytest.fixture
def case(cast: Cast, vault: object, at: Callable[[datetime], None]) -> Case:
    """A case that waits for the head of agency, overdue, with a reprimand as a draft."""
    at(datetime(2024, 1, 24, 9, tzinfo=ZoneInfo("Asia/Jakarta")))
    found = put_case(cast, state="menunggu_putusan")
    found.ppk_agency = cast.bodies["pemkab-lawu-asri"]
    found.save()
    Share.objects.create(case=found, agency=cast.bodies["bkpsdm-lawu-asri"], scope="tindak")
    put_assessment(found)
    deadlines.start(found, "tindak_lanjut_ppk", start=date(2024, 1, 3))
    found.hearings.create(party=found.parties.get(), result="hadir", answer="Ya.", by="x", on=DAY)
    put_draft(found, "teguran", by=None, day=DAY)
    return found


def test_pages_of_officers_fit_and_pass_axe(
    case: Case, cast: Cast, live_server: Any, open_page: Open
) -> None:
    letter = case.case_letters.get().letter_id
    parts = ("kajian", "tenggat", "surat", f"surat/{letter}", "putusan")
    walks = {
        "pemeriksa": [*(f"{PAGE}/{part}" for part in parts), "/kerja/tindak"],
        "ppk": [f"/kerja/putuskan{end}" for end in ("", "/2023-0001", "/2023-0001/setujui")],
        "pimpinan": ["/kerja/tindak", "/en/kerja/tindak"],
    }
    for role, paths in walks.items():
        page = open_page()
        enter(page, live_server.url, cast.officers[role])
        for path in paths:
            page.goto(live_server.url + path)
            assert not troubles(page, *FITS)


def test_the_reporters_answer_needs_no_script(
    case: Case, cast: Cast, live_server: Any, open_page: Open
) -> None:
    report = put_report(cast.bodies["bawaslu-lawu-asri"], day=DAY)
    CaseReport.objects.create(case=case, report=report)
    closing.find_not_proved(case, "Buktinya kurang.", by=cast.duty("ppk"), day=DAY)
    key = {"name": COOKIE, "value": _key(report), "url": live_server.url}
    page = open_page()
    page.context.add_cookies([key])  # type: ignore[list-item]
    page.goto(f"{live_server.url}/cek/belum-selesai")
    assert not troubles(page, *FITS)
    asked = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    assert [name for name in asked if "/static/" in name] == [
        f"{live_server.url}/static/look/dasar.css"
    ]
    page = open_page(320, script=False)
    page.context.add_cookies([key])  # type: ignore[list-item]
    page.goto(f"{live_server.url}/cek/belum-selesai")
    page.get_by_label("Apa yang belum selesai?").fill("Spanduk itu masih terpasang.")
    page.get_by_role("button", name="Kirim jawaban").click()
    assert page.url.endswith("/cek/kotak#pesan")
    expect(page.get_by_text("Spanduk itu masih terpasang.")).to_be_visible()
    case.refresh_from_db()
    assert case.state == "dibuka_kembali"


def _key(report: Any) -> str:
    from django.http import HttpResponse  # noqa: PLC0415 - needs Django to be set up

    response = HttpResponse()
    give_mailbox(response, report, secure=False)
    return response.cookies[COOKIE].value

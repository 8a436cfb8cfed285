"""A campaign to many offices is set up in at most six clicks, from the first page on."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention import periodic
from jaganetral.web.prevention.models import Campaign
from tests.browser import Open
from tests.cast import Cast
from tests.journeys.entering import enter

NOW = datetime(2026, 11, 10, 8, tzinfo=ZoneInfo("Asia/Jakarta"))
MOST = 6


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_campaign_to_every_school_takes_six_clicks(
    cast: Cast, lawu_asri: Path, at: Callable[[datetime], None], live_server: LiveServer,
    open_page: Open, sign_in: Callable[[str], Client],
) -> None:  # fmt: skip
    at(NOW)
    Agency.objects.bulk_create(
        Agency(code=f"sd-{n}", name=f"SD {n:04}", short=f"SD {n}", kind="unit",
               parent=cast.bodies["disdik-lawu-asri"])
        for n in range(300)
    )  # fmt: skip
    desk, clicks = open_page(), 0
    enter(desk, live_server.url, cast.officers["bkpsdm"])
    desk.goto(f"{live_server.url}/kerja")
    for press in (
        desk.get_by_role("link", name="Cegah", exact=True),
        desk.get_by_role("link", name="Terbitkan kampanye"),
        desk.get_by_role("link", name="Masa tenang", exact=True),
        desk.get_by_label("Unit kerja, misalnya sekolah dan puskesmas"),
        desk.get_by_label("Kirim langsung sampai kantor paling bawah"),
        desk.get_by_role("button", name="Terbitkan"),
    ):
        press.first.click()
        clicks += 1
    desk.get_by_role("heading", name="Sedang dikirim").wait_for()
    assert clicks <= MOST
    desk.goto(f"{live_server.url}/kerja")  # the site is there for other work meanwhile
    periodic.run(NOW.date())
    assert Campaign.objects.get().reaches.filter(agency__kind="unit").count() == 300

"""Whom a campaign is for: where an election runs on a day, fixed when it is issued, in words."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.actions.campaigns import issue_campaign
from jaganetral.web.prevention.campaigns.audience import settled, words_of
from jaganetral.web.prevention.campaigns.scope import meant
from jaganetral.web.prevention.models import Campaign
from tests.cast import Cast

RUNNING, QUIET = date(2026, 12, 3), date(2026, 7, 1)  # of the invented election in 99.01


@pytest.fixture
def two_regencies(cast: Cast, lawu_asri: Path) -> Cast:
    """A second regency without an election, and a school in each."""
    other = Agency.objects.create(
        code="pemkab-wukir", name="Pemerintah Kabupaten Wukir", short="Wukir", kind="pemda",
        area="99.02", parent=cast.bodies["nasional"],
    )  # fmt: skip
    for code, parent in (("sd-lawu", cast.bodies["disdik-lawu-asri"]), ("sd-wukir", other)):
        Agency.objects.create(code=code, name=code, short=code, kind="unit", parent=parent)
    return cast


def codes(cast: Cast, audience: dict[str, object], day: date) -> set[str]:
    house = cast.bodies["nasional"]
    found = meant(house, settled({"kinds": ["unit"], **audience}, house, day))
    return set(found.values_list("code", flat=True))


def test_only_offices_where_an_election_runs_on_the_day(two_regencies: Cast) -> None:
    assert codes(two_regencies, {}, RUNNING) == {"sd-lawu", "sd-wukir"}
    assert codes(two_regencies, {"running": ""}, RUNNING) == {"sd-lawu"}
    assert codes(two_regencies, {"running": RUNNING.isoformat()}, QUIET) == {"sd-lawu"}
    assert codes(two_regencies, {"running": ""}, date(2025, 12, 1)) == set()


def test_an_election_of_the_whole_country_names_no_areas(two_regencies: Cast) -> None:
    house = two_regencies.bodies["nasional"]
    audience = settled({"running": "2024-02-06"}, house, QUIET)
    assert audience == {"running": "2024-02-06"}
    assert "di semua wilayah" in words_of(audience)[0]
    assert codes(two_regencies, {"running": "2024-02-06"}, QUIET) == {"sd-lawu", "sd-wukir"}


def test_a_calendar_that_changes_later_changes_no_campaign(
    two_regencies: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    duty = two_regencies.duty("pimpinan")
    wanted = {"kinds": ["unit"], "running": "", "direct": True}
    campaign = issue_campaign("Netral", "Baca.", by=duty, day=RUNNING, audience=wanted)
    reached = set(campaign.reaches.values_list("agency__code", flat=True))
    assert {"sd-lawu", "disdik-lawu-asri"} <= reached
    assert "sd-wukir" not in reached
    kept = Campaign.objects.get(pk=campaign.pk).audience
    assert (kept["running"], kept["placed"]) == ("2026-12-03", ["99.01"])
    # later the calendars tell of an election everywhere: the campaign stays where it was
    monkeypatch.setattr("jaganetral.web.prevention.campaigns.audience.runs", lambda *_: True)
    found = meant(two_regencies.bodies["nasional"], kept)
    assert set(found.values_list("code", flat=True)) == {"sd-lawu"}


def test_the_form_tells_whom_it_is_for_before_anything_is_sent(
    two_regencies: Cast, sign_in: Callable[[str], Client], at: Callable[..., None]
) -> None:
    at(datetime(2026, 12, 3, 9, tzinfo=UTC))
    desk = sign_in("pimpinan")
    wanted = {"title": "Netral", "message": "Baca.", "kinds": ["unit"], "running": "on"}
    shown = desk.post("/kerja/cegah/baru", wanted | {"hitung": "1"}).content.decode()
    assert "Untuk 1 kantor" in shown
    assert "di 1 wilayah yang sedang dalam tahapan pemilihan pada Kamis, 3 Desember 2026" in shown
    nobody = desk.post("/kerja/cegah/baru", wanted | {"running_on": "2025-12-01"})
    assert nobody.status_code == 400
    assert "Tidak ada kantor yang cocok" in nobody.content.decode()
    assert not Campaign.objects.exists()
    page = desk.post("/kerja/cegah/baru", wanted)
    assert "sedang dalam tahapan" in desk.get(page["Location"]).content.decode()

"""What became of a campaign in each office stands beside its receipt, at each level."""

import csv
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from jaganetral.law.advice.lessons import quiz
from jaganetral.web.accounts.models import Agency
from jaganetral.web.pack import law_pack
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.actions.learning import count_answers
from jaganetral.web.prevention.actions.pledges import open_sheets, pledge, withdraw
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.campaigns.outcomes import Outcome, outcomes
from jaganetral.web.prevention.campaigns.queries import receipts
from jaganetral.web.prevention.models import Campaign
from tests.cast import Cast
from tests.web.prevention.stories import START, make_webinar

TODAY = date(2024, 2, 6)
CAME = Outcome(present=2, invited=40, pledged=1, asked=40, quizzes=1)


@pytest.fixture
def campaign(cast: Cast, at: Callable[[datetime], None]) -> Campaign:
    """Two came to Wanasari, one pledged, one took a pledge back, one filled in the quiz."""
    at(START + timedelta(minutes=10))
    webinar = make_webinar(cast)
    room = webinar.room("kec-wanasari")
    people = [Person(name=name, unit="Kasi") for name in ("Sari Wulandari", "Bima Saputra")]
    for one in people:
        check_in(room, one)
    open_sheets(webinar.campaign, by=cast.duty("bkpsdm"))
    sheet = webinar.campaign.pledge_sheets.get(agency=room.agency)
    done = [pledge(sheet, one).pledge for one in people]
    withdraw(done[1], by=cast.duty("kepala_opd"))
    items = quiz("media-sosial", 1, law_pack())
    right = [item.right for item in items]
    count_answers(room, "media-sosial", items, right, law_pack().sha256)
    return webinar.campaign


def test_each_level_sees_what_became_of_it_below(campaign: Campaign, cast: Cast) -> None:
    government = cast.bodies["pemkab-lawu-asri"]
    became = outcomes(campaign, government)
    assert became[cast.bodies["kec-wanasari"].pk] == CAME
    assert became[cast.bodies["kec-sukamaju"].pk] == Outcome(invited=40, asked=40)
    (row,) = receipts(campaign, cast.bodies["nasional"], TODAY).rows
    every = [one.outcome for one in receipts(campaign, government, TODAY).rows]
    for name in ("present", "invited", "pledged", "asked", "quizzes"):
        assert getattr(row.outcome, name) == sum(getattr(one, name) for one in every)


def test_a_unit_counts_for_the_office_above_it(campaign: Campaign, cast: Cast) -> None:
    room = campaign.sessions.get().rooms.get(agency__code="kec-sukamaju")
    room.agency = Agency.objects.create(
        code="desa", name="Unit", short="Unit", kind="unit", parent=cast.bodies["kec-sukamaju"]
    )
    room.save()
    became = outcomes(campaign, cast.bodies["pemkab-lawu-asri"])
    assert became[cast.bodies["kec-sukamaju"].pk].invited == 40


def test_the_page_and_its_file_say_the_same(
    campaign: Campaign, sign_in: Callable[[str], Client]
) -> None:
    desk = sign_in("bkpsdm")
    page = " ".join(desk.get(f"/kerja/cegah/{campaign.pk}").content.decode().split())
    assert "2 dari 40" in page
    assert "1 dari 40" in page
    sent = desk.get(f"/kerja/cegah/{campaign.pk}/terima.csv").content.decode("utf-8-sig")
    rows = {row["kantor"]: row for row in csv.DictReader(sent.splitlines())}
    wanasari = rows["Kecamatan Wanasari"]
    named = ("hadir", "diundang", "berikrar", "diminta_berikrar", "kuis_selesai")
    assert [wanasari[name] for name in named] == ["2", "40", "1", "40", "1"]

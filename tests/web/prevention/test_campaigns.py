"""A campaign cascades over the tree; each body acknowledges once."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty, Officer
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.prevention.actions.appeals import write_appeal
from jaganetral.web.prevention.actions.campaigns import acknowledge, issue_campaign, pass_on
from jaganetral.web.prevention.actions.pledge_texts import publish_text
from jaganetral.web.prevention.campaigns.queries import appeals_waiting, receipts, to_pass_on
from jaganetral.web.prevention.campaigns.scope import campaigns_for, house_of, speaks_for
from jaganetral.web.prevention.models import Campaign, Reach
from jaganetral.web.prevention.views.appeals import letters_for
from tests.cast import SINCE, Cast

DAY = date(2024, 1, 29)
OFFICES = {
    "bkpsdm-lawu-asri",
    "inspektorat-lawu-asri",
    "kec-sukamaju",
    "kec-wanasari",
    "disdik-lawu-asri",
}


def national(cast: Cast) -> Campaign:
    return issue_campaign(
        "Netral sampai hari pemungutan suara",
        "Ingatkan semua pegawai.",
        by=cast.duty("pimpinan"),
        day=DAY,
        act_by=date(2024, 2, 5),
    )


def reach(campaign: Campaign, code: str) -> Reach:
    return campaign.reaches.select_related("agency", "campaign").get(agency__code=code)


def test_issuing_reaches_governments_below_and_no_supervisor(cast: Cast) -> None:
    campaign = national(cast)
    assert set(campaign.reaches.values_list("agency__code", flat=True)) == {
        "nasional",
        "pemkab-lawu-asri",
    }
    assert [r.agency.code for r in to_pass_on(cast.duty("bkpsdm"))] == ["pemkab-lawu-asri"]
    assert appeals_waiting(cast.duty("kepala_opd")) == []


def test_one_act_passes_it_on_to_every_office_and_twice_adds_none(cast: Cast) -> None:
    campaign = national(cast)
    own = reach(campaign, "pemkab-lawu-asri")
    assert pass_on(own, by=cast.duty("bkpsdm"), day=DAY) == len(OFFICES)
    assert pass_on(own, by=cast.duty("bkpsdm"), day=DAY) == 0
    passed = campaign.reaches.filter(passed_by=own)
    assert set(passed.values_list("agency__code", flat=True)) == OFFICES
    assert to_pass_on(cast.duty("bkpsdm")) == []


def test_only_the_house_itself_passes_on(cast: Cast) -> None:
    campaign = national(cast)
    own = reach(campaign, "pemkab-lawu-asri")
    for role in ("pimpinan", "kepala_opd", "ppk", "pemeriksa"):
        with pytest.raises(PermissionDenied):
            pass_on(own, by=cast.duty(role), day=DAY)
    assert not campaign.reaches.filter(agency__code="disdik-lawu-asri").exists()


def test_an_office_acknowledges_once_and_only_for_itself(cast: Cast, vault: Path) -> None:
    campaign = national(cast)
    pass_on(reach(campaign, "pemkab-lawu-asri"), by=cast.duty("bkpsdm"), day=DAY)
    head = cast.duty("kepala_opd")
    own = reach(campaign, "kec-wanasari")
    assert acknowledge(own, by=head, day=DAY)
    assert not acknowledge(own, by=head, day=date(2024, 2, 1))
    assert reach(campaign, "kec-wanasari").acknowledged_on == DAY
    with pytest.raises(PermissionDenied):
        acknowledge(reach(campaign, "disdik-lawu-asri"), by=head, day=DAY)
    assert Record.objects.filter(act="terima_imbauan").count() == 1
    assert verify_log().whole


def test_the_latest_and_missing_stand_first_at_each_level(cast: Cast) -> None:
    campaign = national(cast)
    government = cast.bodies["pemkab-lawu-asri"]
    pass_on(reach(campaign, "pemkab-lawu-asri"), by=cast.duty("bkpsdm"), day=DAY)
    acknowledge(reach(campaign, "kec-wanasari"), by=cast.duty("kepala_opd"), day=DAY)
    seen = receipts(campaign, government, date(2024, 2, 7))
    assert (seen.done, seen.late, len(seen.rows)) == (1, 4, 5)
    assert seen.rows[0].days_late == 2
    assert seen.rows[-1].reach.agency.code == "kec-wanasari"
    above = receipts(campaign, cast.bodies["nasional"], date(2024, 2, 7))
    (row,) = above.rows
    assert (row.below, row.below_done, row.done) == (5, 1, False)


def test_everybody_sees_only_what_reached_their_part_of_the_tree(cast: Cast) -> None:
    campaign = national(cast)
    seen = {role: campaign in campaigns_for(cast.duty(role)) for role in cast.officers}
    assert seen["pimpinan"]
    assert seen["bkpsdm"]
    assert seen["ppk"]
    assert seen["pemeriksa"]
    assert not seen["kepala_opd"]
    assert house_of(cast.bodies["bawaslu-lawu-asri"]) == cast.bodies["pemkab-lawu-asri"]
    assert house_of(cast.bodies["kec-wanasari"]) == cast.bodies["kec-wanasari"]


def test_a_supervisor_issues_in_its_own_name_and_the_government_passes_it_on(cast: Cast) -> None:
    officer = Officer.objects.create(username="ketua", name="Ratri Widuri")
    watcher = cast.bodies["bawaslu-lawu-asri"]
    head = Duty.objects.create(officer=officer, agency=watcher, role="pimpinan", since=SINCE)
    campaign = issue_campaign("Netral", "Ingatkan semua pegawai.", by=head, day=DAY)
    assert campaign.issued_by == watcher
    own = campaign.reaches.get()
    assert (own.agency.code, own.acknowledged_on) == ("pemkab-lawu-asri", None)
    assert to_pass_on(cast.duty("bkpsdm")) == [own]
    assert to_pass_on(head) == []
    with pytest.raises(PermissionDenied):
        pass_on(own, by=head, day=DAY)
    with pytest.raises(PermissionDenied):
        write_appeal(
            campaign, subject="Hal", paragraphs=["Isi."], post="Ketua", copies=[], by=head, day=DAY
        )
    with pytest.raises(PermissionDenied):
        publish_text(starts=clock.today(), head="Ikrar", lines=["Saya netral."], by=head)
    assert pass_on(own, by=cast.duty("bkpsdm"), day=DAY) == len(OFFICES)
    assert speaks_for(cast.duty("bkpsdm"), own.agency)
    assert not speaks_for(head, own.agency)


def test_a_supervisor_reads_no_draft_of_the_government_it_watches(cast: Cast) -> None:
    officer = Officer.objects.create(username="ketua", name="Ratri Widuri")
    watcher = cast.bodies["bawaslu-lawu-asri"]
    head = Duty.objects.create(officer=officer, agency=watcher, role="pimpinan", since=SINCE)
    campaign = issue_campaign("Netral", "Ingatkan.", by=cast.duty("bkpsdm"), day=DAY)
    office = cast.duty("bkpsdm")
    draft = write_appeal(
        campaign, subject="Hal", paragraphs=["Isi."], post="Kepala", copies=[], by=office, day=DAY
    )
    assert letters_for(office, campaign) == [draft]
    assert letters_for(head, campaign) == []

"""A campaign to thousands of offices: sent in batches, killed and resumed, reminded, escalated."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from jaganetral.web.accounts.models import Agency
from jaganetral.web.audit.actions import record as write
from jaganetral.web.audit.models import Record
from jaganetral.web.prevention import periodic
from jaganetral.web.prevention.actions import sending
from jaganetral.web.prevention.actions.campaigns import acknowledge, issue_campaign, pass_on
from jaganetral.web.prevention.campaigns.queries import escalated, receipts, reminded
from jaganetral.web.prevention.campaigns.scope import reach_of
from jaganetral.web.prevention.forms.campaigns import CampaignForm
from jaganetral.web.prevention.models import Campaign, Reach, Reminder, Sending
from tests.cast import Cast

DAY, DUE = date(2024, 1, 29), date(2024, 2, 5)


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periodic, "PAUSE", 0)


def schools(cast: Cast, count: int) -> None:
    """Units below the education office, three levels below the national body."""
    Agency.objects.bulk_create(
        Agency(
            code=f"sd-{n}",
            name=f"SD Negeri {n:04} Lawu Asri",
            short=f"SDN {n}",
            kind=Agency.Kind.UNIT,
            parent=cast.bodies["disdik-lawu-asri"],
        )
        for n in range(count)
    )


def issue(cast: Cast, **audience: object) -> Campaign:
    return issue_campaign(
        "Sekolah netral", "Baca bersama.", by=cast.duty("pimpinan"), day=DAY, act_by=DUE,
        audience=audience,
    )  # fmt: skip


def test_a_direct_campaign_reaches_the_schools_and_whom_they_belong_to(cast: Cast) -> None:
    schools(cast, 12)
    campaign = issue(cast, kinds=["unit"], words=["SD Negeri"], direct=True)
    reached = set(campaign.reaches.values_list("agency__code", flat=True))
    between = {"nasional", "pemkab-lawu-asri", "disdik-lawu-asri"}
    assert reached == between | {f"sd-{n}" for n in range(12)}
    (row,) = receipts(campaign, cast.bodies["nasional"], DAY).rows
    assert (row.below, row.below_done) == (13, 0)


def test_a_campaign_for_schools_cascades_only_where_schools_are(cast: Cast) -> None:
    schools(cast, 3)
    campaign = issue(cast, words=["SD Negeri"])
    own = reach_of(campaign, cast.bodies["pemkab-lawu-asri"])
    assert own is not None
    assert pass_on(own, by=cast.duty("bkpsdm"), day=DAY) == 1
    assert campaign.reaches.filter(agency__code="disdik-lawu-asri").exists()
    assert not campaign.reaches.filter(agency__code="kec-wanasari").exists()


def test_a_campaign_for_an_area_reaches_its_schools_though_they_have_no_area(cast: Cast) -> None:
    schools(cast, 3)
    inside = issue(cast, kinds=["unit"], areas=["99.01"], direct=True)
    assert inside.reaches.filter(agency__kind="unit").count() == 3
    outside = issue(cast, kinds=["unit"], areas=["98", "99.02"], direct=True)
    assert outside.reaches.count() == 1
    assert not CampaignForm({"title": "x", "message": "x", "areas": "Lawu Asri"}).is_valid()


def test_a_killed_sending_goes_on_where_it_stood_and_doubles_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    schools(cast, 350)
    campaign = issue(cast, kinds=["unit"], direct=True)
    assert Reach.objects.count() == 1 + sending.BATCH
    killed = iter([False, True])

    def record(act: str, **words: object) -> object:
        if next(killed, False):
            raise KeyboardInterrupt
        return write(act, **words)  # type: ignore[arg-type]

    monkeypatch.setattr(f"{sending.__name__}.record", record)
    with pytest.raises(KeyboardInterrupt):
        periodic.run(DAY)
    assert Reach.objects.count() == 1 + 2 * sending.BATCH  # the broken batch left nothing
    assert Sending.objects.get().ended_at is None
    assert periodic.run(DAY) == [f"Kampanye {campaign.pk} sampai ke 152 kantor lagi."]
    assert campaign.reaches.count() == 1 + 350 + 2
    assert periodic.run(DAY) == []
    told = [row.body.count('"sd-') for row in Record.objects.filter(act="teruskan_kampanye")]
    assert sum(told) == 350


def test_each_step_of_reminding_happens_once_and_the_levels_above_are_told(cast: Cast) -> None:
    campaign = issue(cast, kinds=["opd"], direct=True)
    head = reach_of(campaign, cast.bodies["kec-wanasari"])
    assert head is not None
    acknowledge(head, by=cast.duty("kepala_opd"), day=DAY)

    def steps(day: date) -> list[tuple[str, str]]:
        periodic.run(day)
        periodic.run(day)
        rows = Reminder.objects.filter(on=day, reach__agency__code="kec-sukamaju")
        return list(rows.values_list("step", "told__code"))

    assert steps(DAY) == []
    assert steps(date(2024, 2, 2)) == [("sebelum", "kec-sukamaju")]
    assert steps(date(2024, 2, 6)) == [("sesudah", "kec-sukamaju")]
    assert escalated(cast.duty("bkpsdm")) == []
    assert reminded(cast.duty("kepala_opd")) == set()  # that office had acknowledged
    assert steps(date(2024, 2, 8)) == [("naik_1", "pemkab-lawu-asri")]
    assert escalated(cast.duty("bkpsdm")) == [(campaign, 2)]
    assert steps(date(2024, 2, 12)) == [("naik_2", "nasional")]
    assert not Reminder.objects.filter(reach=head).exists()
    assert Record.objects.filter(act="ingatkan_kampanye").count() == 4


def test_a_long_list_is_paged_and_filtered_with_the_late_first(
    cast: Cast, sign_in: Callable[[str], Client], at: Callable[..., None]
) -> None:
    Agency.objects.bulk_create(
        Agency(code=f"opd-{n}", name=f"Dinas {n:03}", short=str(n), kind="opd",
               parent=cast.bodies["pemkab-lawu-asri"])
        for n in range(120)
    )  # fmt: skip
    desk = sign_in("bkpsdm")
    sent = {"title": "Netral", "message": "Baca.", "kinds": ["opd"], "act_by": "2024-02-05"}
    page = desk.post("/kerja/cegah/baru", sent)
    shown = desk.get(page["Location"]).content.decode()
    assert "23 dari 123 kantor belum mendapatnya" in shown
    periodic.run(DAY)
    shown = desk.get(page["Location"]).content.decode()
    assert "Sedang dikirim" not in shown
    assert "Halaman 1 dari 3" in shown
    found = desk.get(page["Location"], {"q": "dinas 007", "status": "lewat"}).content.decode()
    assert found.count('<th scope="row">') == 1
    assert "Dinas 007" in found


def test_a_template_and_a_copy_take_their_days_from_the_next_election(
    cast: Cast, sign_in: Callable[[str], Client], lawu_asri: object, at: Callable[..., None]
) -> None:
    at(datetime(2026, 9, 1, 9, tzinfo=UTC))
    desk = sign_in("bkpsdm")
    form = desk.get("/kerja/cegah/baru", {"templat": "masa-tenang"}).context["form"]
    assert form.initial["act_by"] == date(2026, 12, 3)
    assert form.initial["counts_to"] == date(2026, 12, 9)
    campaign = issue(cast, kinds=["opd"], words=["Dinas"])  # before pemilu-2024, due on 5 February
    desk = sign_in("pimpinan")
    shown = desk.get("/kerja/cegah/baru", {"salin": campaign.pk}).context["form"]
    assert shown["words"].value() == "Dinas"
    assert shown["act_by"].value() == date(2026, 11, 30)  # six days before the quiet days
    assert Campaign.objects.count() == 1

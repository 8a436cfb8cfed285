"""Questions of prevention: who acknowledged, and what waits for a duty."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.prevention.campaigns.outcomes import NOTHING, Outcome, branch_of, outcomes
from jaganetral.web.prevention.campaigns.scope import house_of, sessions_for, speaks_for
from jaganetral.web.prevention.models import Campaign, Reach, Reminder, Session


@dataclass(frozen=True, slots=True)
class Receipt:
    """One body below: its reach, how late it is, and how many of its own bodies acknowledged."""

    reach: Reach
    days_late: int
    below: int = 0
    below_done: int = 0
    outcome: Outcome = NOTHING

    @property
    def done(self) -> bool:
        return self.reach.acknowledged_on is not None and self.below_done == self.below

    @property
    def missing(self) -> int:
        """What sorts rows: bodies that have not acknowledged, itself among them."""
        return (self.reach.acknowledged_on is None) + self.below - self.below_done


@dataclass(frozen=True, slots=True)
class Receipts:
    """Who below a body acknowledged a campaign: the latest and missing first."""

    rows: list[Receipt]

    @property
    def done(self) -> int:
        return sum(row.done for row in self.rows)

    @property
    def late(self) -> int:
        return sum(row.days_late > 0 for row in self.rows)

    @property
    def became(self) -> bool:
        """Whether there was anything to come to, to pledge or to learn."""
        return any(row.outcome != NOTHING for row in self.rows)

    def chosen(self, words: str, state: str) -> list[Receipt]:
        """The rows whose office has these words in its name, and that are `lewat` or `belum`."""
        found = [row for row in self.rows if words.casefold() in row.reach.agency.name.casefold()]
        if state == "lewat":
            return [row for row in found if row.days_late > 0]
        return [row for row in found if not row.done] if state == "belum" else found


def receipts(campaign: Campaign, body: Agency, today: date) -> Receipts:
    """The bodies directly below `body` that a campaign reached."""
    reaches = campaign.reaches.filter(agency__parent=body)
    reaches = reaches.select_related("agency", "campaign", "letter").defer("letter__pdf")
    below = {
        row["branch"]: row
        for row in campaign.reaches.annotate(branch=branch_of(body, least=1))
        .exclude(branch=None)
        .values("branch")
        .annotate(all=Count("pk"), done=Count("acknowledged_on"))
    }
    rows, became = [], outcomes(campaign, body)
    for reach in reaches:
        counted = below.get(reach.agency_id, {"all": 0, "done": 0})
        late = reach.days_late(today)
        outcome = became.get(reach.agency_id, NOTHING)
        rows.append(Receipt(reach, late, counted["all"], counted["done"], outcome))
    rows.sort(key=lambda row: (row.done, -row.days_late, -row.missing, row.reach.agency.name))
    return Receipts(rows)


def appeals_waiting(duty: Duty) -> list[Reach]:
    """Campaigns that the duty's own office has not acknowledged, the soonest due first."""
    if not duty.may("cegah.kantor"):
        return []
    rows = Reach.objects.filter(agency=duty.agency, acknowledged_on__isnull=True)
    return sorted(
        rows.select_related("campaign", "agency", "letter"),
        key=lambda reach: (reach.campaign.act_by or date.max, reach.pk),
    )


def to_pass_on(duty: Duty) -> list[Reach]:
    """Campaigns that reached the duty's house and that it has not passed on yet."""
    house = house_of(duty.agency)
    if not speaks_for(duty, house):
        return []
    rows = Reach.objects.filter(agency=house, acknowledged_on__isnull=True)
    return list(rows.select_related("campaign", "agency"))


def reminded(duty: Duty) -> set[int]:
    """The reaches of the duty's own office of which it was reminded."""
    return set(Reminder.objects.filter(told=duty.agency_id).values_list("reach", flat=True))


def escalated(duty: Duty) -> list[tuple[Campaign, int]]:
    """Campaigns of which the duty's house was told that offices below have not acted; how many."""
    if not duty.may("cegah.buat"):
        return []
    rows = Reach.objects.filter(
        reminders__told=house_of(duty.agency),
        reminders__step__startswith="naik",
        acknowledged_on=None,
    )
    counted = rows.values("campaign").annotate(all=Count("pk", distinct=True)).order_by("campaign")
    found = {row["campaign"]: row["all"] for row in counted}
    return [(one, found[one.pk]) for one in Campaign.objects.filter(pk__in=found)]


def sessions_near(duty: Duty, now: datetime, days: int = 7) -> list[Session]:
    """The sessions within sight that run now or start within some days, the soonest first."""
    near = sessions_for(duty).filter(ends__gte=now, starts__lte=now + timedelta(days=days))
    return list(near.order_by("starts"))

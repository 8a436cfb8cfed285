"""How far a pledge has come: by office, the missing ones first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from jaganetral.web.accounts.models import Duty
from jaganetral.web.prevention.attendance.turnout import share
from jaganetral.web.prevention.campaigns.scope import house_of, under
from jaganetral.web.prevention.models import Campaign, PledgeSheet


@dataclass(frozen=True, slots=True)
class OfficePledges:
    """An office: how many pledged of how many, and guests of other offices apart."""

    sheet: PledgeSheet
    pledged: int
    expected: int
    guests: int

    @property
    def percent(self) -> int | None:
        return share(self.pledged, self.expected)


def sheets_for(duty: Duty, campaign: Campaign) -> QuerySet[PledgeSheet]:
    """The sheets within the sight of a duty."""
    within = under(house_of(duty.agency), "agency__")
    return campaign.pledge_sheets.filter(within).select_related("agency", "campaign")


def by_office(sheets: QuerySet[PledgeSheet]) -> list[OfficePledges]:
    """Every office, the emptiest first."""
    valid = Q(pledges__withdrawn_at=None)
    counted = sheets.annotate(
        own=Count("pledges", filter=valid & Q(pledges__guest_from="")),
        others=Count("pledges", filter=valid & ~Q(pledges__guest_from="")),
    )
    rows = [OfficePledges(one, one.own, one.expected, one.others) for one in counted]
    return sorted(rows, key=lambda row: (row.percent or 0, row.sheet.agency.name))


def totals(rows: Iterable[OfficePledges]) -> tuple[int, int]:
    """Pledged and expected in all."""
    rows = list(rows)
    return sum(row.pledged for row in rows), sum(row.expected for row in rows)

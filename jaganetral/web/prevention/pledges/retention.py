"""How long the names of those who pledged are kept: as those who attended, from the last day on."""

from datetime import date, datetime, timedelta

from jaganetral.web.prevention.attendance.retention import LEAST, days_of
from jaganetral.web.prevention.models import Campaign, PledgeSheet


def last_day(campaign: Campaign) -> date:
    """The day from which the days count: the latest day a campaign itself names."""
    return max(filter(None, (campaign.issued_on, campaign.act_by, campaign.counts_to)))


def overdue_sheets(now: datetime) -> list[PledgeSheet]:
    """The sheets whose names must go now; they close with that."""
    sheets = PledgeSheet.objects.filter(
        forgotten_on=None, campaign__issued_on__lt=(now - timedelta(days=LEAST)).date()
    ).select_related("agency", "campaign")
    days = {agency: days_of(agency) for agency in {one.agency for one in sheets}}
    return [one for one in sheets if _until(one, days[one.agency]) < now.date()]


def _until(sheet: PledgeSheet, days: int) -> date:
    return last_day(sheet.campaign) + timedelta(days=days)

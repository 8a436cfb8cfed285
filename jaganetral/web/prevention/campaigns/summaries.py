"""One line for each campaign and session in a list, counted by the database in one question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.campaigns.scope import under
from jaganetral.web.prevention.models import Campaign, Reach, Room, Session


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign, the viewer's own reach of it, and how many bodies below acknowledged it."""

    campaign: Campaign
    own: Reach | None
    bodies: int
    done: int
    late: int


def campaign_lines(campaigns: Sequence[Campaign], house: Agency, today: date) -> list[CampaignLine]:
    """Lines in the order given; the viewer's own reach is apart, not counted."""
    rows = Reach.objects.filter(under(house, "agency__"), campaign__in=campaigns)
    counted = {
        row["campaign"]: row
        for row in rows.exclude(agency=house)
        .values("campaign")
        .annotate(all=Count("pk"), done=Count("acknowledged_on"))
    }
    own = {reach.campaign_id: reach for reach in rows.filter(agency=house)}
    lines = []
    for campaign in campaigns:
        row = counted.get(campaign.pk, {"all": 0, "done": 0})
        missing = row["all"] - row["done"]
        is_late = campaign.act_by is not None and campaign.act_by < today
        lines.append(
            CampaignLine(
                campaign, own.get(campaign.pk), row["all"], row["done"], missing if is_late else 0
            )
        )
    return lines


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session and how many of the viewer's offices attended with somebody of their own."""

    session: Session
    rooms: int
    rooms_present: int
    people: int

    @property
    def missing(self) -> int:
        return self.rooms - self.rooms_present


def session_lines(sessions: Sequence[Session], house: Agency) -> list[SessionLine]:
    """Lines in the order given, over the rooms of the house and below."""
    own = Q(attendances__guest_from="")
    rows = Room.objects.filter(under(house, "agency__"), session__in=sessions)
    counted = {
        row["session"]: row
        for row in rows.values("session").annotate(
            rooms=Count("pk", distinct=True),
            present=Count("pk", distinct=True, filter=own),
            people=Count("attendances", distinct=True, filter=own),
        )
    }
    empty = {"rooms": 0, "present": 0, "people": 0}
    return [
        SessionLine(session, row["rooms"], row["present"], row["people"])
        for session in sessions
        for row in [counted.get(session.pk, empty)]
    ]

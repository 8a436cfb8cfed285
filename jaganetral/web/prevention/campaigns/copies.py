"""A campaign of an earlier election as the beginning of a new one, its sessions with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from jaganetral.web import clock
from jaganetral.web.prevention.campaigns.drafts import anchors, next_election, voting
from jaganetral.web.prevention.models import Campaign, Session

Calendar = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A session to hold again, and the day it would have; None: somebody must set one."""

    session: Session
    day: date | None


def from_campaign(old: Campaign, calendar: Calendar, today: date) -> dict[str, Any]:
    """First values of the form: the words of a campaign, its days moved to the next election."""
    audience = old.audience
    ran = audience.get("running")
    return {
        "title": old.title,
        "message": old.message,
        "material": old.material,
        **voting(anchors(calendar) if calendar else {}),
        "kinds": audience.get("kinds", []),
        "words": ", ".join(audience.get("words", ())),
        "areas": ", ".join(audience.get("areas", ())),
        "running": bool(ran),
        "running_on": _moved(date.fromisoformat(ran), old, calendar, today) if ran else None,
        "direct": audience.get("direct", False),
        "act_by": _moved(old.act_by, old, calendar, today) if old.act_by else None,
    }


def plans(old: Campaign, calendar: Calendar, today: date) -> list[Plan]:
    """The sessions a body held for a campaign, on the days they would have now."""
    rows = old.sessions.filter(organiser=old.issued_by).select_related("organiser")
    return [
        Plan(one, _moved(_day_of(one), old, calendar, today))
        for one in rows.order_by("starts", "pk")
    ]


def open_plans(campaign: Campaign, today: date) -> list[Plan]:
    """The sessions of the campaign this one was copied from that have not been made again."""
    if campaign.copied_from is None:
        return []
    calendar = next_election(campaign.issued_by.area, campaign.issued_on)
    made = set(campaign.sessions.values_list("copied_from", flat=True))
    every = plans(campaign.copied_from, calendar, today)
    return [one for one in every if one.session.pk not in made]


def _day_of(session: Session) -> date:
    """The day a session began by the clocks of its organiser."""
    return session.starts.astimezone(ZoneInfo(clock.ZONES[session.organiser.zone])).date()


def _moved(day: date, old: Campaign, calendar: Calendar, today: date) -> date | None:
    """The day that is as far from the nearest anchor of the new election as it was in the old one.

    None where one of the elections is unknown, or the day has gone by.
    """
    before, after = _calendar_of(old), anchors(calendar) if calendar else {}
    shared = [(abs((day - at).days), name) for name, at in before.items() if name in after]
    if not shared:
        return None
    name = min(shared)[1]
    found = after[name] + (day - before[name])
    return found if found >= today else None


def _calendar_of(old: Campaign) -> dict[str, date]:
    """The anchors of the election a campaign belonged to: the next one to vote when it began."""
    calendar = next_election(old.issued_by.area, old.issued_on)
    return anchors(calendar) if calendar else {}

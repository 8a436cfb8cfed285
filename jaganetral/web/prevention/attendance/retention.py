"""How long names are kept after an event: what the office said, or the body above it, or a year.

The limits are our own policy, not law.
"""

from datetime import datetime, timedelta

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.models import Room
from jaganetral.web.prevention.models.retention import Retention

USUAL, LEAST, MOST = 365, 30, 1825  # days


def days_of(agency: Agency) -> int:
    """The days that hold for a body: its own, else the nearest above."""
    line = agency.line()
    said = {one.agency_id: one.days for one in Retention.objects.filter(agency__in=line)}
    return next((said[one.pk] for one in line if one.pk in said), USUAL)


def overdue_rooms(now: datetime) -> list[Room]:
    """The rooms whose names must go now."""
    rooms = Room.objects.filter(
        forgotten=None, session__ends__lt=now - timedelta(days=LEAST)
    ).select_related("agency", "session")
    days = {agency: days_of(agency) for agency in {room.agency for room in rooms}}
    return [room for room in rooms if room.session.ends + timedelta(days=days[room.agency]) < now]

"""When a room's attendance list is open, and how times read in the zones of the country.

The limits are our own policy, not law: thirty minutes before the start to thirty minutes after
the end by the QR code; by the six-digit code until a day after the end, for places without signal.
"""

from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from jaganetral.web import clock

OPENS_BEFORE = timedelta(minutes=30)
GRACE = timedelta(minutes=15)
CLOSES_AFTER = timedelta(minutes=30)
CODE_CLOSES_AFTER = timedelta(hours=24)
CODE_KNOWN_FOR = timedelta(days=8)  # until then a code is told when it closed, later it is unknown
Gate = Literal["early", "open", "closed"]


def opens_at(starts: datetime) -> datetime:
    """When the list opens."""
    return starts - OPENS_BEFORE


def closes_at(ends: datetime, *, by_code: bool = False) -> datetime:
    """When the list closes; later for the six-digit code."""
    return ends + (CODE_CLOSES_AFTER if by_code else CLOSES_AFTER)


def gate(starts: datetime, ends: datetime, now: datetime, *, by_code: bool = False) -> Gate:
    """Whether the list is not yet open, open, or closed. Both edges belong to "open"."""
    if now < opens_at(starts):
        return "early"
    return "closed" if now > closes_at(ends, by_code=by_code) else "open"


def is_late(starts: datetime, now: datetime) -> bool:
    """Later than the grace after the start."""
    return now > starts + GRACE


def local(moment: datetime, zone: str) -> datetime:
    """A moment as the clocks of a zone (`WIB`, `WITA`, `WIT`) show it."""
    return moment.astimezone(ZoneInfo(clock.ZONES[zone]))


def moment_of(day: date, hour: int, minute: int, zone: str) -> datetime:
    """The aware moment of a wall clock in a zone."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(clock.ZONES[zone]))


def span(starts: datetime, ends: datetime, zone: str) -> str:
    """ "09.00–11.00 WIB"."""
    return f"{local(starts, zone):%H.%M}–{local(ends, zone):%H.%M} {zone}"


def days_left(target: date, today: date) -> int:
    """Strict count of days from today to a day: tomorrow is 1; today itself is not counted."""
    return (target - today).days

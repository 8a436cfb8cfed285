"""The clock of the demo: it stands still until somebody presses "Maju 5 hari kerja"."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from jaganetral.web import clock
from jaganetral.workdays import due

WIB = ZoneInfo(clock.ZONES["WIB"])
START = datetime(2026, 11, 10, 8, 0, tzinfo=WIB)
FILE = "demo-clock.txt"


def wind() -> None:
    """Hold the clock where the demo's data folder says it stands."""
    path = settings.DATA / FILE
    clock.set_clock(datetime.fromisoformat(path.read_text("ascii")) if path.exists() else START)


def forward(days: int) -> datetime:
    """Move on by working days, keep it for the next start, and return the new moment."""
    here = clock.now().astimezone(WIB)
    there = datetime.combine(due(here.date(), days).due, here.timetz())
    (settings.DATA / FILE).write_text(there.isoformat(), "ascii")
    clock.set_clock(there)
    return there

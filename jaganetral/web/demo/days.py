"""Days of the story: the clock held at an hour of a day, and working days onwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

from jaganetral.web import clock
from jaganetral.web.demo.clockwork import WIB
from jaganetral.workdays import due


@contextmanager
def on(day: date, hour: int = 9, minute: int = 0) -> Iterator[date]:
    """Hold the clock at an hour of a day (WIB) and hand the day out."""
    with clock.clock_at(datetime.combine(day, time(hour, minute), tzinfo=WIB)):
        yield day


def later(day: date, days: int) -> date:
    """So many working days later."""
    return due(day, days).due

"""The only place that reads now. Tests and the demo set it; production cannot."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}

_fixed: datetime | None = None


def now() -> datetime:
    """The present moment, aware, in UTC; the fixed moment where demo or tests set one."""
    return _fixed or timezone.now()


def today(zone: str = "WIB") -> date:
    """The calendar day in an agency's zone: `WIB`, `WITA` or `WIT`."""
    return now().astimezone(ZoneInfo(ZONES[zone])).date()


def set_clock(moment: datetime | None) -> None:
    """Fix the clock, or free it with None. Refused unless the settings allow it (demo, tests)."""
    global _fixed
    if not settings.CLOCK_MAY_BE_SET:
        raise RuntimeError("Jam hanya boleh diatur di peragaan dan pengujian.")
    _fixed = moment


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at a moment for the length of a block (demo and tests only)."""
    before = _fixed
    set_clock(moment)
    try:
        yield
    finally:
        set_clock(before)

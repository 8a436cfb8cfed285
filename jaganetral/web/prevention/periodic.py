"""Periodic work: names of those who attended go when their time has come."""

from datetime import date

from jaganetral.web import clock
from jaganetral.web.prevention.actions.retention import forget_overdue


def run(day: date) -> list[str]:
    """Let the names go that have been kept long enough."""
    count = forget_overdue(clock.now())
    return [f"Nama peserta dihapus di {count} ruang; jumlahnya tetap."] if count else []

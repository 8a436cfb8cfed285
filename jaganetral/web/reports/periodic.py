"""Periodic work of reports: what is over its time goes away."""

from datetime import date

from jaganetral.web import clock
from jaganetral.web.evidence.actions import sweep
from jaganetral.web.reports.actions.drafts import sweep_drafts
from jaganetral.web.reports.actions.guesses import forget_guesses


def run(day: date) -> list[str]:
    """Remove drafts older than 24 hours, the files they left, and yesterday's wrong guesses.

    Safely repeatable. `day` is not needed: drafts end by the hour.
    """
    now = clock.now()
    gone = sweep_drafts(now)
    files = sweep(now)
    forget_guesses(now)
    done = [f"{gone} laporan sementara dihapus."] if gone else []
    return done + ([f"{files} berkas yang tidak terkirim dihapus."] if files else [])

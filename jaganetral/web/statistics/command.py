"""What `jaganetral verify figures` asks of the site."""

import argparse

from jaganetral.web import clock
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.statistics.queries import figures
from jaganetral.web.statistics.recount import differences


def verify_figures(args: argparse.Namespace) -> tuple[bool, str]:
    """Whether the figures equal a recount from the log, and the sentence that says so."""
    verdict = verify_log()
    if not verdict.whole:
        return False, f"{verdict.sentence} Angka tidak dapat dihitung ulang darinya."
    today = clock.today()
    shown = figures(today)
    wrong = differences(today, shown)
    if not wrong:
        count = Record.objects.count()
        return True, f"Angka cocok: {len(shown)} angka sama dengan hitungan ulang {count} catatan."
    told = "; ".join(
        f"{mine.told.name.id.lower()} {_said(mine.value)}, menurut log {_said(theirs)}"
        for mine, theirs in wrong
    )
    return False, f"Angka TIDAK cocok: {told}."


def _said(value: int | None) -> str:
    return "belum ada" if value is None else str(value)

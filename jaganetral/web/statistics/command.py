"""What `jaganetral verify figures` asks of the site."""

import argparse

from jaganetral.web import clock
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.statistics.queries import figures
from jaganetral.web.statistics.recount import differences
from jaganetral.web.statistics.recount_measured import cases_otherwise
from jaganetral.web.statistics.recount_rooms import rooms_otherwise


def verify_figures(args: argparse.Namespace) -> tuple[bool, str]:
    """Whether the figures equal a recount from the log, and the sentence that says so."""
    verdict = verify_log()
    if not verdict.whole:
        return False, f"{verdict.sentence} Angka tidak dapat dihitung ulang darinya."
    today = clock.today()
    shown = figures(today)
    wrong = [
        f"{mine.told.name.id.lower()} {_said(mine.value)}, menurut log {_said(theirs)}"
        for mine, theirs in differences(today, shown)
    ]
    rooms, otherwise = rooms_otherwise()
    wrong += [
        f"{'pegawai sendiri ' if one.own else ''}hadir di {one.office} pada {one.session}"
        f" {one.listed}, menurut log {one.logged}"
        for one in otherwise
    ]
    wrong += cases_otherwise()
    if wrong:
        return False, f"Angka TIDAK cocok: {'; '.join(wrong)}."
    count = Record.objects.count()
    return True, (
        f"Angka cocok: {len(shown)} angka, hadir di {rooms} ruang, dan perkara yang dibandingkan"
        f" dengan cakupan sama dengan hitungan ulang {count} catatan."
    )


def _said(value: int | None) -> str:
    return "belum ada" if value is None else str(value)

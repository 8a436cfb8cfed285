"""Periodic work: names go when their time has come, campaigns arrive, offices are reminded."""

import time
from datetime import date

from jaganetral.web import clock
from jaganetral.web.prevention.actions.reminders import remind
from jaganetral.web.prevention.actions.retention import forget_overdue, forget_pledges
from jaganetral.web.prevention.actions.sending import send_batch
from jaganetral.web.prevention.models import Sending

PAUSE = 0.02  # seconds between two batches, in which others write


def run(day: date) -> list[str]:
    """Forget names kept long enough, send on what is on its way, then remind."""
    lines = []
    if count := forget_overdue(clock.now()):
        lines.append(f"Nama peserta dihapus di {count} ruang; jumlahnya tetap.")
    if count := forget_pledges(clock.now()):
        lines.append(f"Nama yang berikrar dihapus di {count} lembar; jumlahnya tetap.")
    for sending in Sending.objects.filter(ended_at=None).select_related("reach"):
        count = _send(sending)
        lines.append(f"Kampanye {sending.reach.campaign_id} sampai ke {count} kantor lagi.")
    if count := remind(day):
        lines.append(f"{count} pengingat kampanye dicatat.")
    return lines


def _send(sending: Sending) -> int:
    """Let all that is left of a sending arrive; how many offices got it now."""
    count = 0
    while new := send_batch(sending.pk):
        count += new
        time.sleep(PAUSE)
    return count

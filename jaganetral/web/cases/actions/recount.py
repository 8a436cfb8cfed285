"""Counting running limits again after the rules changed; each change is kept and sealed."""

from datetime import date

from django.db import transaction

from jaganetral.law.model import Pack
from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.cases.models import DeadlineChange
from jaganetral.web.cases.recount import Moved, moved, running


@transaction.atomic
def recount(old: Pack, new: Pack, *, by: Duty, why: str, today: date) -> list[Moved]:
    """Let every running limit end when the new rules say; what is met or over stays as it is."""
    found = list(moved(running(today), old, new))
    for one in found:
        _move(one, by, why)
    return found


def _move(one: Moved, by: Duty, why: str) -> None:
    row = one.row
    DeadlineChange.objects.create(
        deadline=row,
        before=one.before,
        after=one.after,
        derivation_before=row.derivation,
        why=why,
        by=by.actor,
        at=clock.now(),
    )
    row.due, row.days, row.derivation = one.after, one.days, one.derivation
    row.other_reading = one.other_reading
    row.save(update_fields=["due", "days", "derivation", "other_reading"])
    told = {"step": row.step, "before": one.before.isoformat(), "after": one.after.isoformat()}
    record(
        "hitung_ulang_tenggat",
        by=by.actor,
        about=row.case.key,
        data={**told, "start": row.start.isoformat(), "days": one.days, "why": why},
    )

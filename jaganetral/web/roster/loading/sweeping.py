"""Loads that nobody confirmed, or that were taken back long ago, lose their rows by stretches."""

from datetime import date, timedelta

from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.audit import actions as audit
from jaganetral.web.roster.loading.loads import discard_load
from jaganetral.web.roster.loading.stretches import stretches
from jaganetral.web.roster.models import Change, Employee, RejectedRow, RosterLoad
from jaganetral.web.roster.stored import named_rows, thins_before

KEPT = timedelta(days=7)


def drop_forgotten() -> int:
    """Drop loads that have waited for a week; returns how many."""
    old = list(RosterLoad.objects.open().filter(loaded_at__lt=clock.now() - KEPT))
    for load in old:
        discard_load(load, by="sistem")
    return len(old)


def sweep() -> int:
    """Remove the rows of dropped loads for good; returns how many loads."""
    dropped = RosterLoad.objects.filter(undone=True).exclude(state=RosterLoad.State.DITERIMA)
    found = list(dropped)
    for load in found:
        for first, below in stretches(load):
            rows = Employee.objects.filter(load=load, pk__gte=first, pk__lt=below)
            rows._raw_delete(rows.db)
        for beside in (Change.objects, RejectedRow.objects):
            rows_beside = beside.filter(load=load)
            rows_beside._raw_delete(rows_beside.db)
        load.delete()
    return len(found)


def empty_undone(today: date) -> int:
    """Drop the rows of loads taken back long ago that nothing names; returns how many loads."""
    last = thins_before(today)
    undone = RosterLoad.objects.filter(state=RosterLoad.State.DITERIMA, undone=True, kept=None)
    compared = RosterLoad.objects.in_force().filter(before__isnull=False).values("before")
    found = list(undone.filter(loaded_at__date__lt=last).exclude(pk__in=compared))
    for load in found:
        _empty(load, today)
    return len(found)


def _empty(load: RosterLoad, today: date) -> None:
    for first, below in stretches(load):
        with transaction.atomic():
            rows = Employee.objects.filter(load=load, pk__gte=first, pk__lt=below)
            rows.exclude(pk__in=named_rows(load))._raw_delete(rows.db)
    with transaction.atomic():
        changes = Change.objects.filter(load=load)
        changes._raw_delete(changes.db)
        load.kept, load.thinned_on = Employee.objects.filter(load=load).count(), today
        load.save(update_fields=["kept", "thinned_on"])
        data = {"body": load.body.code, "as_of": load.as_of.isoformat(), "kept": load.kept}
        audit.record("ringkas_pegawai", by="sistem", about=f"daftar_pegawai:{load.pk}", data=data)

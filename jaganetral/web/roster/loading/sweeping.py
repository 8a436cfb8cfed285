"""Loads that nobody confirmed are forgotten, their rows stretch by stretch."""

from datetime import timedelta

from jaganetral.web import clock
from jaganetral.web.roster.loading.loads import discard_load
from jaganetral.web.roster.loading.stretches import stretches
from jaganetral.web.roster.models import Change, Employee, RejectedRow, RosterLoad

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

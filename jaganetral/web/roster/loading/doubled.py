"""A NIP that stands twice in a file: the first row counts, the others go to the rejected."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Count

from jaganetral.names.reading import doubled_nip, fields_of
from jaganetral.web.roster.models import Employee, RejectedRow, RosterLoad

AT_ONCE = 400


def reject_doubled(load: RosterLoad) -> int:
    """Move the later rows of every doubled NIP to the rejected; returns how many."""
    rows = Employee.objects.filter(load=load).exclude(nip="").order_by()
    twice = rows.values("nip").annotate(times=Count("pk")).filter(times__gt=1)
    nips = list(twice.values_list("nip", flat=True))
    count = 0
    for at in range(0, len(nips), AT_ONCE):
        with transaction.atomic():
            later = list(_later(load, nips[at : at + AT_ONCE]))
            RejectedRow.objects.bulk_create([reject for _, reject in later], batch_size=500)
            gone = Employee.objects.filter(pk__in=[pk for pk, _ in later])
            gone._raw_delete(gone.db)
            count += len(later)
            load.accepted -= len(later)
            load.rejected += len(later)
            load.save(update_fields=["accepted", "rejected"])
    return count


def _later(load: RosterLoad, nips: list[str]) -> Iterator[tuple[int, RejectedRow]]:
    first: dict[str, int] = {}
    columns = [name or "" for name in fields_of(load.heads)]
    for row in Employee.objects.filter(load=load, nip__in=nips).order_by("row"):
        if row.nip not in first:
            first[row.nip] = row.row
            continue
        reason = doubled_nip(first[row.nip])
        cells = [getattr(row, name, "") for name in columns]
        yield row.pk, RejectedRow(load=load, line=row.row, reason=reason, row=cells)

"""Lists of cases: filters, the nearest limit, and which filter hides the others."""

from datetime import date
from typing import Any

from django.db.models import Min, Q, QuerySet

from jaganetral.flow import case_table
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.models import Case, Deadline

FILTERS = ("q", "tahap", "pemilik", "dari", "sampai", "lewat")


def cases_for(duty: Duty, today: date, chosen: dict[str, Any]) -> QuerySet[Case]:
    """The cases of a duty under the chosen filters, with the day of the nearest limit."""
    running = Q(deadlines__in=Deadline.objects.binding())
    found = Case.objects.visible_to(duty).select_related("holder")
    found = found.annotate(nearest=Min("deadlines__due", filter=running))
    for word in str(chosen.get("q") or "").split()[:8]:
        said = Q(number__icontains=word) | Q(title__icontains=word) | Q(place__icontains=word)
        found = found.filter(said | Q(parties__described_as__icontains=word))
    if chosen.get("tahap"):
        states = [s.id for s in case_table().states.values() if s.status.id == chosen["tahap"]]
        found = found.filter(state__in=states)
    if chosen.get("pemilik") == "saya":
        found = found.filter(examiner=duty.actor)
    if chosen.get("dari"):
        found = found.filter(opened_on__gte=chosen["dari"])
    if chosen.get("sampai"):
        found = found.filter(opened_on__lte=chosen["sampai"])
    if chosen.get("lewat"):
        late = Deadline.objects.binding().filter(due__lt=today)
        found = found.filter(pk__in=late.values("case"))
    return found.distinct().order_by("-pk")


def loosened(duty: Duty, today: date, chosen: dict[str, Any]) -> list[tuple[str, int]]:
    """For a list that came out empty: which one filter to drop, and how many cases that shows."""
    rows = []
    for name in FILTERS:
        if chosen.get(name):
            count = cases_for(duty, today, {**chosen, name: None}).count()
            if count:
                rows.append((name, count))
    return rows

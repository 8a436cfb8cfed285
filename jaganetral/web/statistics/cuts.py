"""Figures cut by place, status, agency and month, for the pages. Nothing is hidden here yet."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import Substr, TruncMonth

from jaganetral.flow import Text, case_table
from jaganetral.places import tiles
from jaganetral.places.place import shipped
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.models import Case, Deadline
from jaganetral.web.reports.models import Report, StatusChange
from jaganetral.web.statistics.queries import FOLLOW_UP, overdue

WAY = ("dikaji", "direkomendasikan", "ditindaklanjuti", "selesai")  # of a report, in this order
ELSEWHERE = ""  # reports whose place is unknown, online, or outside the 38 provinces


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: a name and a count, with a code where the thing has one."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """A body whose head must decide: recommendations received there, and those overdue."""

    key: int
    name: str
    received: int
    overdue: int


def by_province(day: date) -> list[Row]:
    """Reports received up to a day in each of the 38 provinces, and elsewhere."""
    known = {tile.province_code for tile in tiles()}
    reports = Report.objects.filter(received_on__lte=day).annotate(province=Substr("area", 1, 2))
    found: Counter[str] = Counter()
    for code, count in reports.order_by().values_list("province").annotate(n=Count("pk")):
        found[code if code in known else ELSEWHERE] += count
    places = shipped()
    rows = [Row(code, places[code].name, found[code]) for code in sorted(known)]
    return [*rows, Row(ELSEWHERE, "", found[ELSEWHERE])]


def funnel(day: date) -> list[tuple[Text, int]]:
    """How many reports have come so far: received, then each public status on the way."""
    reached = StatusChange.objects.filter(day__lte=day, status__in=WAY)
    pairs = reached.order_by().values_list("status").annotate(n=Count("report", distinct=True))
    counts = dict(pairs)
    statuses = case_table().statuses
    received = Report.objects.filter(received_on__lte=day).count()
    rows = [(statuses["diterima"].label, received)]
    return rows + [(statuses[name].label, counts.get(name, 0)) for name in WAY]


def by_agency(day: date) -> list[AgencyRow]:
    """The bodies that have received a recommendation, the one with most overdue first."""
    late = Q(pk__in=overdue(day).values("pk"))
    limits = Deadline.objects.filter(step=FOLLOW_UP, start__lte=day)
    rows = (
        limits.order_by()
        .values_list("case__ppk_agency", "case__ppk_agency__name")
        .annotate(received=Count("case", distinct=True), overdue=Count("pk", filter=late))
    )
    found = [AgencyRow(key or 0, name or "–", *counts) for key, name, *counts in rows]
    return sorted(found, key=lambda row: (-row.overdue, -row.received, row.name))


def by_month(day: date, months: int = 12) -> list[tuple[date, int]]:
    """Reports received in each of the last months, oldest first; months without any stand too."""
    wanted = [date(*month_of(day.year * 12 + day.month - 1 - back)) for back in range(months)]
    reports = Report.objects.filter(received_on__gte=wanted[-1], received_on__lte=day)
    pairs = (
        reports.annotate(month=TruncMonth("received_on"))
        .order_by()
        .values_list("month")
        .annotate(n=Count("pk"))
    )
    counts = dict(pairs)
    return [(month, counts.get(month, 0)) for month in reversed(wanted)]


def month_of(count: int) -> tuple[int, int, int]:
    """Year, month and first day of the month that is `count` months after year 0."""
    year, month = divmod(count, 12)
    return year, month + 1, 1


def by_state(duty: Duty) -> list[tuple[Text, int]]:
    """The open cases a duty can find, by where they stand, in the order of the flow table."""
    states = case_table().states
    visible = Case.objects.visible_to(duty)
    counts = Counter(visible.values_list("state", flat=True))
    return [(state.label, counts[name]) for name, state in states.items() if counts[name]]

"""Which reports a duty sees, which of them wait, and in which order."""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from jaganetral.flow import case_table
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.models import Join
from jaganetral.web.reports.models import Message, Report

WAITING = ("masuk", "antrean", "tanya_pelapor")
SOON = 2  # calendar days


def reports_for(duty: Duty) -> QuerySet[Report]:
    """The one place that decides which reports a duty can find: those its own body holds."""
    if duty.role_of.sees != "held" or not duty.may("antrean.lihat"):
        return Report.objects.none()
    return Report.objects.filter(holder=duty.agency)


def waiting(duty: Duty) -> QuerySet[Report]:
    """The reports of a duty that nobody has dealt with yet, and those waiting for an answer."""
    return reports_for(duty).filter(queue_state__in=WAITING, case_report__isnull=True)


def state_of(report: Report) -> str:
    """Where a report stands in the flow table: its own state, or that of its case."""
    if case_table().states[report.queue_state].final:
        return report.queue_state
    link = getattr(report, "case_report", None)
    return report.queue_state if link is None else str(link.case.state)


def followers(report: Report) -> list[Report]:
    """The reports joined to this one, and those joined to them."""
    found: list[Report] = []
    level = [report.pk]
    while level:
        joined = Join.objects.filter(into__in=level).select_related("report")
        fresh = [one.report for one in joined if one.report not in [*found, report]]
        found += fresh
        level = [one.pk for one in fresh]
    return found


def _unread() -> Exists:
    return Exists(Message.objects.filter(report=OuterRef("pk"), from_reporter=True, read=False))


def with_news(reports: QuerySet[Report]) -> QuerySet[Report]:
    """The same reports, each knowing as `has_news` whether a message of its reporter is unread."""
    return reports.annotate(has_news=_unread())


def view_of(reports: QuerySet[Report], view: str, today: date) -> QuerySet[Report]:
    """One view of the queue: `baru`, `kabar`, `tenggat`, `tanya`; anything else shows all."""
    if view == "baru":
        return reports.filter(received_on__gte=today - timedelta(days=1), contested=False)
    if view == "kabar":
        return reports.filter(_unread() | Q(contested=True))
    if view == "tenggat":
        return reports.filter(triage_by__lte=today + timedelta(days=SOON))
    if view == "tanya":
        return reports.filter(queue_state="tanya_pelapor")
    return reports


def searched(reports: QuerySet[Report], words: str) -> QuerySet[Report]:
    """Reports in which every word stands: in the number, the story, the place or a name."""
    for word in words.split()[:8]:
        here = Q(number__icontains=word) | Q(story__icontains=word) | Q(place__icontains=word)
        named = Q(accused__name__icontains=word) | Q(accused__workplace__icontains=word)
        reports = reports.filter(here | named)
    return reports.distinct() if words.strip() else reports


def ordered(reports: QuerySet[Report], order: str) -> QuerySet[Report]:
    """By limit, the nearest first; `terbaru` shows what came last first."""
    if order == "terbaru":
        return reports.order_by("-pk")
    return reports.order_by(F("triage_by").asc(nulls_last=True), "pk")

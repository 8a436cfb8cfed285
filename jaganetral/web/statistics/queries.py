"""The figures as the tables of the site tell them, on a day."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from statistics import median_low
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Min, Q, QuerySet
from django.utils.translation import get_language

from jaganetral.web import clock
from jaganetral.web.cases.models import Case, Deadline, Decision
from jaganetral.web.letters.models import Letter
from jaganetral.web.reports.models import Report
from jaganetral.web.rules.days import left
from jaganetral.web.statistics.figures import Figure, with_values

FOLLOW_UP = "tindak_lanjut_ppk"


def figures(day: date) -> list[Figure]:
    """The defined figures as they stood at the end of a day."""
    return with_values(
        {
            "laporan_diterima": Report.objects.filter(received_on__lte=day).count(),
            "perkara_dibuka": Case.objects.filter(opened_on__lte=day).count(),
            "rekomendasi_terkirim": sent(day).count(),
            "rekomendasi_diputus": decided(day).count(),
            "rekomendasi_lewat_tenggat": overdue(day).count(),
            "hari_sampai_putusan": median(_durations(day)),
        }
    )


def sent(day: date) -> QuerySet[Letter]:
    """Recommendations sent up to a day; the day ends where the body is."""
    within = Q()
    for zone in clock.ZONES:
        within |= Q(body__zone=zone, sent_at__lt=_end_of(day, zone))
    return Letter.objects.filter(within, kind="rekomendasi")


def decided(day: date) -> QuerySet[Decision]:
    """Decisions made up to a day."""
    return Decision.objects.filter(kind=Decision.Kind.SETUJU, on__lte=day)


def overdue(day: date) -> QuerySet[Deadline]:
    """Limits for the follow-up that have passed by a day without being met."""
    return Deadline.objects.filter(
        Q(met_on=None) | Q(met_on__gt=day),
        step=FOLLOW_UP,
        start__lte=day,
        due__lt=day,
        cancelled=False,
    )


def median(days: Iterable[int]) -> int | None:
    """The middle one, the lower of two; None of none."""
    found = sorted(days)
    return median_low(found) if found else None


def _durations(day: date) -> list[int]:
    first = decided(day).annotate(first=Min("case__case_reports__report__received_on"))
    pairs = first.exclude(first=None).values_list("first", "on")
    return [left(start, end) for start, end in pairs]


def _end_of(day: date, zone: str) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(clock.ZONES[zone]))


def headline() -> dict[str, Any] | None:
    """Three figures with their day for the home page; None while there is nothing to count."""
    today = clock.today()
    chosen = [figure for figure in figures(today) if figure.told.headline]
    if not any(figure.value for figure in chosen):
        return None
    language = get_language() or "id"
    rows = [{"label": figure.told.name.of(language), "value": figure.value} for figure in chosen]
    return {"as_of": today, "rows": rows}

"""The questions asked most, from the days on which enough people asked."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from jaganetral.law.advice.questions import Say, by_slug
from jaganetral.web.statistics.hiding import SMALLEST
from jaganetral.web.statistics.models import AskedQuestion

LOOKED_BACK = timedelta(days=30)
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in both languages, and how often it was opened."""

    question: Say
    count: int


def asked_most(day: date) -> list[Asked]:
    """The ten most asked of thirty days; days with fewer than five do not count."""
    rows = AskedQuestion.objects.filter(
        day__gt=day - LOOKED_BACK, day__lte=day, count__gte=SMALLEST
    )
    sums = rows.values("slug").annotate(total=Sum("count")).order_by("-total", "slug")[:SHOWN]
    pairs = [(by_slug(row["slug"]), row["total"]) for row in sums]
    return [Asked(one.question, total) for one, total in pairs if one is not None]

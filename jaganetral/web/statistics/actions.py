"""Counting which questions are asked.

Nothing here is written to the sealed log, on purpose: a record holds its moment, and the moments
of a quiet day would tell one asker apart.
"""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import F

from jaganetral.web.statistics.hiding import SMALLEST
from jaganetral.web.statistics.models import AskedQuestion


def count_question(slug: str, day: date) -> None:
    """Count a question of the advisor, where this office has switched counting on."""
    if not settings.COUNT_QUESTIONS:
        return
    with transaction.atomic():
        row, _made = AskedQuestion.objects.get_or_create(slug=slug, day=day)
        AskedQuestion.objects.filter(pk=row.pk).update(count=F("count") + 1)


@transaction.atomic
def forget_few(day: date) -> int:
    """Forget the counts of days before this one that stayed below five; how many there were."""
    return AskedQuestion.objects.filter(day__lt=day, count__lt=SMALLEST).delete()[0]

"""How many questions an officer may put to the roster, and when they can go on."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.look.templatetags.look import moment
from jaganetral.web.lookups.models import Lookup

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class TooMany(Exception):
    """The limit is reached; the text is a sentence that says when it goes on (`until`, UTC)."""

    def __init__(self, count: int, until: datetime, zone: str) -> None:
        self.until = until
        sentence = _("Batas %(n)d pencarian tercapai. Pencarian dapat dilanjutkan %(when)s.")
        super().__init__(sentence % {"n": count, "when": moment(until, zone)})


def check(kind: str, duty: Duty) -> None:
    """TooMany where one more question of this kind would be one too many."""
    mine = Lookup.objects.filter(officer=duty.officer)
    if kind == Lookup.Kind.USUL:
        _within(mine.filter(kind=kind), settings.PROPOSALS_A_DAY, DAY, duty)
        return
    own = mine.exclude(kind=Lookup.Kind.USUL)
    _within(own, settings.LOOKUPS_AN_HOUR, HOUR, duty)
    _within(own, settings.LOOKUPS_A_DAY, DAY, duty)


def _within(rows: QuerySet[Lookup], most: int, span: timedelta, duty: Duty) -> None:
    recent = rows.filter(at__gt=clock.now() - span).order_by("-at")
    kept = list(recent.values_list("at", flat=True)[:most])
    if len(kept) >= most:  # goes on when the oldest of these falls out of the span
        until = kept[-1] + span if kept else clock.now() + span
        raise TooMany(most, until, duty.agency.zone)

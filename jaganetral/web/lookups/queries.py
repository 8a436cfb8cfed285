"""For the supervisors: who looked how often, and which alarms are open."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet, Sum

from jaganetral.web.accounts.models import Duty
from jaganetral.web.accounts.queries import managed_by
from jaganetral.web.lookups.models import Alarm, Canary, Lookup


@dataclass(frozen=True, slots=True)
class Use:
    """What one officer asked the roster since a moment: counts of questions by their kind."""

    name: str
    body: str
    proposed: int
    typed: int
    searched: int
    opened: int
    reasons: int
    shown: int
    last: datetime

    @property
    def own(self) -> int:
        """Searches with words of their own."""
        return self.typed + self.searched


def use_by(duty: Duty, since: datetime) -> list[Use]:
    """Every officer of the bodies below a duty who asked since then, the busiest first."""
    rows = Lookup.objects.filter(agency__in=managed_by(duty), at__gte=since).order_by()
    kinds = Lookup.Kind
    counted = rows.values("officer__name", "agency__short").annotate(
        proposed=Count("pk", Q(kind=kinds.USUL)),
        typed=Count("pk", Q(kind=kinds.KATA)),
        searched=Count("pk", Q(kind=kinds.CARI)),
        opened=Count("pk", Q(kind=kinds.BUKA)),
        reasons=Count("about", distinct=True),
        shown=Sum("found"),
        last=Max("at"),
    )
    found = [
        Use(
            name=row["officer__name"],
            body=row["agency__short"],
            **{kind: row[kind] for kind in ("proposed", "typed", "searched", "opened")},
            reasons=row["reasons"],
            shown=row["shown"],
            last=row["last"],
        )
        for row in counted
    ]
    return sorted(found, key=lambda one: (-(one.own + one.opened), one.name))


def alarms_for(duty: Duty) -> QuerySet[Alarm]:
    """The alarms of the bodies below a duty: of their rosters, and of their officers."""
    bodies = managed_by(duty)
    mine = Q(canary__body__in=bodies) | Q(agency__in=bodies)
    return Alarm.objects.filter(mine).select_related("canary__body", "agency").order_by("-pk")


def open_alarms(duty: Duty) -> QuerySet[Alarm]:
    """Those nobody has looked into yet."""
    return alarms_for(duty).filter(handled_by="")


def canaries_of(duty: Duty) -> QuerySet[Canary]:
    """The canaries in the rosters below a duty."""
    return Canary.objects.filter(body__in=managed_by(duty)).select_related("body").order_by("pk")

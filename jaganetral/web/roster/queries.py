"""Which load counts, and who is on the roster of an area."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from jaganetral.web.accounts.models import Agency
from jaganetral.web.roster.history import Post, post_on, posts_of, posts_on
from jaganetral.web.roster.models import Employee, RosterLoad

__all__ = [
    "Age",
    "Post",
    "age",
    "as_of",
    "current_loads",
    "employees_of",
    "post_on",
    "posts_of",
    "posts_on",
    "roster_body",
]

OLD = 30  # days; from then on the roster carries a badge


@dataclass(frozen=True, slots=True)
class Age:
    """How old a roster is: the day it stands for, and the days since."""

    as_of: date
    days: int

    @property
    def is_old(self) -> bool:
        return self.days > OLD


def current_loads(area: str = "", without: int = 0, on: date | None = None) -> QuerySet[RosterLoad]:
    """The load of each body that stands for the latest day; one taken back does not count.

    `without` is the key of a load that is thought away; `on` asks as if it were that day.

    `area` is a Kemendagri code: "33.12" finds the regency and its province, "33" the province and
    its regencies, "" every body.
    """
    every = RosterLoad.objects.in_force().exclude(pk=without)
    loads = every = every.filter(as_of__lte=on) if on else every
    if area:
        wide = Q(body__area=area) | Q(body__area__startswith=f"{area}.")
        loads = loads.filter(wide | Q(body__area=area.split(".", maxsplit=1)[0]))
    newest = every.filter(body=OuterRef("body")).order_by("-as_of", "-pk")
    here = loads.filter(pk=Subquery(newest.values("pk")[:1]))
    return here.select_related("body").order_by("pk")


def employees_of(area: str = "") -> QuerySet[Employee]:
    """Everybody on the current rosters of an area."""
    return Employee.objects.filter(load__in=current_loads(area))


def as_of(area: str) -> date | None:
    """The day the rosters of an area stand for: of the oldest, where there are several."""
    return min((load.as_of for load in current_loads(area)), default=None)


def age(area: str, today: date) -> Age | None:
    """How old the roster of an area is; None where there is none."""
    day = as_of(area)
    return None if day is None else Age(day, (today - day).days)


def roster_body(agency: Agency) -> Agency:
    """Whose roster a body keeps: the government (pemda) above it, else its own."""
    line = agency.line()
    return next((body for body in line if body.kind == Agency.Kind.PEMDA), agency)

"""Which post somebody held when, as the rosters of different days tell it. By NIP only."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from jaganetral.web.roster.models import Employee, RosterLoad


@dataclass(frozen=True, slots=True)
class Post:
    """A post, and the first and the last day for which a roster tells it.

    `sure`: a roster of the day in question tells it, or those before and after both do. Between
    two rosters that differ nobody can tell on which day it changed.
    """

    name: str
    position: str
    unit: str
    agency: str
    regency: str
    status: str
    since: date
    until: date
    sure: bool = True

    @property
    def place(self) -> tuple[str, ...]:
        """What makes it another post when it changes."""
        return (self.position, self.unit, self.agency, self.regency, self.status)


def posts_of(employee: Employee) -> list[Post]:
    """The posts of a person, newest first, from all rosters in force that hold the NIP.

    Without a NIP only the row itself speaks: a name alone joins no two rows.
    """
    rows = _in_force(employee)
    places = _loads({row.body_id for row in rows})
    found: list[Post] = []
    last: Employee | None = None
    for row in [row for row in rows if row.load_id in places] or [employee]:
        here = _post(row)
        # a roster between the two that lacks the person ends the post
        follows = last is not None and (last.body_id, places[last.load_id] + 1) == (
            row.body_id,
            places[row.load_id],
        )
        if follows and found[-1].place == here.place:
            found[-1] = replace(found[-1], until=here.until)
        else:
            found.append(here)
        last = row
    return found[::-1]


def post_on(employee: Employee, day: date) -> Post:
    """The post on a day; where no roster tells it surely, the nearest one before, else after."""
    posts = posts_of(employee)
    for post in posts:
        if post.since <= day <= post.until:
            return post
    before = next((post for post in posts if post.until < day), None)
    return replace(before or posts[-1], sure=False)


def _in_force(employee: Employee) -> list[Employee]:
    """The rows of a NIP by the day they stand for."""
    same = Employee.objects.filter(nip=employee.nip).select_related("load")
    return list(same.order_by("load__as_of", "load_id")) if employee.nip else [employee]


def _loads(bodies: Iterable[int]) -> dict[int, int]:
    """Each load in force of these bodies -> its place among the days of its body.

    Of two loads of one day the later counts.
    """
    loads = RosterLoad.objects.in_force().filter(body__in=bodies).order_by("as_of", "pk")
    last = {(body, day): pk for pk, body, day in loads.values_list("pk", "body", "as_of")}
    places: dict[int, int] = {}
    count: Counter[int] = Counter()
    for (body, _), pk in last.items():
        places[pk] = count[body]
        count[body] += 1
    return places


def _post(row: Employee) -> Post:
    day = row.load.as_of
    return Post(row.name, row.position, row.unit, row.agency, row.regency, row.status, day, day)

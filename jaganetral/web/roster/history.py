"""Which post somebody held when, as the rosters of different days tell it. By NIP only."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from jaganetral.web.roster.models import Employee, RosterLoad
from jaganetral.web.roster.standing import links


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
    found: list[Post] = []
    last: tuple[int, int] | None = None
    for body, place, here in _told(employee) or [(employee.body_id, 0, _post(employee))]:
        # a roster between the two that lacks the person ends the post
        if last == (body, place - 1) and found[-1].place == here.place:
            found[-1] = replace(found[-1], until=here.until)
        else:
            found.append(here)
        last = (body, place)
    return found[::-1]


def post_on(employee: Employee, day: date) -> Post:
    """The post on a day; where no roster tells it surely, the nearest one before, else after."""
    posts = posts_of(employee)
    for post in posts:
        if post.since <= day <= post.until:
            return post
    before = next((post for post in posts if post.until < day), None)
    return replace(before or posts[-1], sure=False)


def _told(employee: Employee) -> list[tuple[int, int, Post]]:
    """Body, place among its days, and post of every roster that holds the NIP, by day."""
    if not employee.nip:
        return []
    same = list(Employee.objects.filter(nip=employee.nip))
    own, bodies = {row.load_id: row for row in same}, {row.body_id for row in same}
    known = links(bodies)
    count: Counter[int] = Counter()
    found = []
    for load in _loads(bodies):
        row = known.row(own, load.pk)
        if row is not None:
            found.append((load.body_id, count[load.body_id], _post(row, load.as_of)))
        count[load.body_id] += 1
    return found


def _loads(bodies: Iterable[int]) -> list[RosterLoad]:
    """The loads in force of these bodies by day; of two of one day the later counts."""
    loads = RosterLoad.objects.in_force().filter(body__in=bodies).only("body_id", "as_of")
    last = {(load.body_id, load.as_of): load for load in loads.order_by("as_of", "pk")}
    return sorted(last.values(), key=lambda load: (load.as_of, load.pk))


def _post(row: Employee, day: date | None = None) -> Post:
    day = day or row.load.as_of
    return Post(row.name, row.position, row.unit, row.agency, row.regency, row.status, day, day)

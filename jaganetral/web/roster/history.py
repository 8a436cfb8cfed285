"""Which post somebody held when, as the rosters of different days tell it. By NIP only."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from jaganetral.web.roster.models import Employee, RosterLoad
from jaganetral.web.roster.standing import Links, linked


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
    return _careers([employee])[employee.pk]


def post_on(employee: Employee, day: date) -> Post:
    """The post on a day; where no roster tells it surely, the nearest one before, else after."""
    return _on(day, posts_of(employee))


def posts_on(people: Sequence[Employee], day: date) -> dict[int, Post]:
    """The same for several people at once, by the primary key of their row."""
    return {pk: _on(day, posts) for pk, posts in _careers(people).items()}


def _on(day: date, posts: Sequence[Post]) -> Post:
    for post in posts:
        if post.since <= day <= post.until:
            return post
    before = next((post for post in posts if post.until < day), None)
    return replace(before or posts[-1], sure=False)


def _careers(people: Sequence[Employee]) -> dict[int, list[Post]]:
    """The posts of each person, newest first."""
    rows: dict[str, dict[int, Employee]] = {one.nip: {} for one in people if one.nip}
    for row in Employee.objects.filter(nip__in=list(rows)):
        rows[row.nip][row.load_id] = row
    bodies = {row.body_id for theirs in rows.values() for row in theirs.values()}
    every = list(_in_force(bodies))
    known, days = linked(every), _by_day(every)
    found = {}
    for one in people:
        told = _told(rows.get(one.nip, {}), days, known)
        found[one.pk] = _spans(told or [(one.body_id, 0, _post(one, one.load.as_of))])
    return found


def _told(
    own: Mapping[int, Employee], days: Sequence[RosterLoad], known: Links
) -> list[tuple[int, int, Post]]:
    """Body, place among its days, and post of every roster that holds a person, by day."""
    count: Counter[int] = Counter()
    found = []
    for load in days:
        row = known.row(own, load.pk)
        if row is not None:
            found.append((load.body_id, count[load.body_id], _post(row, load.as_of)))
        count[load.body_id] += 1
    return found


def _spans(told: Sequence[tuple[int, int, Post]]) -> list[Post]:
    """Posts that stay the same from one roster to the next are one, the newest first."""
    found: list[Post] = []
    last: tuple[int, int] | None = None
    for body, place, here in told:
        # a roster between the two that lacks the person ends the post
        if last == (body, place - 1) and found[-1].place == here.place:
            found[-1] = replace(found[-1], until=here.until)
        else:
            found.append(here)
        last = (body, place)
    return found[::-1]


def _in_force(bodies: Iterable[int]) -> QuerySet[RosterLoad]:
    """The loads in force of these bodies, by day."""
    loads = RosterLoad.objects.in_force().filter(body__in=bodies).order_by("as_of", "pk")
    return loads.only("body_id", "as_of", "rests_on", "thinned_on")


def _by_day(loads: Iterable[RosterLoad]) -> list[RosterLoad]:
    """Of two loads of one body and day the later counts."""
    last = {(load.body_id, load.as_of): load for load in loads}
    return sorted(last.values(), key=lambda load: (load.as_of, load.pk))


def _post(row: Employee, day: date) -> Post:
    return Post(row.name, row.position, row.unit, row.agency, row.regency, row.status, day, day)

"""Who stands on a roster, where a thinned load leaves its rows to the load after it.

A thinned load keeps only the rows that differ from those of the load it rests on; the others are
read there. So a roster is its own rows, and those rows of the loads it rests on, one after the
other, that stand back to it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from jaganetral.web.roster.models import Employee, RosterLoad


@dataclass(frozen=True, slots=True)
class Links:
    """Which load rests on which, by key, and those whose rows are still on their way."""

    rests_on: Mapping[int, int]
    moving: frozenset[int]

    def later(self, load: int) -> list[int]:
        """The loads that a load rests on, the nearest first."""
        found: list[int] = []
        while (here := self.rests_on.get(found[-1] if found else load)) is not None:
            found.append(here)
        return found

    def earlier(self, load: int) -> set[int]:
        """A load and all that rest on it."""
        leaning = {after: before for before, after in self.rests_on.items()}
        found = {load}
        while (here := leaning.get(load)) is not None:
            found.add(here)
            load = here
        return found

    def row(self, own: Mapping[int, Employee], load: int) -> Employee | None:
        """The row of one person that stands in a load; `own` are their rows by load."""
        for here in (load, *self.later(load)):
            row = own.get(here)
            if row is not None:
                stands = here == load or row.since_id is None
                return row if stands or row.since_id in self.earlier(load) else None
        return None


def links(bodies: Iterable[int]) -> Links:
    """Of the loads of some bodies, as they are now."""
    thinned = RosterLoad.objects.filter(rests_on__isnull=False, body__in=set(bodies)).order_by()
    return linked(thinned.only("rests_on", "thinned_on"))


def linked(loads: Iterable[RosterLoad]) -> Links:
    """The same, of loads that were read."""
    found = {load.pk: load for load in loads if load.rests_on_id is not None}
    moving = frozenset(pk for pk, load in found.items() if load.thinned_on is None)
    return Links({pk: load.rests_on_id for pk, load in found.items() if load.rests_on_id}, moving)


def rows_in(load: int) -> QuerySet[Employee]:
    """Everybody on the roster of a load."""
    known = links(RosterLoad.objects.filter(pk=load).values_list("body", flat=True))
    back = Q(since=None) | Q(since__in=known.earlier(load))
    later = known.later(load)
    rows = Q(load=load) | Q(load__in=later) & back if later else Q(load=load)
    return Employee.objects.filter(rows)


def rows_by_nip(nips: Iterable[str], loads: Collection[RosterLoad]) -> dict[str, Employee]:
    """NIP -> the row that stands in one of some loads, as a row of that load."""
    known = links(load.body_id for load in loads if load.rests_on_id)
    asked = {load.pk: [load.pk, *known.later(load.pk)] for load in loads}
    every = {pk for chain in asked.values() for pk in chain}
    rows = Employee.objects.filter(nip__in=list(nips), load__in=every).select_related("body")
    own: dict[str, dict[int, Employee]] = {}
    for one in rows:
        own.setdefault(one.nip, {})[one.load_id] = one
    found = {}
    for nip, theirs in own.items():
        for load in loads:
            if (row := known.row(theirs, load.pk)) is not None:
                row.load = load
                found[nip] = row
    return found


def tell_of(rows: Iterable[Employee], loads: Collection[int]) -> None:
    """Let rows that stand in some loads tell the day of these, wherever they are kept."""
    away = [row for row in rows if row.load_id not in loads]
    theirs = RosterLoad.objects.filter(pk__in=loads) if away else ()
    by_body = {load.body_id: load for load in theirs}
    for row in away:
        row.load = by_body[row.body_id]

"""Searching for the eye of a person: candidates with reasons first, then plain matches."""

from dataclasses import dataclass

from django.db.models import Q

from jaganetral.names.nip import DIGITS, read_nip
from jaganetral.names.normalize import fold_name
from jaganetral.names.query import Query
from jaganetral.names.search.candidate import Candidate
from jaganetral.web.roster.indexing import wanted
from jaganetral.web.roster.models import Employee
from jaganetral.web.roster.queries import employees_of
from jaganetral.web.roster.screening import who

MOST = 25


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that fits; `candidate` carries the reasons, None for a plain match of letters."""

    employee: Employee
    candidate: Candidate | None = None


def _plain(query: Query) -> Q:
    """Every word that was typed stands in its column."""
    fits = Q()
    for word in fold_name(query.name).words:
        fits &= Q(folded__contains=word)
    for word in query.position.split():
        fits &= Q(position__icontains=word)
    for word in query.unit.split():
        fits &= Q(unit__icontains=word) | Q(agency__icontains=word)
    if query.nip:
        fits &= Q(nip__startswith=read_nip(query.nip).digits or query.nip.strip())
    return fits


def _begins(query: Query) -> Q | None:
    """The same where millions are searched: what was typed must begin the NIP or the name.

    Also as a range, so that the index of the column serves it in every database.
    """
    if digits := "".join(filter(str.isdigit, query.nip)):
        ends = digits.ljust(DIGITS, "0"), digits.ljust(DIGITS, "9")
        return Q(nip__range=ends, nip__startswith=digits)
    if name := fold_name(query.name).folded:
        return Q(folded__range=(name, name + "zzz"), folded__startswith=name)
    return None


def find(area: str, query: Query) -> list[Hit]:
    """At most 25 rows of an area, best first."""
    hits = [Hit(one.employee, one.candidate) for one in who(area, query, top=MOST)]
    seen = [hit.employee.pk for hit in hits]
    fits = _plain(query) if wanted(area).is_small else _begins(query)
    if fits is None:
        return hits
    rest = employees_of(area).filter(fits).exclude(pk__in=seen).order_by("folded", "pk")
    return hits + [Hit(employee) for employee in rest[: MOST - len(hits)]]

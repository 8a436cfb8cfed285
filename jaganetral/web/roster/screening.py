"""Who on the roster may be meant: the name index of an area, kept in memory."""

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from jaganetral.names.index import Index, Person, build_index
from jaganetral.names.match import Candidate, candidates
from jaganetral.names.query import Query
from jaganetral.web.roster.models import Employee
from jaganetral.web.roster.queries import age, as_of, current_loads

__all__ = ["Found", "age", "as_of", "index_of", "who"]
_building = Lock()


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with the row of the roster it stands for."""

    employee: Employee
    candidate: Candidate


@lru_cache(maxsize=6)
def _index(loads: tuple[tuple[int, str], ...]) -> Index:
    rows = Employee.objects.filter(load__in=[pk for pk, _ in loads]).order_by("pk")
    values = rows.values_list("pk", "name", "position", "unit", "agency", "regency", "nip")
    return build_index(Person(*row) for row in values.iterator(5000))


def index_of(area: str) -> Index:
    """The index of everybody on the current rosters of an area; built once per set of loads."""
    loads = tuple(current_loads(area).values_list("pk", "file_sha256"))
    with _building:
        return _index(loads)


def forget() -> None:
    """Drop every index (tests, which use keys again)."""
    _index.cache_clear()


def who(area: str, query: Query, *, top: int = 5) -> list[Found]:
    """At most `top` people of the rosters of an area who may be meant, best first.

    `candidate.row` is the primary key of the employee.
    """
    index = index_of(area)
    if not len(index):
        return []
    found = candidates(index, query, top)
    people = Employee.objects.select_related("load", "body").in_bulk([one.row for one in found])
    return [Found(people[one.row], one) for one in found if one.row in people]

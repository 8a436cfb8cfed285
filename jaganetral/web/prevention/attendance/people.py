"""Who works in an office, as the newest roster has it; and an index of them for matching."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db.models import Q, QuerySet

from jaganetral.names.paper.office import Member, Office, office_of
from jaganetral.web.accounts.models import Agency
from jaganetral.web.lookups.canaries import among
from jaganetral.web.roster.models import Employee, Workplace
from jaganetral.web.roster.queries import current_loads, roster_body
from jaganetral.web.roster.workplaces import bodies_under, by_spelling, folded

_COLUMNS = ("pk", "name", "position", "unit", "agency", "regency", "nip")


def people_of(office: Agency) -> QuerySet[Employee]:
    """The people of an office and of the units below it.

    A unit that is a body of our tree decides; else the agency, as it is spelled or was said to be.
    """
    body = roster_body(office)
    rows = Employee.objects.filter(body=body, load__in=current_loads())
    inside = {one.pk for one in bodies_under(office)}
    spelled = {key: one.pk for key, one in by_spelling(body).items()}
    said = Workplace.objects.filter(body=body, settled=True).values_list("folded", "agency")
    agencies = {**spelled, **dict(said)}
    units = {name: spelled.get(folded(name)) for name in _written(rows, "unit")}
    near = [name for name, pk in units.items() if pk in inside]
    far = [name for name, pk in units.items() if pk is not None and pk not in inside]
    here = [name for name in _written(rows, "agency") if agencies.get(folded(name)) in inside]
    return rows.filter(Q(unit__in=near) | (Q(agency__in=here) & ~Q(unit__in=far)))


def _written(rows: QuerySet[Employee], column: str) -> list[str]:
    named = rows.exclude(**{column: ""}).order_by(column)
    return list(named.values_list(column, flat=True).distinct())


def real_people(office: Agency) -> list[Employee]:
    """The same without the invented people that watch over the roster."""
    rows = list(people_of(office).order_by("name", "pk"))
    planted = among(row.nip for row in rows if row.nip)
    return [row for row in rows if row.nip not in planted]


@contextmanager
def index_of(office: Agency) -> Iterator[Office]:
    """An index of an office; its rows are the primary keys of the employees."""
    with office_of(members_of(real_people(office))) as found:
        yield found


def members_of(rows: Sequence[Employee]) -> list[Member]:
    """Employees for an index; the row is their primary key."""
    return [Member(*(getattr(row, column) for column in _COLUMNS)) for row in rows]

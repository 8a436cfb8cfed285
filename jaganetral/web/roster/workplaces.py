"""Which body of our tree a name in a roster stands for."""

from functools import lru_cache

from django.db import connection

from jaganetral.names.workplace import fold_unit
from jaganetral.web.accounts.models import Agency
from jaganetral.web.roster.models import Employee, Workplace

LONGEST = 200
_NAMED = """WITH RECURSIVE up(agency, here) AS (
SELECT agency_id, agency_id FROM roster_spelling WHERE folded = %(folded)s AND folded <> ''
UNION SELECT up.agency, a.parent_id FROM up JOIN accounts_agency a ON a.id = up.here
WHERE a.parent_id IS NOT NULL
) SELECT DISTINCT agency FROM up WHERE here = %(body)s LIMIT 2"""


@lru_cache(maxsize=20_000)
def folded(written: str) -> str:
    """A written name, abbreviations, case and spaces apart."""
    return fold_unit(written).joined[:LONGEST]


def bodies_under(body: Agency) -> list[Agency]:
    """A body and all below it, in the order of the tree."""
    children: dict[int | None, list[Agency]] = {}
    for one in Agency.objects.order_by("name"):
        children.setdefault(one.parent_id, []).append(one)

    def below(here: Agency) -> list[Agency]:
        return [here, *(one for child in children.get(here.pk, []) for one in below(child))]

    return below(body)


def names_of(body: Agency) -> set[str]:
    """Its name and short name, folded."""
    return {folded(body.name), folded(body.short)} - {""}


def by_spelling(body: Agency) -> dict[str, Agency]:
    """Folded name or short name -> the one body of the tree that is called so."""
    found: dict[str, Agency] = {}
    twice = set()
    for one in bodies_under(body):
        for key in names_of(one):
            if key in found:
                twice.add(key)
            found[key] = one
    return {key: one for key, one in found.items() if key not in twice}


def named_under(body_id: int, written: str) -> Agency | None:
    """The one body of a tree that is called so: from the few of that name up to the root."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, {"folded": folded(written), "body": body_id})
        found = cursor.fetchall()
    return Agency.objects.get(pk=found[0][0]) if len(found) == 1 else None


def workplace_of(employee: Employee) -> Agency | None:
    """The body an employee works at: a unit of our tree, else what the agency was said to be."""
    unit = named_under(employee.body_id, employee.unit)
    if unit is not None:
        return unit
    said = Workplace.objects.filter(body=employee.body_id, folded=folded(employee.agency))
    found = said.filter(settled=True).select_related("agency").first()
    return found.agency if found else named_under(employee.body_id, employee.agency)

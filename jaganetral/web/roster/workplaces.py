"""Which body of our tree a name in a roster stands for."""

from functools import lru_cache

from jaganetral.names.workplace import fold_unit
from jaganetral.web.accounts.models import Agency
from jaganetral.web.roster.models import Employee, Workplace

LONGEST = 200


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


def by_spelling(body: Agency) -> dict[str, Agency]:
    """Folded name or short name -> the one body of the tree that is called so."""
    found: dict[str, Agency] = {}
    twice = set()
    for one in bodies_under(body):
        for key in {folded(one.name), folded(one.short)} - {""}:
            if key in found:
                twice.add(key)
            found[key] = one
    return {key: one for key, one in found.items() if key not in twice}


def workplace_of(employee: Employee) -> Agency | None:
    """The body an employee works at: a unit of our tree, else what the agency was said to be."""
    spelled = by_spelling(employee.body)
    unit = spelled.get(folded(employee.unit)) if employee.unit else None
    if unit is not None:
        return unit
    said = Workplace.objects.filter(body=employee.body_id, folded=folded(employee.agency))
    found = said.filter(settled=True).select_related("agency").first()
    return found.agency if found else spelled.get(folded(employee.agency))

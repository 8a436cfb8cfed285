"""Where the roster says somebody belongs, so that a guest in an office's room is marked as one.

A NIP is found on every current roster. A name counts only where the roster of the office's own
government has it beside the very unit that was written, or where that unit is another office by
name: whoever merely has a namesake elsewhere stays a person of this room.
"""

from dataclasses import dataclass

from jaganetral.names.normalize import fold_name
from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.roster.models import Employee
from jaganetral.web.roster.queries import current_loads, roster_body
from jaganetral.web.roster.workplaces import folded, workplace_of

NAMESAKES = 50  # more of one name tell nothing


@dataclass(frozen=True, slots=True)
class Known:
    """What the newest roster holds of a person; all empty where it does not tell them apart."""

    name: str = ""
    unit: str = ""
    guest_from: str = ""
    nip: str = ""


def look_up(person: Person, office: Agency) -> Known:
    """The person's name, unit and NIP, and the other office they belong to, if another.

    Never shown to the person: the public page must not tell whose number a number is.
    """
    if person.nip:
        return _by_number(person.nip, office)
    namesakes = _namesakes(person.name, office)
    fitting = [row for row in namesakes if _wrote(person.unit, row.unit, row.agency)]
    if len(fitting) == 1:
        return _known(fitting[0], office)
    at_home = _wrote(person.unit, office.name, office.short)
    return Known(guest_from="" if at_home else _sibling(person.unit, office))


def _by_number(nip: str, office: Agency) -> Known:
    rows = Employee.objects.filter(nip=nip, load__in=current_loads())
    row = rows.order_by("-load__as_of", "-load").first()
    return Known() if row is None else _known(row, office)


def _namesakes(name: str, office: Agency) -> list[Employee]:
    rows = Employee.objects.filter(
        load__in=current_loads(), body=roster_body(office), folded=fold_name(name).folded
    )
    return list(rows.select_related("body")[:NAMESAKES])


def _known(row: Employee, office: Agency) -> Known:
    return Known(row.name, row.unit, _guest_from(row, office), row.nip)


def _guest_from(row: Employee, office: Agency) -> str:
    """The office of a roster row, where it is not this one nor above or below it."""
    near = row.body_id in (office.pk, office.parent_id)
    if near and _wrote(row.agency, office.name, office.short):
        return ""  # almost everybody; the tree of offices need not be read
    found = workplace_of(row)
    if found is not None:
        return "" if office in found.line() else found.name
    if not row.agency.strip() or _wrote(row.agency, office.name, office.short):
        return ""
    return _sibling(row.agency, office) or row.agency[:200]


def _sibling(written: str, office: Agency) -> str:
    """The name of the office beside this one that was written; empty for none."""
    beside = Agency.objects.filter(parent=office.parent_id).exclude(pk=office.pk)
    names = beside.values_list("name", "short")
    return next((name for name, short in names if _wrote(written, name, short)), "")


def _wrote(written: str, *names: str) -> bool:
    """Whether something written is one of some names, abbreviations and spaces apart."""
    told = folded(written)
    return bool(told) and told in map(folded, names)

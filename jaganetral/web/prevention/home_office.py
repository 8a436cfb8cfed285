"""Where the roster says a NIP belongs, so that somebody in another office's room is marked."""

from dataclasses import dataclass

from jaganetral.names.workplace import fold_unit
from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.person import Person
from jaganetral.web.roster.models import Employee
from jaganetral.web.roster.queries import current_loads
from jaganetral.web.roster.workplaces import workplace_of


@dataclass(frozen=True, slots=True)
class Known:
    """What the newest roster holds of a NIP; all empty for a name or an unknown number."""

    name: str = ""
    unit: str = ""
    guest_from: str = ""


def look_up(person: Person, office: Agency) -> Known:
    """The person's name and unit by NIP, and the other office they belong to, if another.

    Never shown to the person: the public page must not tell whose number a number is.
    """
    if not person.nip:
        return Known()
    rows = Employee.objects.filter(nip=person.nip, load__in=current_loads())
    row = rows.order_by("-load__as_of", "-load").first()
    if row is None:
        return Known()
    found = workplace_of(row)
    if found is None:
        return Known(row.name, row.unit, _elsewhere(row.agency, office))
    return Known(row.name, row.unit, "" if office in found.line() else found.name)


def _elsewhere(written: str, office: Agency) -> str:
    """The name of the other office a roster row names; empty for this one or for none."""
    if not written.strip() or _names(written, office):
        return ""
    siblings = Agency.objects.filter(parent=office.parent).exclude(pk=office.pk)
    return next((body.name for body in siblings if _names(written, body)), written[:200])


def _names(written: str, body: Agency) -> bool:
    """Whether a written workplace is this body, abbreviations and spaces apart."""
    told = fold_unit(written).joined
    return told in {fold_unit(body.name).joined, fold_unit(body.short).joined}

"""The keeper's own look-ups: in the roster of their body only, counted, watched by canaries."""

from collections.abc import Mapping

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet, Sum

from jaganetral.names.query import Query
from jaganetral.web.accounts.models import Duty
from jaganetral.web.lookups.actions import look_up, met
from jaganetral.web.lookups.models import Alarm, Lookup
from jaganetral.web.roster.finding import Hit, find
from jaganetral.web.roster.models import Change, Employee, RosterLoad
from jaganetral.web.roster.queries import current_loads, employees_of, roster_body

MOST = 20


def own_rows(duty: Duty) -> QuerySet[Employee]:
    """The people of the roster that the duty's body keeps."""
    return employees_of(duty.agency.area).filter(body=roster_body(duty.agency))


def own_people(duty: Duty) -> int:
    """How many came in with the current roster."""
    own: QuerySet[RosterLoad] = current_loads(duty.agency.area).filter(
        body=roster_body(duty.agency)
    )
    return int(own.order_by().aggregate(n=Sum("accepted"))["n"] or 0)


def _reason(duty: Duty) -> str:
    return f"daftar_pegawai:{duty.agency.area or 'semua'}"


def search_own(known: Mapping[str, str], *, by: Duty) -> list[Hit]:
    """At most 20 people of the own roster, best first; raises TooMany."""
    query = Query(
        name=known["nama"], position=known["jabatan"], unit=known["unit"], nip=known["nip"]
    )
    body, about = roster_body(by.agency), _reason(by)

    def search() -> list[Hit]:
        found = find(by.agency.area, query)
        return [hit for hit in found if hit.employee.body_id == body.pk][:MOST]

    hits = look_up(Lookup.Kind.CARI, about, known, search, by=by)
    met([hit.employee.nip for hit in hits], Alarm.How.CARI, about, by=by)
    return hits


def open_own(employee: Employee, *, by: Duty) -> None:
    """Count the opening of a row; raises TooMany."""
    said = {"pegawai": str(employee.pk)}
    look_up(Lookup.Kind.BUKA, _reason(by), said, lambda: [employee], by=by)
    met([employee.nip], Alarm.How.BUKA, _reason(by), by=by)


def changed_page(load: RosterLoad, kind: str, number: str, *, by: Duty) -> Page[Change]:
    """One page of the people whom a load changes, of the first 200; raises TooMany."""
    rows = Change.objects.filter(load=load, kind=kind).select_related("old", "new")
    page = Paginator(rows[: Change.SHOWN], MOST).get_page(number)
    said = {"perubahan": kind, "halaman": str(page.number)}
    look_up(Lookup.Kind.BUKA, f"daftar_pegawai:{load.pk}", said, lambda: list(page), by=by)
    return page

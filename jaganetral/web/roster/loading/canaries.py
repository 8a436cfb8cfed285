"""Canaries: invented people planted among the real ones, who give a copy of the roster away.

A canary is pieced together from people of the roster itself, so that nothing in its row tells it
from the others: the first name and number of one, the last name of another, the post of a third.
"""

from collections.abc import Sequence
from datetime import date
from random import SystemRandom

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, Min
from django.utils.translation import gettext as _

from jaganetral.names.nip import read_nip
from jaganetral.names.normalize import fold_name
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.accounts.queries import managed_by
from jaganetral.web.audit import actions as audit
from jaganetral.web.lookups.actions import mark, ring
from jaganetral.web.lookups.canaries import all_canaries
from jaganetral.web.lookups.models import Alarm, Canary
from jaganetral.web.roster.models import Employee, RosterLoad
from jaganetral.web.roster.queries import current_loads

LOOKED_AT = 40  # people asked for each canary, before giving up
PARTS = ("nip", "name", "position", "unit", "agency", "regency", "status")
FOLDED = 200


class NoCanary(ValueError):
    """The roster does not yield one; the text is a sentence."""


@transaction.atomic
def plant_canaries(body: Agency, count: int, *, by: Duty, day: date) -> list[Canary]:
    """Plant `count` canaries in the current roster of a body. Raises NoCanary."""
    if not by.may("pegawai.awasi") or body not in managed_by(by):
        raise PermissionDenied
    load = current_loads().filter(body=body).first()
    if load is None:
        raise NoCanary(_("Instansi ini belum punya daftar pegawai. Impor daftarnya dahulu."))
    planted = []
    for _nth in range(count):
        row = _invent(load)
        _put(load, row)
        planted.append(mark(body, row, day))
    told = {"body": body.code, "count": count}
    audit.record("tanam_umpan", by=by.actor, about=f"daftar_pegawai:{load.pk}", data=told)
    return planted


def carry_canaries(load: RosterLoad, *, by: Duty | str) -> None:
    """Put the canaries of a body into its roster that has just come in.

    One that came in with the file rings instead, whosever it is: the file was copied from here.
    """
    kept = {row["nip"]: (canary, row) for canary, row in all_canaries()}
    there = Employee.objects.filter(load=load, nip__in=list(kept)).values_list("nip", flat=True)
    came = set(there)
    for nip, (canary, row) in kept.items():
        if nip in came:
            ring(canary, Alarm.How.UNGGAH, f"daftar_pegawai:{load.pk}", by=by)
        elif canary.body_id == load.body_id:
            _mix(load, row)


def _put(load: RosterLoad, row: dict[str, str]) -> Employee:
    """A row at the end of the others; its line in the file is that of another."""
    line = SystemRandom().randint(2, max(2, load.accepted + load.rejected + 1))
    return Employee.objects.create(load=load, body=load.body, row=line, **_folded(row))


def _folded(row: dict[str, str]) -> dict[str, str]:
    return {**row, "folded": fold_name(row["name"]).folded[:FOLDED]}


def _mix(load: RosterLoad, row: dict[str, str]) -> None:
    """A row in the place of another, who goes to the end: whoever looks there finds real people.

    Only while no case names anybody of the load.
    """
    ends = _ends(load)
    if ends is None:
        return
    other = _somebody(load, *ends)
    place, other.pk = other.pk, None
    other.row = 1 + (Employee.objects.filter(load=load).aggregate(last=Max("row"))["last"] or 0)
    other.save(force_insert=True)
    Employee.objects.filter(pk=place).update(**_folded(row))


def _ends(load: RosterLoad) -> tuple[int, int] | None:
    found = Employee.objects.filter(load=load).aggregate(first=Min("pk"), last=Max("pk"))
    return None if found["first"] is None else (found["first"], found["last"])


def _invent(load: RosterLoad) -> dict[str, str]:
    ends = _ends(load)
    for _nth in range(LOOKED_AT if ends else 0):
        people = [_somebody(load, *(ends or (0, 0))) for _one in range(3)]
        row = _pieced(people)
        if row is not None and not _is_there(load, row):
            return row
    raise NoCanary(_("Daftar ini terlalu kecil atau tanpa NIP, sehingga umpan mudah dikenali."))


def _somebody(load: RosterLoad, first: int, last: int) -> Employee:
    at = SystemRandom().randint(first, last)
    found = Employee.objects.filter(load=load, pk__gte=at).order_by("pk").first()
    assert found is not None  # noqa: S101 - `last` is there
    return found


def _pieced(people: Sequence[Employee]) -> dict[str, str] | None:
    """A person of three others; None where a piece is missing."""
    head, tail, placed = people
    first, last = head.name.partition(",")[0].split(), tail.name.partition(",")[0].split()
    if len(first) < 2 or len(last) < 2 or not read_nip(head.nip).usable:
        return None
    name = " ".join([*first[:-1], last[-1]])
    name = name.upper() if head.name.isupper() else name
    serial = f"{SystemRandom().randint(1, 20):03}"
    row = {part: getattr(placed, part) for part in PARTS}
    return {**row, "name": name, "nip": head.nip[:15] + serial, "status": head.status}


def _is_there(load: RosterLoad, row: dict[str, str]) -> bool:
    """Whether somebody has the number or the name; a canary must resemble nobody."""
    people = Employee.objects.filter(load=load)
    folded = fold_name(row["name"]).folded[:FOLDED]
    return people.filter(nip=row["nip"]).exists() or people.filter(folded=folded).exists()

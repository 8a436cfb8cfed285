"""Attendance: one person is recorded once in a room, however often or simultaneously they send."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.prevention.actions.line import keep
from jaganetral.web.prevention.attendance.home_office import look_up
from jaganetral.web.prevention.attendance.known_before import counted_as
from jaganetral.web.prevention.attendance.person import Person, person_key
from jaganetral.web.prevention.attendance.window import Gate, gate, is_late
from jaganetral.web.prevention.campaigns.scope import may_read_names
from jaganetral.web.prevention.models import Attendance, Room, Session

ATTENDEE = "peserta"


class NotOpen(Exception):
    """The list is not open now; `gate` says whether it is early or closed."""

    def __init__(self, state: Gate) -> None:
        super().__init__(state)
        self.gate = state


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """The attendance as it stands, and whether it had been recorded before."""

    attendance: Attendance
    again: bool


def check_in(room: Room, person: Person, *, by_code: bool = False) -> CheckedIn:
    """A person records themselves, by the QR address or by the six-digit code.

    Raises `NotOpen` before the list opens and after it closed.
    """
    session, now = room.session, clock.now()
    state = gate(session.starts, session.ends, now, by_code=by_code)
    if state != "open":
        raise NotOpen(state)
    how = Attendance.How.CODE if by_code else Attendance.How.QR
    return _once(room, person, how, by=ATTENDEE, late=is_late(session.starts, now))


def note_down(room: Room, person: Person, *, by: Duty) -> CheckedIn:
    """The office records somebody of its own who has no phone; from the opening on."""
    if not by.may("cegah.kantor") or by.agency != room.agency:
        raise PermissionDenied
    if gate(room.session.starts, room.session.ends, clock.now()) == "early":
        raise NotOpen("early")
    return _once(room, person, Attendance.How.LIST, by=by.actor, late=False)


def _once(room: Room, person: Person, how: Attendance.How, *, by: str, late: bool) -> CheckedIn:
    """Keep the person, or find who is there. A name that the roster tells apart has its NIP."""
    known = look_up(person, room.agency)
    person = replace(person, nip=person.nip or known.nip)
    key = partial(person_key, session=room.session_id)
    row = Attendance(
        room=room,
        name=person.name or known.name,
        unit=person.unit or known.unit,
        nip=person.nip,
        guest_from=known.guest_from,
        person_key=counted_as(person, known, room.agency, room.attendances.all(), key),
        at=clock.now(),
        late=late,
        how=how,
    )
    kept = keep(row, by)
    return CheckedIn(kept, again=kept is not row)


@transaction.atomic
def hand_out(session: Session, rooms: Sequence[Room], *, by: Duty) -> list[Attendance]:
    """The names of some rooms for a file that leaves the system; that they left is recorded."""
    if not rooms or not all(may_read_names(by, room) for room in rooms):
        raise PermissionDenied
    rows = Attendance.objects.filter(room__in=rooms).select_related("room__agency")
    found = list(rows.order_by("room__agency__name", "at", "pk"))
    record(
        "unduh_hadir",
        by=by.actor,
        about=session.key,
        data={"ruang": sorted(room.agency.code for room in rooms), "baris": len(found)},
    )
    return found

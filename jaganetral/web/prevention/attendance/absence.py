"""Who of an office has not come to its room: for the office itself, never for those above."""

from dataclasses import dataclass

from jaganetral.names.paper.matching import match
from jaganetral.names.paper.office import office_of
from jaganetral.names.paper.reading import Written
from jaganetral.web.accounts.models import Duty
from jaganetral.web.prevention.attendance.people import members_of, real_people
from jaganetral.web.prevention.models import Attendance, Room
from jaganetral.web.roster.models import Employee


@dataclass(frozen=True, slots=True)
class Roll:
    """The people of an office: those not seen in its room or another of the session.

    `unmatched` are people present by name alone whom the roster does not tell; one of them may
    stand in `absent` under another spelling.
    """

    people: int
    absent: list[Employee]
    unmatched: int


def may_read_absent(duty: Duty, room: Room) -> bool:
    """Only the office itself reads who has not come."""
    return duty.may("cegah.kantor") and duty.agency == room.agency


def roll_of(room: Room) -> Roll:
    """Compare the roster with everybody present, by NIP, else by name and unit."""
    people = real_people(room.agency)
    rows = Attendance.objects.filter(room__session=room.session_id)
    nips = set(rows.exclude(nip="").values_list("nip", flat=True))
    named = list(rows.filter(room=room, nip="", guest_from="").exclude(name=""))
    seen = {one.pk for one in people if one.nip in nips} if nips else set()
    met = _by_name(named, [one for one in people if one.pk not in seen])
    absent = [one for one in people if one.pk not in seen | met]
    return Roll(len(people), absent, len(named) - len(met))


def _by_name(named: list[Attendance], people: list[Employee]) -> set[int]:
    if not named or not people:
        return set()
    lines = [Written(row.pk, row.name, unit=row.unit) for row in named]
    with office_of(members_of(people)) as office:
        found = match(lines, office)
    return {one.person for one in found if one.person is not None}

"""How many came: rooms, offices and people of a session, the missing office first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet, Sum

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.models import Attendance, Room, Session


@dataclass(frozen=True, slots=True)
class Turnout:
    """An office's room, or the rooms of all offices below a body, counted."""

    agency: Agency
    room: Room | None
    rooms: int
    rooms_present: int
    expected: int
    present: int
    late: int = 0
    guests: int = 0
    elsewhere: int = 0
    first: datetime | None = None

    @property
    def missing(self) -> int:
        return self.rooms - self.rooms_present

    @property
    def percent(self) -> int | None:
        """Present of expected in whole percent, never 100 before all came; None without a base."""
        return share(self.present, self.expected)


def share(part: int, whole: int) -> int | None:
    """Whole percent, rounded down so that 100 means all; at most 100; None without a base."""
    return min(100, part * 100 // whole) if whole else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """A session as a body sees it: the missing offices first, then the emptiest."""

    rows: list[Turnout]

    @property
    def rooms(self) -> int:
        return sum(row.rooms for row in self.rows)

    @property
    def rooms_present(self) -> int:
        return sum(row.rooms_present for row in self.rows)

    @property
    def present(self) -> int:
        return sum(row.present for row in self.rows)

    @property
    def expected(self) -> int:
        return sum(row.expected for row in self.rows)

    @property
    def percent(self) -> int | None:
        """Of those expected; who came beyond them in one row fills no gap of another."""
        return share(sum(min(row.present, row.expected) for row in self.rows), self.expected)

    @property
    def missing(self) -> int:
        return self.rooms - self.rooms_present


_NOBODY: dict[str, Any] = {"rooms_present": 0, "present": 0}
_OWN = Q(attendances__guest_from="")


def _counted(rooms: QuerySet[Room]) -> QuerySet[Room]:
    return rooms.annotate(
        present=Count("attendances", filter=_OWN),
        guests=Count("attendances", filter=Q(attendances__isnull=False) & ~_OWN),
        lates=Count("attendances", filter=Q(attendances__late=True)),
        first=Min("attendances__at"),
    )


def _elsewhere(session: Session) -> dict[str, int]:
    """How many of each office checked in in another office's room."""
    rows = Attendance.objects.filter(room__session=session).exclude(guest_from="")
    return dict(rows.values_list("guest_from").annotate(Count("pk")))


def _office_row(room: Room, elsewhere: dict[str, int]) -> Turnout:
    present: int = room.present  # type: ignore[attr-defined]
    return Turnout(
        agency=room.agency,
        room=room,
        rooms=1,
        rooms_present=int(present > 0),
        expected=room.expected,
        present=present,
        late=room.lates,  # type: ignore[attr-defined]
        guests=room.guests,  # type: ignore[attr-defined]
        elsewhere=elsewhere.get(room.agency.name, 0),
        first=room.first,  # type: ignore[attr-defined]
    )


def coverage(session: Session, body: Agency) -> Coverage:
    """The rooms of `body` and of the offices directly below it; deeper ones joined by body."""
    elsewhere = _elsewhere(session)
    near = session.rooms.filter(Q(agency=body) | Q(agency__parent=body))
    rows = [
        _office_row(room, elsewhere) for room in _counted(near.select_related("agency", "session"))
    ]
    rows += _joined(session, body)
    rows.sort(key=lambda row: (-row.missing, row.percent or 0, row.agency.name))
    return Coverage(rows)


def _joined(session: Session, body: Agency) -> list[Turnout]:
    """One row for each body below whose own offices have rooms, counted by the database."""
    rooms = session.rooms.filter(agency__parent__parent=body).values("agency__parent")
    present = Attendance.objects.filter(
        room__session=session, room__agency__parent__parent=body
    ).values("room__agency__parent")
    own = Q(guest_from="")
    attended: Any = present.order_by().annotate(
        rooms_present=Count("room", distinct=True, filter=own),
        present=Count("pk", filter=own),
        guests=Count("pk", filter=~own),
        late=Count("pk", filter=Q(late=True)),
        first=Min("at"),
    )
    counted = {row.pop("room__agency__parent"): row for row in attended}
    totals = {
        row["agency__parent"]: row for row in rooms.annotate(rooms=Count("pk"), all=Sum("expected"))
    }
    houses = Agency.objects.in_bulk(totals)
    return [
        Turnout(
            agency=houses[pk],
            room=None,
            rooms=row["rooms"],
            expected=row["all"],
            **counted.get(pk, _NOBODY),
        )
        for pk, row in totals.items()
    ]

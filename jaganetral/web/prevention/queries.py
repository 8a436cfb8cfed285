"""Figures of prevention: who acknowledged, which office attended, what waits for a duty."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet, Sum

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.letters.models import Letter
from jaganetral.web.prevention.models import Attendance, Campaign, Reach, Room, Session
from jaganetral.web.prevention.scope import house_of, sessions_for


@dataclass(frozen=True, slots=True)
class Receipt:
    """One body below: its reach, how late it is, and how many of its own bodies acknowledged."""

    reach: Reach
    days_late: int
    below: int = 0
    below_done: int = 0

    @property
    def done(self) -> bool:
        return self.reach.acknowledged_on is not None and self.below_done == self.below

    @property
    def missing(self) -> int:
        """What sorts rows: bodies that have not acknowledged, itself among them."""
        return (self.reach.acknowledged_on is None) + self.below - self.below_done


@dataclass(frozen=True, slots=True)
class Receipts:
    """Who below a body acknowledged a campaign: the latest and missing first."""

    rows: list[Receipt]

    @property
    def done(self) -> int:
        return sum(row.done for row in self.rows)

    @property
    def late(self) -> int:
        return sum(row.days_late > 0 for row in self.rows)


def receipts(campaign: Campaign, body: Agency, today: date) -> Receipts:
    """The bodies directly below `body` that a campaign reached."""
    reaches = campaign.reaches.filter(agency__parent=body).select_related("agency", "campaign")
    below = {
        row["agency__parent"]: row
        for row in campaign.reaches.filter(agency__parent__parent=body)
        .values("agency__parent")
        .annotate(all=Count("pk"), done=Count("acknowledged_on"))
    }
    rows = []
    for reach in reaches:
        counted = below.get(reach.agency_id, {"all": 0, "done": 0})
        late = reach.days_late(today)
        rows.append(Receipt(reach, late, counted["all"], counted["done"]))
    rows.sort(key=lambda row: (row.done, -row.days_late, -row.missing, row.reach.agency.name))
    return Receipts(rows)


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
        return share(self.present, self.expected)

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


def appeals_waiting(duty: Duty) -> list[Reach]:
    """Campaigns that the duty's own office has not acknowledged, the soonest due first."""
    if not duty.may("cegah.kantor"):
        return []
    rows = Reach.objects.filter(agency=duty.agency, acknowledged_on__isnull=True)
    return sorted(
        rows.select_related("campaign", "agency", "letter"),
        key=lambda reach: (reach.campaign.act_by or date.max, reach.pk),
    )


def to_pass_on(duty: Duty) -> list[Reach]:
    """Campaigns that reached the duty's house and that it has not passed on yet."""
    if not duty.may("cegah.buat"):
        return []
    house = house_of(duty.agency)
    rows = Reach.objects.filter(agency=house, acknowledged_on__isnull=True)
    return list(rows.select_related("campaign", "agency"))


def sessions_near(duty: Duty, now: datetime, days: int = 7) -> list[Session]:
    """The sessions within sight that run now or start within some days, the soonest first."""
    near = sessions_for(duty).filter(ends__gte=now, starts__lte=now + timedelta(days=days))
    return list(near.order_by("starts"))


def appeal_of(campaign: Campaign, house: Agency) -> Letter | None:
    """The letter of appeal a house wrote for a campaign: a draft, or the one it sent."""
    letters = Letter.objects.filter(kind="imbauan", about=campaign.key, body=house)
    return letters.select_related("body").defer("pdf").first()


def sent_appeal(campaign: Campaign, house: Agency) -> Letter | None:
    """The letter of appeal of a house, once it was sent."""
    letter = appeal_of(campaign, house)
    return letter if letter is not None and letter.sent_at is not None else None

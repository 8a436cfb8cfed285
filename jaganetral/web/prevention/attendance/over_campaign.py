"""How many came over all sessions of a campaign, office by office, the emptiest first."""

from dataclasses import dataclass

from django.db.models import Count, Q

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.attendance.turnout import share
from jaganetral.web.prevention.campaigns.scope import under
from jaganetral.web.prevention.models import Campaign, Room


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office: its rooms in the campaign, those with somebody present, places and attendances."""

    agency: Agency
    rooms: int
    rooms_present: int
    expected: int
    present: int

    @property
    def percent(self) -> int | None:
        return share(self.present, self.expected)


def office_lines(campaign: Campaign, body: Agency) -> list[OfficeLine]:
    """A line for each office of a body; people of other offices do not count there."""
    own = Q(attendances__guest_from="")
    rooms = Room.objects.filter(under(body, "agency__"), session__campaign=campaign)
    counted = rooms.annotate(came=Count("attendances", filter=own)).select_related("agency")
    by_office: dict[int, list[Room]] = {}
    for room in counted:
        by_office.setdefault(room.agency_id, []).append(room)
    lines = [_line(rooms) for rooms in by_office.values()]
    return sorted(lines, key=lambda one: (one.percent or 0, one.rooms_present, one.agency.name))


def _line(rooms: list[Room]) -> OfficeLine:
    came: list[int] = [room.came for room in rooms]  # type: ignore[attr-defined]
    expected = sum(room.expected for room in rooms)
    return OfficeLine(rooms[0].agency, len(rooms), sum(map(bool, came)), expected, sum(came))

"""Which election lies ahead of a day, for an office and an area."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jaganetral.law.elections import calendar_of, cuts, ends_on, wave_of
from jaganetral.law.model import Pack

SURE = ("verified", "verified_copy")


@dataclass(frozen=True, slots=True)
class Ahead:
    """An election with an office it fills. `calendar` is None where its days are not known yet;
    `voting` may be known all the same. `past` tells that none lies ahead and this was the last.
    """

    election: str
    office: str
    title: str
    calendar: Mapping[str, Any] | None
    voting: date | None
    past: bool = False


def offices_of(election: str, pack: Pack) -> tuple[str, ...]:
    """The offices an election fills, in the order of the pack."""
    calendar = pack.calendars.get(election)
    if calendar is not None:
        filled = set(calendar["determination"])
    else:
        filled = set(pack.rules["kinds"][pack.rules["undated"][election]["kind"]])
    return tuple(name for name in pack.facts["office"].values if name in filled)


def ahead(day: date, pack: Pack, area: str | None = None, office: str = "") -> list[Ahead]:
    """The elections that run on a day or come after it, the nearest first, undated ones last.

    Without an office each election stands with the first one it fills; without an area those of
    every area count. Where none lies ahead with days, the last one past ends the list.
    """
    dated = [one for one in _dated(pack, area, office) if one.calendar is not None]
    coming = [one for one in dated if ends_on(one.calendar or {}, pack) >= day]
    coming.sort(key=lambda one: (_begins(one, pack), one.voting or date.max))
    open_ones = list(_undated(day, pack, area, office))
    last = [] if coming else sorted(dated, key=lambda one: one.voting or date.min)[-1:]
    gone = [Ahead(o.election, o.office, o.title, o.calendar, o.voting, True) for o in last]
    return [*coming, *open_ones, *gone]


def _begins(one: Ahead, pack: Pack) -> date:
    return min(cuts(one.calendar or {}, one.office, pack))


def _dated(pack: Pack, area: str | None, office: str) -> list[Ahead]:
    found = []
    for name in pack.calendars:
        calendar = calendar_of(pack, name, area)
        offices = offices_of(name, pack)
        if calendar is None or (office and office not in offices):
            continue
        voting = max(row["to"] for row in calendar["stages"] if row["id"] == "pemungutan")
        found.append(Ahead(name, office or offices[0], calendar["title"], calendar, voting))
    return found


def _undated(day: date, pack: Pack, area: str | None, office: str) -> list[Ahead]:
    found = []
    for name, row in pack.rules["undated"].items():
        offices = offices_of(name, pack)
        voting = wave_of(pack, name, area)
        over = voting < day if voting else _year(name) < day.year
        fits = not row.get("waves") or voting is not None
        if not over and fits and (not office or office in offices):
            found.append(Ahead(name, office or offices[0], row["title"], None, voting))
    return sorted(found, key=lambda one: _year(one.election))


def _year(election: str) -> int:
    """The year an election is named after: "pemilu-nasional-2029"."""
    return int(election.rpartition("-")[2])


def provisional(row: Mapping[str, Any], day: date) -> bool:
    """Whether a day of a calendar still lies ahead and rests on no official text we have read."""
    last: date = row.get("to") or row["day"]
    return last >= day and row.get("confidence", "recall") not in SURE

"""The course of one election: for each stage its days, and the one day an answer is judged on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from jaganetral.law.model import Pack

DAY = timedelta(1)
NEEDED = {"kampanye", "masa_tenang", "pemungutan"}  # without these days there is no course to show


@dataclass(frozen=True, slots=True)
class StageDay:
    """A stage (named as in `elections`): first and last day, and the day judged for it.

    `last` is None for the time after voting.
    """

    stage: str
    first: date
    last: date | None
    judged: date


@dataclass(frozen=True, slots=True)
class Course:
    """An election's stages in their order, seen from a day: running, coming, or past."""

    election: str
    title: str
    when: Literal["running", "coming", "past"]
    days: tuple[StageDay, ...]


def course_on(day: date, pack: Pack) -> Course | None:
    """The course of the election running on a day, else of the next, else of the last.

    Of several the one that votes first. None where no calendar dates a whole course.
    """
    whole = {name: one for name, one in pack.calendars.items() if _has_course(one)}
    ahead = {name: _voting(one) for name, one in whole.items() if _voting(one) >= day}
    if ahead:
        name = min(ahead, key=lambda one: ahead[one])
        running = _first(whole[name]) <= day
        return _course(name, whole[name], "running" if running else "coming")
    if not whole:
        return None
    name = max(whole, key=lambda one: _voting(whole[one]))
    return _course(name, whole[name], "past")


def _has_course(calendar: Mapping[str, Any]) -> bool:
    stages = {row["id"] for row in calendar["stages"]}
    return stages >= NEEDED and bool(calendar["determination"])


def _course(
    name: str, calendar: Mapping[str, Any], when: Literal["running", "coming", "past"]
) -> Course:
    return Course(name, calendar["title"], when, tuple(_days(calendar)))


def _days(calendar: Mapping[str, Any]) -> Iterator[StageDay]:
    """Offices are determined on different days: the days between belong to no stage here."""
    fixed = [row["day"] for row in calendar["determination"].values()]
    opens, votes = min(_dated(calendar, "kampanye"))[0], _voting(calendar)
    before, after = min(fixed) - DAY, max(fixed) + DAY
    yield StageDay("sebelum_penetapan", min(_first(calendar), before), before, before)
    if after < opens:
        yield StageDay("calon", after, opens - DAY, after)
    for own, stage in (("kampanye", "kampanye"), ("masa_tenang", "tenang")):
        first, last = min(_dated(calendar, own))
        yield StageDay(stage, first, last, first)
    yield StageDay("pungut", votes, votes, votes)
    yield StageDay("pasca", votes + DAY, None, votes + DAY)


def _dated(calendar: Mapping[str, Any], name: str) -> list[tuple[date, date]]:
    return [(row["from"], row["to"]) for row in calendar["stages"] if row["id"] == name]


def _voting(calendar: Mapping[str, Any]) -> date:
    return min(first for first, _last in _dated(calendar, "pemungutan"))


def _first(calendar: Mapping[str, Any]) -> date:
    first: date = min(row["from"] for row in calendar["stages"])
    return first

"""Every place an act can stand in, read off the real calendars: the links between derived facts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import Any

from jaganetral.law.engine.context import Context, contexts
from jaganetral.law.facts import LAST, possible_values
from jaganetral.law.model import Pack

Span = tuple[date, date]
# The facts of a place; who is favoured and which discipline law then follow beside it.
PLACED = ("election", "office", "stage", "determined", "pivot", "window71")
PIVOT_DAY = "hari_penetapan"
# On the day of determination the hours tell on which side of it the act lies.
NOON = "12:00"
HOURS = ("08:00", "16:00")


@dataclass(frozen=True, slots=True)
class Place:
    """Days that the calendar does not tell apart, for one election and office.

    `values` in the order of PLACED; `spans` the stretches of days; `given` the facts that lead
    here beside the day; `favoured` maps who is favoured to the value that says so; `regimes` the
    discipline laws possible. `certain`: full facts lead here and nowhere else. `dated`: a
    calendar told it.
    """

    values: tuple[Any, ...]
    given: tuple[tuple[str, Any], ...]
    favoured: tuple[tuple[str, str], ...]
    regimes: tuple[str, ...]
    certain: bool
    dated: bool
    spans: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Spot:
    """One day cell of an office, before equal ones are joined."""

    values: tuple[Any, ...]
    given: dict[str, Any]
    span: Span
    certain: bool
    dated: bool
    favoured: dict[str, str]
    regimes: dict[str, None]

    def place(self) -> Place:
        return Place(
            self.values,
            tuple(self.given.items()),
            tuple(sorted(self.favoured.items())),
            tuple(sorted(self.regimes)),
            self.certain,
            self.dated,
        )


@cache
def places(pack: Pack) -> tuple[Place, ...]:
    """All places of a pack: of each calendar, and of the elections known by name only."""
    joined: dict[Place, list[Span]] = {}
    for spot in _spots(pack):
        joined.setdefault(spot.place(), []).append(spot.span)
    return tuple(
        Place(
            one.values, one.given, one.favoured, one.regimes, one.certain, one.dated, tuple(spans)
        )
        for one, spans in joined.items()
    )


def _spots(pack: Pack) -> Iterator[_Spot]:
    for name, calendar in pack.calendars.items():
        areas = calendar.get("areas")
        yield from _told({"election": name, **({"area": areas[0]} if areas else {})}, pack)
    for name in pack.rules["undated"].keys() - pack.calendars.keys():
        for determined in (False, True):
            yield from _told({"election": name, "candidate_determined": determined}, pack)


def _told(given: Mapping[str, Any], pack: Pack) -> Iterator[_Spot]:
    """The spots that some facts lead to; on the day of determination with its hours."""
    found: dict[tuple[Any, ...], _Spot] = {}
    days = {day for day, _ in _take(found, given, pack)}
    for day in sorted(days):
        for hour in HOURS:
            hours = {"act_time": hour, "determination_time": NOON}
            _take(found, {**given, **hours}, pack, day)
    yield from found.values()


def _take(
    found: dict[tuple[Any, ...], _Spot],
    given: Mapping[str, Any],
    pack: Pack,
    day: date | None = None,
) -> set[tuple[date, str]]:
    """Gather the spots for everyone who may be favoured; return the days that need the hours."""
    open_days: set[tuple[date, str]] = set()
    for told in pack.facts["beneficiary"].values:
        facts = {**given, "beneficiary": told, **({"act_date": day.isoformat()} if day else {})}
        for rows, span in _cells(contexts(possible_values(facts, pack), facts, pack)):
            if day is None and rows[0].pivot == PIVOT_DAY:
                open_days.add((rows[0].act_date, rows[0].office))
                continue
            _keep(found, rows, (day, day) if day else span, told, given)
    return open_days


def _cells(rows: Sequence[Context]) -> Iterator[tuple[list[Context], Span]]:
    """The contexts of each office and day, with the days up to the next cell of that office."""
    ordered = sorted(rows, key=lambda row: (row.office, row.act_date))
    cells = [list(same) for _, same in groupby(ordered, lambda row: (row.office, row.act_date))]
    for here, after in zip(cells, [*cells[1:], None], strict=True):
        next_day = after[0].act_date if after and after[0].office == here[0].office else None
        last = next_day - timedelta(1) if next_day else LAST
        yield here, (here[0].act_date, last)


def _keep(
    found: dict[tuple[Any, ...], _Spot],
    rows: Sequence[Context],
    span: Span,
    told: str,
    given: Mapping[str, Any],
) -> None:
    """Add the contexts of one cell; who is favoured is kept with the value that names it best."""
    certain = len({(_values(row), row.beneficiary) for row in rows}) == 1
    for row in rows:
        key = (_values(row), span, given.get("act_time"), given.get("candidate_determined"))
        spot = found.get(key)
        if spot is None:
            facts = {**given, "office": row.office}
            spot = _Spot(_values(row), facts, span, certain, row.dated, {}, {})
            found[key] = spot
        spot.regimes[row.regime] = None
        if row.beneficiary == told or row.beneficiary not in spot.favoured:
            spot.favoured[row.beneficiary] = told


def _values(row: Context) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in PLACED)

"""What tells circumstances apart: the columns that the derived facts turn on, as few classes.

Days become stretches that neither a calendar nor a norm tells apart, areas become groups of one
calendar, hours become "before" and "after". What is left is worked out once for each combination
(`stands`).
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any, NamedTuple

import numpy as np

from jaganetral.law.bulk.columns import Codes, Column, Frame, narrow
from jaganetral.law.elections import calendar_of, cuts, wave_of
from jaganetral.law.engine.context import about_a_party, pack_marks
from jaganetral.law.engine.tables import tables_of
from jaganetral.law.facts import MEMBERSHIP, blank
from jaganetral.law.model import Pack

DAY = timedelta(1)
TURNS = (0, 1, 2)  # see _turns_on_area


class When(NamedTuple):
    """An election and a stretch of days: its first day stands for it; None is unknown."""

    election: Any
    day: date | None
    fixing: bool  # whether the hour may count
    early: bool  # whether the older law on discipline may count


def _nothing(rows: int) -> Column:
    return Column(np.zeros(rows, np.uint8), (None,))


def _column(frame: Frame, name: str) -> Column:
    return frame.columns.get(name) or _nothing(frame.rows)


def marks_of(election: str | None, pack: Pack) -> list[date]:
    """The days on which something may change for an election, or for any where it is open."""
    marks = {*pack_marks(pack), *tables_of(pack).days}
    names = [election] if election is not None else [*pack.calendars, *pack.rules["undated"]]
    for name in names:
        calendar = pack.calendars.get(name)
        for office in calendar["determination"] if calendar else ():
            marks |= set(cuts(calendar, office, pack)) if calendar else set()
        for wave in pack.rules["undated"].get(name, {}).get("waves", ()):
            voting = wave["day"]
            after = timedelta(pack.rules["pasca_days"]["days"])
            marks |= {voting, voting + DAY, voting + after + DAY}
    return sorted(marks - {date.min})


def _fixing_days(election: str | None, pack: Pack) -> set[date]:
    calendars = [
        row for name, row in pack.calendars.items() if election is None or name == election
    ]
    return {one["day"] for row in calendars for one in row["determination"].values()}


def whens(frame: Frame, pack: Pack) -> tuple[Codes, list[When]]:
    """Election and day of every case, as classes."""
    election, day = _column(frame, "election"), _day(frame)
    change = pack.rules["regime_change"]["day"]
    ordinals = np.array([0 if one is None else one.toordinal() for one in day.values])
    table = np.zeros((len(election.values), len(day.values)), np.uint32)
    found: list[When] = []
    for row, name in enumerate(election.values):
        marks, fixing = marks_of(name, pack), _fixing_days(name, pack)
        cells = np.searchsorted([mark.toordinal() for mark in marks], ordinals, side="right")
        seen, table[row] = np.unique(np.where(ordinals == 0, -1, cells), return_inverse=True)
        table[row] += len(found)
        for cell in seen.tolist():
            if cell < 0:
                found.append(When(name, None, True, True))
                continue
            first = marks[cell - 1] if cell else marks[0] - DAY
            found.append(When(name, first, first in fixing, first < change))
    flat = table.ravel().astype(narrow(len(found)))
    key = election.codes.astype(np.uint32) * np.uint32(len(day.values)) + day.codes
    return flat[key], found


def _day(frame: Frame) -> Column:
    """The day of the act; where it is missing, what `facts.possible_values` puts in its place."""
    codes, values = _column(frame, "act_date").codes, list(_column(frame, "act_date").values)
    proved = _column(frame, "proved_date")
    others = [_column(frame, "member_since")]
    if len(proved.values) > 1:
        others.append(Column(proved.codes * _membership(frame), proved.values))
    for other in others:
        if len(other.values) > 1:
            moved = other.codes.astype(np.uint32) + np.uint32(len(values))
            instead = (codes == 0) & (other.codes != 0)
            codes = np.where(instead, moved, codes.astype(np.uint32))
            values += other.values
    return Column(codes, tuple(_as_day(one) for one in values))


def _membership(frame: Frame) -> Codes:
    """Whether nothing happened but party membership; 1 or 0."""
    column = _column(frame, "conduct")
    found = np.array([frozenset(one or ()) == MEMBERSHIP for one in column.values], np.uint8)
    return found[column.codes]


def _as_day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def areas(
    frame: Frame, pack: Pack, when: Codes, found: Sequence[When]
) -> tuple[Codes, list[str | None]]:
    """The areas as groups that the calendars of a case do not tell apart, each with one of them."""
    column = _column(frame, "area")
    kinds = np.array([_turns_on_area(one.election, pack) for one in found], np.uint8)
    kept: dict[str | None, int] = {None: 0}
    table = np.zeros((len(TURNS), len(column.values)), np.uint16)
    for kind in range(1, len(TURNS)):
        alike: dict[Any, str] = {}
        for place, area in enumerate(column.values):
            if area is not None:
                one = alike.setdefault(_area_sign(area, kind, pack), area)
                table[kind, place] = kept.setdefault(one, len(kept))
    key = kinds[when].astype(np.uint32) * np.uint32(len(column.values)) + column.codes
    return table.ravel()[key], list(kept)


def _turns_on_area(election: str | None, pack: Pack) -> int:
    """What an area may decide: nothing, which calendars count (1), or the voting day too (2)."""
    if election is None:
        return 1
    if pack.rules["undated"].get(election, {}).get("waves"):
        return 2
    return int(bool(pack.calendars.get(election, {}).get("areas")))


def _area_sign(area: str, kind: int, pack: Pack) -> Any:
    own = tuple(calendar_of(pack, name, area) is not None for name in pack.calendars)
    waves = pack.rules["undated"] if kind == TURNS[-1] else ()
    return own, tuple(wave_of(pack, name, area) for name in waves)


def hours(frame: Frame, pack: Pack) -> tuple[Codes, list[tuple[str | None, str | None]]]:
    """The hours of the act and of the determination as pairs that stand for all alike."""
    act, fixed = _column(frame, "act_time"), _column(frame, "determination_time")
    known = sorted(
        {
            row["at"]
            for calendar in pack.calendars.values()
            for row in calendar["determination"].values()
            if row.get("at") is not None
        }
    )
    found: dict[tuple[str | None, str | None], int] = {(None, None): 0}
    stands: dict[Any, tuple[str | None, str | None]] = {}
    table = np.zeros((len(act.values), len(fixed.values)), np.uint8)
    for row, at in enumerate(act.values):
        for place, by in enumerate(fixed.values):
            if at is None:
                continue
            # said hours are compared with each other, others with those of the calendars
            sign = at >= by if by is not None else bisect_right(known, time.fromisoformat(at))
            pair = stands.setdefault((by is None, sign), (at, by))
            table[row, place] = found.setdefault(pair, len(found))
    key = act.codes.astype(np.uint32) * np.uint32(len(fixed.values)) + fixed.codes
    return table.ravel()[key], list(found)


def regime_classes(frame: Frame, pack: Pack) -> tuple[Codes, list[Mapping[str, date]]]:
    """What the days of examination and punishment say about the law on discipline."""
    change: date = pack.rules["regime_change"]["day"]
    kinds: list[Mapping[str, date]] = [
        {},
        {"punished_date": change - DAY},
        {"punished_date": change},
        {"examination_date": change},
    ]
    punished, examined = _column(frame, "punished_date"), _column(frame, "examination_date")
    late = [_as_day(one) for one in punished.values]
    first = np.array([0 if d is None else 1 if d < change else 2 for d in late], np.uint8)
    seen = [_as_day(one) for one in examined.values]
    then = np.array([0 if d is None or d < change else 3 for d in seen], np.uint8)
    said = first[punished.codes]
    return np.where(said == 0, then[examined.codes], said), kinds


def parties(frame: Frame, pack: Pack) -> Codes:
    """Whether all that happened is about a party; 1 or 0."""
    column = _column(frame, "conduct")
    rows = [
        (tuple(blank(pack)["conduct"])) if v is None else (frozenset(v),) for v in column.values
    ]
    found = np.array([bool(r) and about_a_party({"conduct": r}, pack) for r in rows], np.uint8)
    return found[column.codes]

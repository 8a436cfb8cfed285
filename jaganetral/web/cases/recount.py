"""Running limits counted again under other rules: which would end on another day, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from jaganetral.flow import case_table
from jaganetral.law.model import Pack
from jaganetral.web.cases import legal
from jaganetral.web.cases.limits import is_window
from jaganetral.web.cases.models import Deadline
from jaganetral.workdays import Unit, due


@dataclass(frozen=True, slots=True)
class Moved:
    """A running limit that ends on another day: the new day, its length, and how it was counted."""

    row: Deadline
    before: date
    after: date
    days: int
    derivation: str
    other_reading: dict[str, Any] | None


def running(today: date) -> list[Deadline]:
    """Every limit of the office that may still move: not met, not cancelled, no window that ended.

    A limit that somebody is late for still runs.
    """
    rows = Deadline.objects.filter(met_on=None, cancelled=False).select_related("case__holder")
    return [
        row for row in rows.order_by("due", "pk") if row.due >= today or not is_window(row.step)
    ]


def moved(rows: Iterable[Deadline], old: Pack, new: Pack) -> Iterator[Moved]:
    """Those limits whose last day differs under the new rules, counted from their own first day."""
    for row in rows:
        days = _length(row, old, new)
        counted = due(row.start, days, _unit(row.unit), new.book)
        other = _other(row, days, new)
        if counted.due != row.due:
            said = " ".join([counted.sentence, *counted.warnings])
            yield Moved(row, row.due, counted.due, days, said, other)


def _length(row: Deadline, old: Pack, new: Pack) -> int:
    """The length of a limit: of one that the law pack sets, what the new pack says."""
    step = case_table().steps.get(row.step)
    if step is None or step.days is not None:
        return row.days
    before, after = legal.law_limit(row.step, old), legal.law_limit(row.step, new)
    told = before is not None and after is not None and before.days == row.days
    return after.days if told and after is not None else row.days


def _other(row: Deadline, days: int, new: Pack) -> dict[str, Any] | None:
    if not row.other_reading:
        return None
    found = due(row.start, days, _unit(row.other_reading["unit"]), new.book)
    return {"unit": found.unit, "due": found.due.isoformat(), "derivation": found.sentence}


def _unit(name: str) -> Unit:
    return "hari" if name == "hari" else "hari_kerja"

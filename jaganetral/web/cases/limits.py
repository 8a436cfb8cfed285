"""Limits as officers read them: days left in words, and what did not count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jaganetral.flow import case_table
from jaganetral.web.cases.models import Case, Deadline
from jaganetral.web.rules.days import due, left
from jaganetral.workdays import Skipped, Unit

SATURDAY = 5
SOON = 3


def days_left(today: date, last: date, unit: str) -> str:
    """ "3 hari kerja lagi", "hari ini", "lewat 5 hari kerja"; in the language of the page."""
    if today == last:
        return _("hari ini")
    calendar = abs((last - today).days)
    working = abs(left(today, last)) if unit == "hari_kerja" else 0
    if working:
        if today > last:
            words = ngettext("lewat %(n)d hari kerja", "lewat %(n)d hari kerja", working)
        else:
            words = ngettext("%(n)d hari kerja lagi", "%(n)d hari kerja lagi", working)
        return words % {"n": working}
    if today > last:
        return ngettext("lewat %(n)d hari", "lewat %(n)d hari", calendar) % {"n": calendar}
    return ngettext("%(n)d hari lagi", "%(n)d hari lagi", calendar) % {"n": calendar}


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of a case for the screen. `tone` is a class of badge, `words` the days left."""

    row: Deadline
    words: str
    tone: str
    days_off: tuple[Skipped, ...]
    weekend_days: int
    other_due: date | None
    has_ended: bool = False

    @property
    def is_running(self) -> bool:
        """Neither fulfilled nor cancelled, nor time for a right that is over."""
        return self.row.met_on is None and not self.row.cancelled and not self.has_ended


def limit_for(row: Deadline, today: date) -> Limit:
    """A stored limit with its days counted again for the screen."""
    unit: Unit = "hari" if row.unit == "hari" else "hari_kerja"
    skipped = due(row.start, row.days, unit).skipped
    off = tuple(s for s in skipped if s.day.weekday() < SATURDAY)
    other = row.other_reading["due"] if row.other_reading else None
    words, tone = _state(row, today)
    return Limit(
        row,
        words,
        tone,
        off,
        len(skipped) - len(off),
        date.fromisoformat(other) if other else None,
        is_window(row.step) and today > row.due,
    )


def _state(row: Deadline, today: date) -> tuple[str, str]:
    if row.cancelled:
        return _("dibatalkan"), ""
    if row.met_on is not None:
        return (_("dipenuhi"), "t-h") if row.met_on <= row.due else (_("dipenuhi terlambat"), "t-k")
    words = days_left(today, row.due, row.unit)
    if is_window(row.step):  # a right of somebody's: it ends, nobody is late
        return (_("berakhir"), "") if today > row.due else (words, "t-b")
    if today > row.due:
        return words, "t-m"
    return words, "t-k" if left(today, row.due) <= SOON else "t-b"


def is_window(step: str) -> bool:
    """Whether a step is time for somebody's right."""
    known = case_table().steps.get(step)
    return known is not None and known.window


def limits_of(case: Case, today: date) -> list[Limit]:
    """All limits of a case: the running ones first, by day."""
    rows = sorted(
        case.deadlines.prefetch_related("changes"),
        key=lambda d: (d.met_on is not None or d.cancelled, d.due, d.pk),
    )
    return [limit_for(row, today) for row in rows]


def overdue(case: Case, today: date, steps: Iterable[str]) -> list[Deadline]:
    """The running limits of these steps that have passed."""
    rows = case.deadlines.filter(step__in=list(steps), met_on=None, cancelled=False, due__lt=today)
    return list(rows)

"""Coverage of prevention against later cases: offices above and below the median, with intervals.

A comparison, not a cause: who attends more may also report more. Later cases are counted by the
stage of the election in which the act happened, from the end of an office's first session on.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.db.models import Min

from jaganetral.law.elections import stage_on
from jaganetral.law.model import Pack
from jaganetral.web.cases.models import Case
from jaganetral.web.prevention.models import Room
from jaganetral.web.statistics.hiding import Cell, hide_small
from jaganetral.web.statistics.offices import Told, cases_of
from jaganetral.web.statistics.shrink import Estimate, plain, ratio

UNKNOWN = "tidak_diketahui"


@dataclass(frozen=True, slots=True)
class Group:
    """Offices on one side of the median: how many, their staff, later cases, and the rate.

    `cases` and `rate` are hidden where fewer than five cases were counted.
    """

    offices: int
    staff: int
    cases: Cell
    rate: Estimate | None
    stages: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Measured:
    """Both groups; `times` is the rate of the lower-covered over the higher, where both show."""

    high: Group
    low: Group
    middle: int
    times: Estimate | None
    stages: list[str]


def measure(offices: Iterable[Told], now: datetime, pack: Pack) -> Measured | None:
    """The comparison over offices with staff and with sessions; None where fewer than two."""
    known = [one for one in offices if one.expected and one.office.head_count]
    if len(known) < 2:
        return None
    share = {one.office.pk: one.present * 100 // one.expected for one in known}
    middle = median(share.values())
    later = _later([one.office.pk for one in known], now, pack)
    sides = [
        [one for one in known if (share[one.office.pk] >= middle) is upper]
        for upper in (True, False)
    ]
    counts = [Counter(s for pk, s in later if pk in _keys(side)) for side in sides]
    stages = sorted(set(counts[0]) | set(counts[1]))
    high, low = (_group(s, c, stages) for s, c in zip(sides, counts, strict=True))
    both = high.cases.count and low.cases.count
    times = ratio(low.cases.count or 0, low.staff, high.cases.count or 0, high.staff)\
        if both else None  # fmt: skip
    return Measured(high, low, int(middle), times, stages)


def _keys(side: list[Told]) -> set[int]:
    return {one.office.pk for one in side}


def _group(side: list[Told], counts: Counter[str], stages: list[str]) -> Group:
    staff, total = sum(one.office.head_count for one in side), counts.total()
    cases = hide_small({"": total}, zeros=True)[""]
    rate = plain(total, staff) if cases.count is not None and staff else None
    shown = hide_small({stage: counts[stage] for stage in stages}, zeros=True)
    return Group(len(side), staff, cases, rate, shown)


def _later(offices: list[int], now: datetime, pack: Pack) -> list[tuple[int, str]]:
    """(office, stage) of every case opened after the office's first session had ended."""
    ended = Room.objects.filter(agency__in=offices, session__ends__lt=now)
    first = dict(ended.values_list("agency").annotate(first=Min("session__ends")).order_by())
    return [
        (pk, _stage(case, pack))
        for pk, case in cases_of(Case.objects.all())
        if pk in first and case.opened_on > first[pk].date()
    ]


def _stage(case: Case, pack: Pack) -> str:
    day: date | None = case.act_from
    if day is None or not case.election or not case.office:
        return UNKNOWN
    found = stage_on(day, case.election, case.office, case.area or None, pack=pack)
    return found.id if found is not None else UNKNOWN

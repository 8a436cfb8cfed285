"""People found by the post they held on an earlier day, beside those found by that of today."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import date_format

from jaganetral.names.reasons import Reason
from jaganetral.names.search.candidate import Candidate, Strength
from jaganetral.web.roster.models import Employee
from jaganetral.web.roster.queries import current_loads
from jaganetral.web.roster.standing import rows_by_nip

_DATED = ("position", "unit")
_STRENGTHS = (Strength.LEMAH, Strength.MUNGKIN, Strength.KUAT)
_AGREES = ("same", "part", "near", "family")


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with the row of the roster it stands for."""

    employee: Employee
    candidate: Candidate


def with_earlier(area: str, day: date, now: Sequence[Found], then: Sequence[Found]) -> list[Found]:
    """Both together, best first: `then` are those whom the rosters of an earlier day gave.

    Somebody whose post is still the same is told by `now` alone. Who had another one then counts
    with what speaks more for them; a post of today contradicts nothing that is said of that day,
    and proves nothing of it either.
    """
    today = rows_by_nip(_nips(then), list(current_loads(area)))
    that_day = rows_by_nip(_nips(now), list(current_loads(area, on=day)))
    found = {}
    for one in now:
        row = that_day.get(one.employee.nip, one.employee)
        same = _place(row) == _place(one.employee)
        found[_key(one.employee)] = one if same else _doubted(one, row)
    for one in then:
        known = today.get(one.employee.nip)
        if known is not None and _place(known) == _place(one.employee):
            continue
        row = known or one.employee
        told = Found(row, _dated(one.candidate, one.employee.load.as_of))
        before = found.get(_key(row))
        if before is None or _weight(before) <= _weight(told):
            found[_key(row)] = told
    return sorted(found.values(), key=_weight, reverse=True)


def _weight(one: Found) -> tuple[int, bool, float]:
    told = one.candidate
    doubted = any(reason.code == "position_then" for reason in told.against)
    return _STRENGTHS.index(told.strength), not doubted, told.score


def _nips(found: Sequence[Found]) -> list[str]:
    return [one.employee.nip for one in found if one.employee.nip]


def _doubted(one: Found, row: Employee) -> Found:
    """Somebody found by the post of today, which was another one that day."""
    told = one.candidate
    by_post = any(reason.code.partition("_")[0] in _DATED for reason in told.for_)
    if not by_post:
        return one
    said = {"said": _day(row.load.as_of), "value": row.position or row.unit}
    against = (*told.against, Reason("position_then", said))
    return replace(one, candidate=replace(told, strength=Strength.LEMAH, against=against))


def _key(row: Employee) -> str:
    return row.nip or f"{row.body_id} {row.folded} {row.unit}"


def _place(row: Employee) -> tuple[str, ...]:
    return (row.position, row.unit, row.agency, row.regency)


def _dated(one: Candidate, day: date) -> Candidate:
    """The reasons say of which day a post or unit is."""
    return replace(one, for_=tuple(_of_day(reason, _day(day)) for reason in one.for_))


def _day(day: date) -> str:
    return date_format(day, "j M Y")


def _of_day(reason: Reason, said: str) -> Reason:
    column, _, level = reason.code.partition("_")
    if column in _DATED and level in _AGREES:
        return Reason(f"{column}_then", {**reason.values, "said": said})
    return reason

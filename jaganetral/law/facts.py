"""What is known: each fact as the values still possible. Checked here, once, for every caller."""

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from typing import Any

from jaganetral.law.elections import cuts
from jaganetral.law.model import FactError, FactSpec, Pack

Possible = dict[str, tuple[Any, ...]]
FIRST, LAST = date(2010, 1, 1), date(2035, 12, 31)


def possible_values(facts: Mapping[str, Any], pack: Pack) -> Possible:
    """The values each fact may still have. Raises FactError naming the field and the remedy."""
    if unknown := facts.keys() - pack.facts.keys():
        name = sorted(unknown)[0]
        raise FactError(f"Fakta {name!r} tidak dikenal. Lihat daftarnya dengan: assess --schema.")
    given = {name: value for name, value in facts.items() if value is not None}
    known: Possible = {}
    for name, spec in pack.facts.items():
        if spec.kind in ("text", "prior", "list"):
            continue
        known[name] = _values(spec, given.get(name))
    _imply(known, given, pack)
    _days(known, given, pack)
    return known


def _values(spec: FactSpec, value: Any) -> tuple[Any, ...]:
    if isinstance(value, Mapping) and "one_of" in value:
        found: list[Any] = []
        for one in value["one_of"]:
            found.extend(v for v in _values(spec, one) if v not in found)
        return tuple(found)
    reader = {
        "enum": _enum,
        "bool": _bool,
        "day": _day,
        "time": _time,
        "conduct": _conduct,
    }[spec.kind]
    return reader(spec, value)


def _enum(spec: FactSpec, value: Any) -> tuple[Any, ...]:
    if value is None:
        return spec.values
    if value not in spec.values:
        raise FactError(
            f"Fakta {spec.name}: nilai {value!r} tidak dikenal. Pilih: {', '.join(spec.values)}."
        )
    return (value,)


def _bool(spec: FactSpec, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (True, False)
    if not isinstance(value, bool):
        raise FactError(f"Fakta {spec.name}: {value!r} bukan true, false, atau null.")
    return (value,)


def _day(spec: FactSpec, value: Any) -> tuple[Any, ...]:
    """A day as one value; a span as its two ends, to be cut later; unknown as the widest span."""
    if value is None:
        return ((FIRST, LAST),)
    if isinstance(value, Mapping):
        if value.keys() != {"from", "to"}:
            raise FactError(f"Fakta {spec.name}: rentang memerlukan 'from' dan 'to'.")
        first, last = (read_day(spec.name, value[end]) for end in ("from", "to"))
        if first > last:
            raise FactError(f"Fakta {spec.name}: 'from' sesudah 'to'.")
        return ((first, last),)
    day = read_day(spec.name, value)
    return ((day, day),)


def read_day(name: str, value: Any) -> date:
    """A day from "2024-01-23". Raises FactError."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise FactError(
            f"Fakta {name}: {value!r} bukan tanggal. Tulis seperti 2024-01-23."
        ) from None


def _time(spec: FactSpec, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (None,)
    try:
        return (time.fromisoformat(value),)
    except (TypeError, ValueError):
        raise FactError(f"Fakta {spec.name}: {value!r} bukan jam. Tulis seperti 14:05.") from None


def _conduct(spec: FactSpec, value: Any) -> tuple[Any, ...]:
    """Sets of codes that may have happened: the given one, or any single code."""
    if value is None:
        return tuple(frozenset([code]) for code in spec.values)
    codes = [value] if isinstance(value, str) else list(value)
    for code in codes:
        _enum(spec, code)
    return (frozenset(codes),)


def _imply(known: Possible, given: Mapping[str, Any], pack: Pack) -> None:
    """A conduct that surely happened gives its fact a value, unless something else was said."""
    sure = frozenset.intersection(*known["conduct"])
    for name, spec in pack.facts.items():
        if name in given:
            continue
        for code, value in spec.implied_by.items():
            if code in sure:
                known[name] = (value,)
    if "tim_sukses" in sure and "campaign_role" not in given:
        known["campaign_role"] = tuple(v for v in known["campaign_role"] if v != "tidak_ada")


def _days(known: Possible, given: Mapping[str, Any], pack: Pack) -> None:
    """Cut spans of days where calendars, instruments or rules tell them apart."""
    if "act_date" not in given and "member_since" in given:
        known["act_date"] = known["member_since"]
    marks = _marks(known, pack)
    for name, spec in pack.facts.items():
        if spec.kind == "day":
            spans = [cell for first, last in known[name] for cell in _cells(first, last, marks)]
            known[name] = tuple(dict.fromkeys(spans))


def _marks(known: Possible, pack: Pack) -> list[date]:
    marks = {pack.rules["regime_change"]["day"]}
    for election in known["election"]:
        if election in pack.calendars:
            for office in known["office"]:
                marks.update(cuts(pack.calendars[election], office))
    for row in pack.instruments.values():
        marks.update(day for day in (row.get("from"),) if day)
        marks.update(day + timedelta(1) for day in (row.get("until"),) if day)
    return sorted(marks)


def _cells(first: date, last: date, marks: Iterable[date]) -> list[date]:
    """One day for each stretch that nothing in the pack tells apart."""
    return [first, *(mark for mark in marks if first < mark <= last)]

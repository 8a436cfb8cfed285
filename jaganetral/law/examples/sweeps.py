"""Examples and sweeps of a norm, and the cases they stand for, each with what must come out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from jaganetral.law.elections import cuts
from jaganetral.law.facts import FIRST, LAST
from jaganetral.law.model import FactSpec, Pack, State

Span = tuple[date, date]
DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Example:
    """A case for one norm: its title, facts as `assess` takes them, and the state of the norm.

    `says` holds what else is expected of the norm there: category, level, sanctions (each as a
    list), routes, panel, general. `line` is where it stands in its file.
    """

    title: str
    facts: Mapping[str, Any]
    state: State
    says: Mapping[str, Any]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Sweep:
    """One fact of an example through all its values: those for which the norm holds, or is open.

    For every other value the norm fails. Days are spans (first, last). `levels` names the levels
    for some values. `beside`: each code joins those of the example instead of replacing them.
    """

    base: str
    fact: str
    holds: tuple[Any, ...]
    unknown: tuple[Any, ...]
    levels: Mapping[Any, tuple[str, ...]]
    line: int = 0
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples and sweeps of one norm."""

    norm: str
    cases: tuple[Example, ...]
    sweeps: tuple[Sweep, ...]
    file: str = ""


def cases_of(examples: Examples, pack: Pack) -> Iterator[Example]:
    """Every case: the examples as they are, and one for each value of each sweep."""
    yield from examples.cases
    bases = {one.title: one for one in examples.cases}
    for sweep in examples.sweeps:
        yield from swept(bases[sweep.base], sweep, pack)


def swept(base: Example, sweep: Sweep, pack: Pack) -> Iterator[Example]:
    """The cases of a sweep over one base."""
    spec = pack.facts[sweep.fact]
    label = f"{base.title} [{sweep.fact}: {'+' if sweep.beside else ''}"
    kept = base.facts.get(sweep.fact, []) if sweep.beside else []
    values = days_tried(base, sweep, pack) if spec.kind == "day" else values_of(spec)
    for value in values:
        levels = sweep.levels.get(value.isoformat() if isinstance(value, date) else value)
        yield replace(
            base,
            title=f"{label}{value}]",
            facts={**base.facts, sweep.fact: written(spec, value, kept)},
            state=_wanted(sweep, value),
            says={} if levels is None else {"level": list(levels)},
            line=sweep.line,
        )


def values_of(spec: FactSpec) -> tuple[Any, ...]:
    """The values a sweep goes through: all of them, codes one at a time."""
    return (True, False) if spec.kind == "bool" else spec.values


def written(spec: FactSpec, value: Any, kept: Sequence[Any] = ()) -> Any:
    """A value as `assess` takes it; a code beside those kept."""
    if isinstance(value, date):
        return value.isoformat()
    return list(dict.fromkeys([*kept, value])) if spec.kind in ("conduct", "list") else value


def _wanted(sweep: Sweep, value: Any) -> State:
    for state, rows in ((State.HOLDS, sweep.holds), (State.UNKNOWN, sweep.unknown)):
        if any(_among(value, row) for row in rows):
            return state
    return State.FAILS


def _among(value: Any, row: Any) -> bool:
    if isinstance(value, date):
        first, last = row
        return bool(first <= value <= last)
    return bool(value == row and type(value) is type(row))


def days_tried(base: Example, sweep: Sweep, pack: Pack) -> list[date]:
    """The first and last day of every stretch that a sweep or the calendar tells apart."""
    starts = {FIRST}
    for first, last in (*sweep.holds, *sweep.unknown):
        starts |= {first, last + DAY if last < LAST else LAST}
    starts |= set(_cuts(base.facts, pack))
    days = {LAST, *starts, *(day - DAY for day in starts)}
    return sorted(day for day in days if FIRST <= day <= LAST)


def _cuts(facts: Mapping[str, Any], pack: Pack) -> Iterator[date]:
    """The days on which the calendar of the case changes its stage."""
    calendar = pack.calendars.get(str(facts.get("election")))
    for office in calendar["determination"] if calendar else ():
        if facts.get("office") in (office, None):
            yield from cuts(calendar or {}, office, pack)

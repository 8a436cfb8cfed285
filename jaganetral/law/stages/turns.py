"""What changes for somebody as an election goes on: worked out from the norms, never written down.

A turn is a stretch of days of one stage. For each turn every conduct is judged with nothing else
known: the heaviest level of each track is what somebody risks, at most, who does it then.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from jaganetral.law.assess import judge
from jaganetral.law.elections import calendar_of, cuts, ends_on, stage_on
from jaganetral.law.engine.context import pack_marks
from jaganetral.law.model import LADDERS, Category, Level, Pack, State

DAY = timedelta(1)
# a candidate, as the calendar tells it; or a party
FAVOURED: tuple[Mapping[str, Any], ...] = ({}, {"beneficiary": "partai"})
UNDATED = (("sebelum_penetapan", False), ("calon", True))
Risk = tuple[tuple[str, str], ...]  # (track, heaviest level), in the order of the tracks


@dataclass(frozen=True, slots=True)
class Turn:
    """Days `first` to `last` (None where no calendar tells), their stage, and what they risk.

    `stage` is open ("") on the day of determination, when the hour decides. `norms` can be broken
    in these days; `begins` and `ends` are those that the turn before did not have, or had.
    `before` holds the risks of the turn before; before the first one nothing was risked.
    """

    first: date | None
    last: date | None
    stage: str
    risks: Mapping[str, Risk]
    norms: tuple[str, ...]
    before: Mapping[str, Risk] = field(default_factory=dict)
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    @property
    def changed(self) -> list[str]:
        """Conducts in the order of the pack."""
        return [code for code, risk in self.risks.items() if self.before.get(code, ()) != risk]


@lru_cache(maxsize=256)
def turns(
    election: str, office: str, status: str, pack: Pack, area: str | None = None
) -> tuple[Turn, ...]:
    """The turns of an election for an office, from the first binding day to the last.

    Without a calendar there are two without days: before candidates are determined, and after.
    """
    calendar = calendar_of(pack, election, area)
    facts: dict[str, Any] = {"election": election, "office": office, "status": status}
    if calendar is None or office not in calendar["determination"]:
        year = election.rpartition("-")[2]  # its own year: a day open altogether takes old law in
        facts["act_date"] = {"from": f"{year}-01-01", "to": f"{year}-12-31"}
        sides = [_turn({**facts, "candidate_determined": d}, s, pack) for s, d in UNDATED]
        return tuple(_chained(sides))
    end = ends_on(calendar, pack)
    starts = sorted(set(cuts(calendar, office, pack)))
    starts = sorted({*starts, *(mark for mark in pack_marks(pack) if starts[0] < mark <= end)})
    found = []
    for first, after in zip(starts, [*starts[1:], end + DAY], strict=True):
        if first > end:
            break
        stage = stage_on(first, election, office, area, pack=pack)
        name = stage.id if stage is not None and stage.determined is not None else ""
        dated = facts | {"act_date": first.isoformat()}
        found.append(_turn(dated, name, pack, first, after - DAY))
    return tuple(_chained(_joined(found)))


def _turn(
    facts: Mapping[str, Any],
    stage: str,
    pack: Pack,
    first: date | None = None,
    last: date | None = None,
) -> Turn:
    codes = pack.facts["conduct"].values
    risks = {code: _risk({**facts, "conduct": [code]}, pack) for code in codes}
    return Turn(first, last, stage, risks, _possible(facts, pack))


def _risk(facts: Mapping[str, Any], pack: Pack) -> Risk:
    heaviest: dict[Category, Level] = {}
    for favoured in FAVOURED:
        for track in judge({**facts, **favoured}, mode="kleene", pack=pack).tracks():
            ladder = LADDERS[track.category]
            level = Level(track.levels[-1])
            known = heaviest.get(track.category, level)
            heaviest[track.category] = max(level, known, key=ladder.index)
    return tuple((one.value, heaviest[one].value) for one in LADDERS if one in heaviest)


def _possible(facts: Mapping[str, Any], pack: Pack) -> tuple[str, ...]:
    """The norms that can be broken, in the order of the catalogue."""
    met: set[str] = set()
    for favoured in FAVOURED:
        states = judge({**facts, **favoured}, mode="kleene", pack=pack).states
        met |= {name for name, state in states.items() if state is not State.FAILS}
    return tuple(name for name in pack.norms if name in met)


def _joined(found: list[Turn]) -> Iterator[Turn]:
    """Neighbours that nothing tells apart, as one."""
    kept: Turn | None = None
    for turn in found:
        if kept is not None and _same(kept, turn):
            kept = Turn(kept.first, turn.last, kept.stage, kept.risks, kept.norms)
            continue
        if kept is not None:
            yield kept
        kept = turn
    if kept is not None:
        yield kept


def _same(one: Turn, other: Turn) -> bool:
    return (one.stage, one.norms, one.risks) == (other.stage, other.norms, other.risks)


def _chained(found: Iterable[Turn]) -> Iterator[Turn]:
    """Each turn with what the one before had."""
    risks: Mapping[str, Risk] = {}
    norms: tuple[str, ...] = ()
    for turn in found:
        begins = tuple(name for name in turn.norms if name not in norms)
        ends = tuple(name for name in norms if name not in turn.norms)
        yield Turn(turn.first, turn.last, turn.stage, turn.risks, turn.norms, risks, begins, ends)
        risks, norms = turn.risks, turn.norms

"""Where the acts stand: stage, who is favoured, which law, worked out once for all alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from jaganetral.law.bulk import circumstances
from jaganetral.law.bulk.circumstances import When
from jaganetral.law.bulk.columns import Codes, Column, Frame
from jaganetral.law.bulk.plan import Plan
from jaganetral.law.bulk.planes import distinct
from jaganetral.law.context import Place, favoured_ones, narrowed, places, regimes
from jaganetral.law.elections import calendar_of
from jaganetral.law.facts import Possible, blank, possible_values
from jaganetral.law.model import Pack

Mask = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Stands:
    """For each case a class; for each class its masks (certain, possible) of the derived atoms.

    `key` tells cases apart that may stand differently, even where the masks are the same.
    """

    classes: Codes
    masks: list[Mask]
    key: Codes


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the places turn on, but for who is favoured."""

    when: When
    area: Any
    office: Any
    hours: tuple[str | None, str | None]
    pair: bool
    determined: bool | None

    def facts(self) -> dict[str, Any]:
        """As `assess` takes them."""
        told = {
            "election": self.when.election,
            "act_date": self.when.day,
            "area": self.area,
            "office": self.office,
            "act_time": self.hours[0],
            "determination_time": self.hours[1],
            "candidate_determined": self.determined,
            "beneficiary": "pasangan_calon" if self.pair else None,
        }
        return {name: value for name, value in told.items() if value is not None}


class _Key:
    """A number for each combination of several classes, and the way back."""

    def __init__(self, parts: Sequence[tuple[Codes, int]]) -> None:
        self.sizes = [size for _, size in parts]
        key: Any = np.zeros(len(parts[0][0]), np.int64)
        for codes, size in parts:
            if size > 1:
                key = key * size + codes
        self.size = int(np.prod(self.sizes))
        self.seen, self.rows = distinct(key, self.size)

    def parts(self) -> list[list[int]]:
        """The classes of every combination that occurs."""
        found = []
        for one in self.seen.tolist():
            row = []
            for size in reversed(self.sizes):
                one, place = divmod(one, size)
                row.append(place)
            found.append(row[::-1])
        return found


def stands_of(frame: Frame, plan: Plan) -> Stands:
    """Where every case of a frame stands."""
    pack = plan.pack
    when, whens = circumstances.whens(frame, pack)
    area, areas = circumstances.areas(frame, pack)
    hour, hours = circumstances.hours(frame, pack)
    office, said = _column(frame, "office"), _column(frame, "candidate_determined")
    favoured = _column(frame, "beneficiary")
    pairs = np.array([one == "pasangan_calon" for one in favoured.values])[favoured.codes]
    fixing = np.array([one.fixing for one in whens], np.uint8)[when]
    first = _Key(
        [
            (when, len(whens)),
            (area, len(areas)),
            (office.codes, len(office.values)),
            (hour * fixing, len(hours)),
            ((pairs & (office.codes == 0)).astype(np.uint8), 2 if pairs.any() else 1),
            (said.codes, len(said.values)),
        ]
    )
    grounds: dict[Any, int] = {}
    moved = np.array(
        [
            grounds.setdefault(
                _place_class(
                    _Ground(
                        whens[w], areas[a], office.values[o], hours[h], bool(p), said.values[s]
                    ),
                    plan,
                ),
                len(grounds),
            )
            for w, a, o, h, p, s in first.parts()
        ],
        np.uint32,
    )
    return _favoured(frame, plan, moved[first.rows], list(grounds), whens, when)


def _favoured(
    frame: Frame,
    plan: Plan,
    ground: Codes,
    grounds: Sequence[Any],
    whens: Sequence[When],
    when: Codes,
) -> Stands:
    pack = plan.pack
    favoured = _column(frame, "beneficiary")
    party = circumstances.parties(frame, pack) * (favoured.codes == 0)
    law, laws = circumstances.regime_classes(frame, pack)
    early = np.array([one.early for one in whens], np.uint8)[when]
    second = _Key(
        [
            (ground, len(grounds)),
            (favoured.codes, len(favoured.values)),
            (party, 2),
            (law * early, len(laws)),
        ]
    )
    masks: dict[Mask, int] = {}
    moved = np.array(
        [
            masks.setdefault(
                _masks(grounds[g], favoured.values[b], bool(p), laws[r], plan), len(masks)
            )
            for g, b, p, r in second.parts()
        ],
        np.uint16 if len(second.seen) < 1 << 16 else np.uint32,
    )
    return Stands(moved[second.rows], list(masks), second.rows)


def _column(frame: Frame, name: str) -> Column:
    return frame.columns.get(name) or Column(np.zeros(frame.rows, np.uint8), (None,))


def _place_class(ground: _Ground, plan: Plan) -> tuple[bool, bool, tuple[Place, ...]]:
    """The distinct places: (election open, determination said, places nothing else tells apart)."""
    if ground not in plan.kept:
        plan.kept[ground] = _placed(ground, plan)
    found: tuple[bool, bool, tuple[Place, ...]] = plan.kept[ground]
    return found


def _placed(ground: _Ground, plan: Plan) -> tuple[bool, bool, tuple[Place, ...]]:
    facts, pack = ground.facts(), plan.pack
    known = possible_values(facts, pack)
    open_election = ground.when.election is None
    names = list(pack.calendars) if open_election else [ground.when.election]
    found = [place for name in names for place in _unit(name, ground, known, facts, plan)]
    said = ground.determined is not None
    if said:
        nowhere: Callable[[], list[Place]] = lambda: _unit("", ground, known, facts, plan)  # noqa: E731
        found = list(narrowed(found, known, facts, nowhere))
    return open_election, said, _deduplicated(found, plan)


def _unit(
    name: str, ground: _Ground, known: Possible, facts: dict[str, Any], plan: Plan
) -> list[Place]:
    """The places of one election; the same stretch of its own days is looked up once."""
    day = ground.when.day
    if day is not None and ground.when.election is None:
        marks = _marks(name, plan)
        day = max((mark for mark in marks if mark <= day), default=marks[0] - circumstances.DAY)
    dated = calendar_of(plan.pack, name, ground.area) is not None
    key = (
        name,
        day,
        ground.office,
        ground.area if name in plan.pack.rules["undated"] else None,
        dated,
        ground.hours,
        ground.pair,
        None if dated else ground.determined,
    )
    if key not in plan.kept:
        own = {**known, "act_date": ((day, day),) if day else known["act_date"]}
        if dated:
            own["candidate_determined"] = (True, False)
        plan.kept[key] = list(_deduplicated(list(places([name], own, facts, plan.pack)), plan))
    found: list[Place] = plan.kept[key]
    return found


def _marks(name: str, plan: Plan) -> list[Any]:
    key = ("marks", name)
    if key not in plan.kept:
        plan.kept[key] = circumstances.marks_of(name, plan.pack)
    found: list[Any] = plan.kept[key]
    return found


def _deduplicated(found: Sequence[Place], plan: Plan) -> tuple[Place, ...]:
    """One place of each kind, always the same one: to every norm those of a kind are one."""
    kinds = {_kind(place, plan): place for place in found}
    return tuple(plan.places.setdefault(kind, place) for kind, place in sorted(kinds.items()))


def _kind(place: Place, plan: Plan) -> tuple[Any, ...]:
    pairs = plan.pack.groups["pasangan"]
    change = plan.pack.rules["regime_change"]["day"]
    return (
        _sign(place, plan),
        place.office in pairs,
        place.determined,
        place.dated,
        place.over,
        place.day < change,
    )


def _sign(place: Place, plan: Plan) -> int:
    return (
        plan.sign("election", place.election)
        | plan.sign("office", place.office)
        | plan.sign("act_date", place.day)
        | plan.sign("stage", place.stage)
        | plan.sign("determined", place.determined)
        | plan.sign("pivot", place.pivot)
        | plan.sign("window71", place.window71)
    )


def _masks(ground: Any, favoured: Any, party: bool, law: Any, plan: Plan) -> Mask:
    """What is certain and what is possible of the derived atoms."""
    key = ("masks", ground, favoured, party, tuple(law.items()))
    if key not in plan.kept:
        plan.kept[key] = _worked_out(ground, favoured, party, law, plan)
    found: Mask = plan.kept[key]
    return found


def _worked_out(ground: Any, favoured: Any, party: bool, law: Any, plan: Plan) -> Mask:
    open_election, said, found = ground
    pack = plan.pack
    told = {"beneficiary": favoured} if favoured is not None else {}
    known = {**blank(pack), "conduct": _conduct(party, pack)}
    if told:
        known["beneficiary"] = (favoured,)
    if not said:
        election = {} if open_election else {"election": "?"}
        found = narrowed(found, known, {**told, **election}, list)
    days = {name: ((day, day),) for name, day in law.items()}
    sure, maybe = sum(1 << slot for slot in plan.derived), 0
    for place in found:
        for one in favoured_ones(known, told, place, pack):
            for regime in regimes({**known, **days}, law, place.day, pack):
                sign = _sign(place, plan) | plan.sign("beneficiary", one)
                sign |= plan.sign("regime", regime)
                sure, maybe = sure & sign, maybe | sign
    return sure, maybe


def _conduct(party: bool, pack: Pack) -> tuple[frozenset[str], ...]:
    return (frozenset(pack.rules["party_conduct"]) if party else frozenset(),)

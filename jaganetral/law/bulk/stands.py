"""Where the acts stand: stage, who is favoured, which law, worked out once for all alike."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod
from typing import Any, NamedTuple

import numpy as np

from jaganetral.law.bulk import circumstances
from jaganetral.law.bulk.circumstances import When
from jaganetral.law.bulk.columns import Codes, Column, Frame, narrow
from jaganetral.law.bulk.plan import Plan
from jaganetral.law.bulk.planes import distinct
from jaganetral.law.elections import calendar_of
from jaganetral.law.engine.context import Place, favoured_ones, narrowed, places, regimes
from jaganetral.law.facts import Possible, blank, values_of
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

    def part(self, first: int, last: int) -> "Stands":
        """The same for the cases from one row to before another."""
        return Stands(self.classes[first:last], self.masks, self.key[first:last])


class Places(NamedTuple):
    """Kinds of places by number: whether the election is open, whether determination was said."""

    open_election: bool
    said: bool
    spots: tuple[int, ...]


class _Ground(NamedTuple):
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
        self.size = prod(self.sizes)
        wide = np.uint32 if self.size < 1 << 32 else np.uint64
        key: Any = np.zeros(len(parts[0][0]), wide)
        for codes, size in parts:
            if size > 1:
                key = key * wide(size) + codes.astype(wide)
        self.seen, self.rows = distinct(key, self.size)

    def parts(self) -> Any:
        """The classes of every combination that occurs."""
        left, columns = self.seen, []
        for size in reversed(self.sizes):
            left, place = np.divmod(left, size)
            columns.append(place)
        return np.array(columns[::-1]).T.tolist()


def stands_of(frame: Frame, plan: Plan) -> Stands:
    """Where every case of a frame stands."""
    pack = plan.pack
    when, whens = circumstances.whens(frame, pack)
    area, areas = circumstances.areas(frame, pack, when, whens)
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
    grounds: dict[Places, int] = {}
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
    grounds: Sequence[Places],
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
        np.uint32,
    ).astype(narrow(max(len(masks), 1)))
    return Stands(moved[second.rows], list(masks), second.rows)


def _column(frame: Frame, name: str) -> Column:
    return frame.columns.get(name) or Column(np.zeros(frame.rows, np.uint8), (None,))


def _place_class(ground: _Ground, plan: Plan) -> Places:
    if ground not in plan.kept:
        plan.kept[ground] = _placed(ground, plan)
    found: Places = plan.kept[ground]
    return found


def _placed(ground: _Ground, plan: Plan) -> Places:
    open_election, said = ground.when.election is None, ground.determined is not None
    names = list(plan.pack.calendars) if open_election else [ground.when.election]
    found = {spot for name in names for spot in _unit(name, ground, plan)}
    if said:
        found = _determined(found, ground, plan)
    return Places(open_election, said, tuple(sorted(found)))


def _determined(found: set[int], ground: _Ground, plan: Plan) -> set[int]:
    """Those of the kinds that agree with what was said about determination."""
    by_place = {plan.spots[spot][0]: spot for spot in found}

    def nowhere() -> list[Place]:
        more = {plan.spots[spot][0]: spot for spot in _unit("", ground, plan)}
        by_place.update(more)
        return list(more)

    known: Possible = {"candidate_determined": (ground.determined,)}
    fitting = narrowed(list(by_place), known, {"election": ground.when.election}, nowhere)
    return {by_place[place] for place in fitting}


def _unit(name: str, ground: _Ground, plan: Plan) -> tuple[int, ...]:
    """The kinds of places of one election; a stretch of its own days is looked up once."""
    day = ground.when.day
    if day is not None and ground.when.election is None:
        marks = _marks(name, plan)
        cell = bisect_right(marks, day)
        day = marks[cell - 1] if cell else marks[0] - circumstances.DAY
    dated = calendar_of(plan.pack, name, ground.area) is not None
    key = (
        name,
        day,
        ground.office,
        ground.area if name in plan.pack.rules["undated"] else None,
        dated,
        ground.hours if dated else None,
        ground.pair,
        None if dated else ground.determined,
    )
    if key not in plan.kept:
        facts, known = ground.facts(), dict(blank(plan.pack))
        for fact, value in facts.items():
            known[fact] = values_of(plan.pack.facts[fact], value, plan.pack)
        if day is not None:
            known["act_date"] = ((day, day),)
        if dated:
            known["candidate_determined"] = (True, False)
        found = places([name], known, facts, plan.pack)
        plan.kept[key] = tuple({_spot(place, plan) for place in found})
    spots: tuple[int, ...] = plan.kept[key]
    return spots


def _marks(name: str, plan: Plan) -> list[Any]:
    key = ("marks", name)
    if key not in plan.kept:
        plan.kept[key] = circumstances.marks_of(name, plan.pack)
    found: list[Any] = plan.kept[key]
    return found


def _spot(place: Place, plan: Plan) -> int:
    """The number of a kind of places: to every norm those of one kind are the same."""
    known = plan.seen.get(place)
    if known is not None:
        return known
    sign = _sign(place, plan)
    kind = (
        sign,
        place.office in plan.pack.groups["pasangan"],
        place.determined,
        place.dated,
        place.over,
        place.day < plan.pack.rules["regime_change"]["day"],
    )
    found = plan.kinds.get(kind)
    if found is None:
        found = plan.kinds[kind] = len(plan.spots)
        plan.spots.append((place, sign))
    plan.seen[place] = found
    return found


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


def _masks(ground: Places, favoured: Any, party: bool, law: Any, plan: Plan) -> Mask:
    """What is certain and what is possible of the derived atoms."""
    key = (ground, favoured, party)
    if key not in plan.kept:
        plan.kept[key] = _by_age(ground, favoured, party, plan)
    early, late = plan.kept[key]
    sure, maybe = late
    if early[1] or early[0] != plan.every:
        for sign in _law_signs(law, True, plan):
            sure, maybe = sure & (early[0] | sign), maybe | early[1] | sign
    return sure, maybe


def _by_age(ground: Places, favoured: Any, party: bool, plan: Plan) -> tuple[Mask, Mask]:
    """The masks of the places before the newer law on discipline, and of those under it."""
    told = {} if favoured is None else {"beneficiary": favoured}
    known = {**blank(plan.pack), "conduct": _conduct(party, plan.pack)}
    if told:
        known["beneficiary"] = (favoured,)
    change = plan.pack.rules["regime_change"]["day"]
    masks = {True: (plan.every, 0), False: (plan.every, 0)}
    for place, sign in _fitting(ground, told, known, plan):
        early = place.day < change
        later = 0 if early else _law_signs({}, False, plan)[0]
        for whom in _whom(place, told, known, party, plan):
            sure, maybe = masks[early]
            masks[early] = sure & (sign | whom | later), maybe | sign | whom | later
    return masks[True], masks[False]


def _fitting(
    ground: Places, told: dict[str, Any], known: Possible, plan: Plan
) -> list[tuple[Place, int]]:
    spots = [plan.spots[spot] for spot in ground.spots]
    if ground.said:
        return spots
    election = {} if ground.open_election else {"election": "?"}
    signs = dict(spots)
    rest = narrowed(list(signs), known, {**told, **election}, list)
    return [(place, signs[place]) for place in rest]


def _whom(
    place: Place, told: dict[str, Any], known: Possible, party: bool, plan: Plan
) -> list[int]:
    """The signs of who may be favoured at a place."""
    pair = place.office in plan.pack.groups["pasangan"]
    key = ("whom", pair, place.over, place.determined, told.get("beneficiary"), party)
    if key not in plan.kept:
        ones = favoured_ones(known, told, place, plan.pack)
        plan.kept[key] = [plan.sign("beneficiary", one) for one in ones]
    found: list[int] = plan.kept[key]
    return found


def _law_signs(law: Mapping[str, date], early: bool, plan: Plan) -> list[int]:
    """The signs of the laws on discipline that may count, for an act before the newer or after."""
    key = ("law", tuple(law.items()), early)
    if key not in plan.kept:
        change: date = plan.pack.rules["regime_change"]["day"]
        day = change - circumstances.DAY if early else change
        known = {**blank(plan.pack), **{name: ((one, one),) for name, one in law.items()}}
        plan.kept[key] = [plan.sign("regime", one) for one in regimes(known, law, day, plan.pack)]
    found: list[int] = plan.kept[key]
    return found


def _conduct(party: bool, pack: Pack) -> tuple[frozenset[str], ...]:
    return (frozenset(pack.rules["party_conduct"]) if party else frozenset(),)

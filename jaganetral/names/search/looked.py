"""People who were looked at, and how far the best of them is from what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

import numpy as np
import numpy.typing as npt

from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.search.circle import borne_in
from jaganetral.names.search.context import Contexts, Told
from jaganetral.names.search.expand import Meant
from jaganetral.names.search.gather import Ids, first_of_each
from jaganetral.names.search.readings import Reading

Bits = npt.NDArray[np.float32]
People = npt.NDArray[np.int64]
_BEHIND = 16.0  # bits that a name may lie behind the best and still be looked at
_CLOSE = 8.0  # the same where nothing else was said that could make up for it
_PEOPLE = 40_000
_KEPT = 300
_AWAY = 5.0  # bits of what was said besides that the best person lacks
_NOBODY = 99.0  # bits that nobody falls behind
_SLACK = 5.5  # bits that a name may be behind and still be the one that was said
_SURE = 10.0  # bits of odds against chance from which nobody else is looked for


@dataclass(frozen=True, slots=True)
class Looked:
    """People with their names and bits."""

    people: People
    names: Ids
    name_bits: Bits
    bits: Bits


@dataclass(frozen=True, slots=True)
class Asked:
    """What was said beside the name, and the regencies it points to."""

    told: Sequence[Told]
    regencies: Sequence[int]


def merged(pool: Sequence[tuple[Ids, Bits]]) -> list[tuple[Ids, Bits]]:
    """All names in one list, each once with its best bits; [] where there are none."""
    if len(pool) < 2:
        return [*pool]
    name, score = (np.concatenate(part) for part in zip(*pool, strict=True))
    order = name.argsort(kind="stable")  # quick, where sorted lists follow one another
    name, score = name[order], score[order]
    first = first_of_each(name).nonzero()[0]
    return [(name[first], np.maximum.reduceat(score, first))]


def everybody(
    index: RosterIndex, contexts: Contexts, names: Ids, score: Bits, asked: Asked, held: Ids | None
) -> Looked:
    """Everybody of the best names, with the bits of what else was said; `held` are names of the
    circle, sorted, of which the best are looked at too.
    """
    chosen = _chosen(index, names, score, asked, held)
    score, names = score[chosen], names[chosen]
    at = names.astype(np.int64)
    starts = index.name_people[at].astype(np.int64)
    counts = index.name_people[at + 1] - starts
    ends = counts.cumsum()
    kept = int(ends.searchsorted(max(_PEOPLE, int(counts[0])), "right"))
    starts, counts, ends = starts[:kept], counts[:kept], ends[:kept]
    people = np.arange(ends[-1]) + (starts - ends + counts).repeat(counts)
    name_bits = score[:kept].repeat(counts)
    bits = contexts.with_bits(people, name_bits, asked.told)
    return Looked(people, names[:kept].repeat(counts), name_bits, bits)


def _chosen(
    index: RosterIndex, names: Ids, score: Bits, asked: Asked, held: Ids | None
) -> npt.NDArray[np.intp]:
    """The places of names near the best, best first; not too many."""
    open_bits = sum(one.most - min(one.least, 0.0) for one in asked.told)
    least = score[score.argmax()] - min(_BEHIND, open_bits + _CLOSE)
    near = (score >= least).nonzero()[0]
    if len(near) > _KEPT:
        # a common name stands before a longer one of somebody in the very place
        here = borne_in(index, names[near], asked.regencies)
        if held is not None:
            here |= held.take(held.searchsorted(names[near]), mode="clip") == names[near]
        here = near[here]
        near = np.union1d(_highest(near, score), _highest(here, score))
    best: npt.NDArray[np.intp] = near[(-score[near]).argsort(kind="stable")]
    return best


def _highest(places: npt.NDArray[np.intp], score: Bits) -> npt.NDArray[np.intp]:
    """The places of the highest scores, at most as many as are looked at."""
    if len(places) <= _KEPT:
        return places
    return places[np.argpartition(-score[places], _KEPT)[:_KEPT]]


def lost(looked: Looked | None, meant: Sequence[Reading], asked: Asked) -> float:
    """Bits that the best person falls behind one of whom everything that was said is true."""
    if looked is None:
        return _NOBODY
    best = int(looked.bits.argmax())
    wanted = min(sum(one.surprise for one in reading.words) - reading.cost for reading in meant)
    return wanted - float(looked.name_bits[best]) + away(looked, asked.told)


def away(looked: Looked, told: Sequence[Told]) -> float:
    """Bits of what was said beside the name that the best person lacks."""
    best = int(looked.bits.argmax())
    return sum(one.most for one in told) - float(looked.bits[best] - looked.name_bits[best])


def settled(looked: Looked, told: Sequence[Told], words: Sequence[Meant]) -> bool:
    """The best fits every word, and no slip elsewhere could gain more than it costs."""
    if not all(one.letter or len(one.cost) for one in words):
        return False
    best = int(looked.bits.argmax())
    slips = sum(float(one.cost[0]) for one in words if one.exact < 0 and not one.letter)
    wanted = sum(one.surprise for one in words) - slips - _SLACK
    return float(looked.name_bits[best]) >= wanted and away(looked, told) < _AWAY


def alone(looked: Looked, people: int) -> bool:
    """Whether hardly one in a thousand rosters of so many people has another so like it."""
    return float(looked.bits[looked.bits.argmax()]) > log2(people) + _SURE

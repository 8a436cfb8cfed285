"""People who were looked at, and how far the best of them is from what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

import numpy as np
import numpy.typing as npt

from jaganetral.names.search.context import Told
from jaganetral.names.search.expand import Meant
from jaganetral.names.search.gather import Ids
from jaganetral.names.search.readings import Reading

Bits = npt.NDArray[np.float32]
People = npt.NDArray[np.int64]
_AWAY = 5.0  # bits of what was said besides that the best person lacks
_NOBODY = 99.0  # bits that nobody falls behind
_SLACK = 4.0  # bits that a name may be behind and still be the one that was said
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


def lost(looked: Looked | None, meant: Sequence[Reading], asked: Asked) -> float:
    """Bits that the best person falls behind one of whom everything that was said is true."""
    return misnamed(looked, meant) + (away(looked, asked.told) if looked else 0.0)


def misnamed(looked: Looked | None, meant: Sequence[Reading]) -> float:
    """Bits that the name of the best person falls behind one that fits word by word."""
    if looked is None:
        return _NOBODY
    best = int(looked.bits.argmax())
    wanted = min(sum(one.surprise for one in reading.words) - reading.cost for reading in meant)
    return wanted - float(looked.name_bits[best])


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

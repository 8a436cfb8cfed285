"""From planes to floor and ceiling: for every case and track the rungs that may hold."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from jaganetral.law.bulk.plan import Line
from jaganetral.law.bulk.planes import Plane, unpacked
from jaganetral.law.engine.outcome import NONE
from jaganetral.law.model import LADDERS, Category

TRACKS = tuple(LADDERS)
# What a cell of the result says, by its code: nothing can hold, nothing need hold, a level.
LEVELS = tuple(dict.fromkeys(level.value for own in LADDERS.values() for level in own))
NAMES: tuple[str, ...] = ("", NONE, *LEVELS)
Codes8 = NDArray[np.uint8]


def floors_and_ceilings(
    lines: Sequence[Line], sure: Sequence[Plane], maybe: Sequence[Plane], ones: Plane, rows: int
) -> Codes8:
    """Codes of NAMES, one row a case: floor and ceiling of each track, side by side."""
    found = np.zeros((2 * len(TRACKS), rows), np.uint8)
    states = [_state(line, sure, maybe, ones) for line in lines]
    for number, category in enumerate(TRACKS):
        certain, possible, always = _rungs(category, lines, states, sure, maybe, ones)
        low, high = _ends(category, certain, possible, always, rows)
        found[2 * number], found[2 * number + 1] = low, high
    return found.T


def _state(
    line: Line, sure: Sequence[Plane], maybe: Sequence[Plane], ones: Plane
) -> tuple[Plane, Plane]:
    """Where a norm holds and where it may: what it yields to, surely or perhaps, stands against."""
    certain, possible = sure[line.when], maybe[line.when]
    for other in line.special:
        certain = certain & (ones ^ maybe[other])
        possible = possible & (ones ^ sure[other])
    return certain, possible


def _rungs(
    category: Category,
    lines: Sequence[Line],
    states: Sequence[tuple[Plane, Plane]],
    sure: Sequence[Plane],
    maybe: Sequence[Plane],
    ones: Plane,
) -> tuple[list[Plane], list[Plane], Plane]:
    """For each rung where it surely and where it perhaps holds; where some rung surely does."""
    none = ones ^ ones
    certain = [none] * len(LADDERS[category])
    possible, always = list(certain), none
    for line, (holds, may) in zip(lines, states, strict=True):
        for rung, slot in dict(line.rungs).get(category, ()):
            certain[rung] = certain[rung] | (holds & sure[slot])
            possible[rung] = possible[rung] | (may & maybe[slot])
        slot_of: Mapping[Category, int] = dict(line.covers)
        if category in slot_of:
            always = always | (holds & sure[slot_of[category]])
    return certain, possible, always


def _ends(
    category: Category,
    certain: Sequence[Plane],
    possible: Sequence[Plane],
    always: Plane,
    rows: int,
) -> tuple[Codes8, Codes8]:
    """Floor and ceiling as codes: the heaviest certain rung or else the lightest possible one,
    unless nothing is certain; and the heaviest possible rung."""
    codes = [NAMES.index(level.value) for level in LADDERS[category]]
    low = [always & one for one in _first(possible)]
    if any(plane.any() for plane in certain):
        low = _over(_first(certain[::-1])[::-1], low)
    if category is Category.PIDANA:
        low = [plane ^ plane for plane in low]  # intent is no fact
    some, settled = _any(possible), _any(low)
    high = _first(possible[::-1])[::-1]
    nothing = [(NAMES.index(NONE), some & ~settled)]
    floor = _coded([*nothing, *zip(codes, low, strict=True)], rows)
    return floor, _coded(list(zip(codes, high, strict=True)), rows)


def _any(planes: Sequence[Plane]) -> Plane:
    found: Plane = np.bitwise_or.reduce(planes)
    return found


def _first(planes: Sequence[Plane]) -> list[Plane]:
    """Each plane less those before it."""
    found, before = [], planes[0] ^ planes[0]
    for plane in planes:
        found.append(plane & ~before)
        before = before | plane
    return found


def _over(first: Sequence[Plane], then: Sequence[Plane]) -> list[Plane]:
    """The first planes; where none of them is set, the others."""
    told = _any(first)
    return [one | (other & ~told) for one, other in zip(first, then, strict=True)]


def _coded(planes: Sequence[tuple[int, Plane]], rows: int) -> Codes8:
    """The code of the plane in which a row is set, 0 where it is in none."""
    found = np.zeros(rows, np.uint8)
    for code, plane in planes:
        if plane.any():
            found += unpacked(plane, rows) * np.uint8(code)
    return found


def settled_of(codes: Codes8) -> NDArray[np.bool_]:
    """Whether every track but the criminal one is certain with one level, or cannot hold."""
    rest = [n for n, category in enumerate(TRACKS) if category is not Category.PIDANA]
    found: NDArray[np.bool_] = np.all(
        [codes[:, 2 * n] == codes[:, 2 * n + 1] for n in rest], axis=0
    )
    return found

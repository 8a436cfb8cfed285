"""Stretches of an array: where they begin, which values they hold, runs of neighbours.

`ends` have one entry more than there are stretches: stretch `i` is `ends[i]` to `ends[i + 1]`.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[Any]
LOST = np.uint32(0xFFFFFFFF)  # the number of what is no more
_AT_ONCE = 25_000
_LOOKED_UP = 1 << 16  # places, which stay in the cache


def ends_of(lengths: Ints, kind: type = np.uint32) -> Ints:
    """Where each of several stretches begins, and the end of the last."""
    ends: Ints = np.zeros(len(lengths) + 1, kind)
    np.cumsum(lengths, dtype=kind, out=ends[1:])
    return ends


def fresh(ordered: Ints) -> Ints:
    """Where a value is not that before it."""
    found = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=found[1:])
    return found


def taken(values: Ints, ends: Ints, chosen: Ints) -> Ints:
    """The values of the chosen stretches, one stretch after the other."""
    start = ends[chosen].astype(np.int64)
    lengths = ends[chosen + 1].astype(np.int64) - start
    found = np.empty(int(lengths.sum()), values.dtype)
    at = 0
    for first in range(0, len(chosen), _AT_ONCE):  # what is at hand stays in the cache
        part = slice(first, first + _AT_ONCE)
        many = lengths[part]
        places = np.repeat(start[part] - (np.cumsum(many) - many), many)
        places += np.arange(len(places))
        found[at : at + len(places)] = values[places]
        at += len(places)
    return found


def inside(ends: Ints, chosen: Ints) -> Ints:
    """The places in the chosen stretches, one stretch after the other."""
    lengths = ends[chosen + 1].astype(np.int64) - ends[chosen]
    shift = np.cumsum(lengths) - lengths
    places: Ints = np.arange(int(lengths.sum())) + np.repeat(ends[chosen] - shift, lengths)
    return places


def looked_up(table: Ints, places: Ints) -> Ints:
    """`table[places]`, three times faster: NumPy would make wide numbers of all places at once."""
    found = np.empty(len(places), table.dtype)
    for first in range(0, len(places), _LOOKED_UP):
        part = slice(first, first + _LOOKED_UP)
        np.take(table, places[part], out=found[part], mode="clip")
    return found


def missing(numbers: Ints, known: int) -> Ints:
    """Which of so many numbers do not stand in `numbers`, in order."""
    met = np.zeros(known, bool)
    for first in range(0, len(numbers), _LOOKED_UP):
        part = numbers[first : first + _LOOKED_UP]
        met[part[part != LOST]] = True
    return np.flatnonzero(~met).astype(np.uint32)


def runs_of(places: Ints) -> list[tuple[int, int]]:
    """First and last of each run of places that follow one another."""
    if not len(places):
        return []
    cuts = np.flatnonzero(np.diff(places.astype(np.int64)) != 1)
    first, last = places[np.append(0, cuts + 1)], places[np.append(cuts, len(places) - 1)]
    return list(zip(first.tolist(), last.tolist(), strict=True))


def fitting(numbers: Ints, known: int) -> Ints:
    """Numbers of so many values in two bytes where they fit, else in four."""
    return numbers.astype(np.uint16 if known <= 1 << 16 else np.uint32, copy=False)

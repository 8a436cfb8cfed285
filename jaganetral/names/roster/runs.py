"""Runs of numbers in a new order, taken from two arrays.

Numbers of the second array follow those of the first with one left out, so that no run has both.
"""

import numpy as np

from jaganetral.names.roster.stretches import LOST, Ints

Runs = list[tuple[int, int]]


def new_numbers(old: int, runs: Runs) -> Ints:
    """Old number -> new number, where runs tell which numbers stand in the new order."""
    found, place = np.full(old, LOST), 0
    for first, last in runs:
        count = last - first + 1
        if first < old:
            found[first : last + 1] = np.arange(place, place + count, dtype=np.uint32)
        place += count
    return found


def inner_runs(runs: Runs, mine: Ints, theirs: Ints) -> Runs:
    """Runs of what the stretches of the given runs hold; `mine` and `theirs` delimit them."""
    skip, base = len(mine), int(mine[-1]) + 1
    found = []
    for first, last in runs:
        if first < skip - 1:
            found.append((int(mine[first]), int(mine[last + 1]) - 1))
        else:
            start, end = int(theirs[first - skip]), int(theirs[last + 1 - skip])
            found.append((start + base, end - 1 + base))
    return found


def new_ends(mine: Ints, theirs: Ints, runs: Runs) -> Ints:
    """Where each stretch begins, and the end of the last, of the stretches of runs."""
    found = np.zeros(sum(last - first + 1 for first, last in runs) + 1, np.uint32)
    at = end = 0
    for first, last in runs:
        ends, start = (mine, first) if first < len(mine) else (theirs, first - len(mine))
        count = last - first + 1
        shift = np.uint32((end - int(ends[start])) % (1 << 32))  # wraps round where it is less
        found[at + 1 : at + count + 1] = ends[start + 1 : start + count + 1] + shift
        at, end = at + count, int(found[at + count])
    return found


def picked(mine: Ints, theirs: Ints, runs: Runs) -> Ints:
    """The values of runs of places."""
    skip = len(mine) + 1
    parts = [
        mine[first : last + 1] if last < skip else theirs[first - skip : last + 1 - skip]
        for first, last in runs
    ]
    return np.concatenate(parts) if parts else mine[:0]

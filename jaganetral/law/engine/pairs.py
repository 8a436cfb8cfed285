"""Two changes at once: all pairs of single changes through the compiled pack, a bit for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from jaganetral.law.engine.program import run3
from jaganetral.law.engine.tables import OPEN, YES, Tables
from jaganetral.law.model import LADDERS, Category

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shift:
    """What a single change makes of the atoms: only those that come out otherwise."""

    fact: str
    atoms: tuple[tuple[int, int], ...]


def shift(fact: str, before: Sequence[int], after: Sequence[int], tables: Tables) -> Shift:
    """The atoms that a change turns, with what is said of them then."""
    count = len(tables.program.atoms)
    rows = zip(range(count), before, after, strict=False)
    return Shift(fact, tuple((slot, new) for slot, old, new in rows if old != new))


def telling_pairs(base: Sequence[int], shifts: Sequence[Shift], tables: Tables) -> Iterator[Pair]:
    """One pair for each outcome that neither the case nor a single change has.

    By the quick way, and as if changes of different facts did not touch one another: candidates,
    to be judged for themselves. Settled outcomes first, another status last.
    """
    pairs = [
        (one, two)
        for one, two in combinations(range(len(shifts)), 2)
        if shifts[one].fact != shifts[two].fact
    ]
    singles = len(shifts) + 1  # the first bit is the case itself
    ones = (1 << singles + len(pairs)) - 1
    taking = [1 << index + 1 for index in range(len(shifts))]
    for place, (one, two) in enumerate(pairs):
        taking[one] |= 1 << singles + place
        taking[two] |= 1 << singles + place
    planes = _planes(base, shifts, taking, ones, tables)
    groups = [(0, ones)]
    for weight, plane in planes:
        split = ((spread, mask, plane & mask) for spread, mask in groups)
        groups = [
            (spread + (weight if part else 0), part)
            for spread, mask, inside in split
            for part in (inside, mask ^ inside)
            if part
        ]
    known = (1 << singles) - 1
    fresh = [
        (spread, pairs[(mask & -mask).bit_length() - 1 - singles])
        for spread, mask in groups
        if not mask & known
    ]
    for _, pair in sorted(fresh, key=lambda one: (one[0], _other_person(one[1], shifts), one[1])):
        yield pair


def _other_person(pair: Pair, shifts: Sequence[Shift]) -> bool:
    """Whether a pair asks about somebody else rather than about another deed."""
    return any(shifts[index].fact == "status" for index in pair)


def _planes(
    base: Sequence[int], shifts: Sequence[Shift], taking: Sequence[int], ones: int, tables: Tables
) -> list[tuple[int, int]]:
    """For each track and rung the variants in which it is possible; (1, mask) of open ones."""
    count = len(tables.program.atoms)
    certain = [ones if said == YES else 0 for said in base[:count]]
    possible = [ones if said else 0 for said in base[:count]]
    for one, mask in zip(shifts, taking, strict=True):
        for slot, said in one.atoms:
            certain[slot] = certain[slot] & ~mask | (mask if said == YES else 0)
            possible[slot] = possible[slot] & ~mask | (mask if said >= OPEN else 0)
    sure, maybe = run3(tables.program, certain, possible, ones)
    found: list[tuple[int, int]] = []
    for category in LADDERS:
        if category is not Category.PIDANA:
            found += _track(category, sure, maybe, tables)
    return found


def _track(
    category: Category, sure: Sequence[int], maybe: Sequence[int], tables: Tables
) -> Iterator[tuple[int, int]]:
    """The variants in which a level is possible, heaviest first, and those where one is sure."""
    held = [0] * len(LADDERS[category])
    may = held.copy()
    for row, thens in tables.tracks[category]:
        certain, possible = sure[row.when], maybe[row.when]
        for place in row.special:
            other = tables.rows[place].when
            certain &= ~maybe[other]
            possible &= ~sure[other]
        for rung, slot in thens:
            held[rung] |= certain & sure[slot]
            may[rung] |= possible & maybe[slot]
    above = 0
    for certain, possible in zip(reversed(held), reversed(may), strict=True):
        yield 1, possible & ~above
        above |= certain
    yield -1, above

"""What would make a norm hold, or fail: the fewest elements that must come out one way."""

from collections.abc import Iterator, Sequence
from itertools import islice, product

from jaganetral.law.engine.context import MEMBERS
from jaganetral.law.engine.tables import NO, OPEN, TURNED, YES
from jaganetral.law.telling.parts import Part

# A leaf of a norm and whether it must come out as the norm wants it.
Literal = tuple[Part, bool]
TRIED = 32


def ways(
    parts: Sequence[Part], slots: Sequence[int], *, holds: bool, known: bool
) -> list[list[Literal]]:
    """The ways to make all parts hold, or any of them fail, those with the fewest elements first.

    Elements that are so already are left out. With `known`, what is known otherwise may be
    turned too; without, only open elements may come out either way. At most TRIED ways.
    """
    root = Part("all", -1, tuple(parts))
    found = _ways(root, slots, holds, known)
    return sorted((_once(way) for way in islice(found, TRIED)), key=_order)


def _order(way: list[Literal]) -> tuple[int, int]:
    """Few elements first; of as many, rather those a person can be asked about."""
    return len(way), sum(leaf.fact in MEMBERS for leaf, _ in way)


def _once(way: list[Literal]) -> list[Literal]:
    """Each element once."""
    rows = {
        (leaf.fact, leaf.wanted[0] if good else leaf.unwanted[0]): (leaf, good)
        for leaf, good in way
    }
    return list(rows.values())


def _ways(part: Part, slots: Sequence[int], holds: bool, known: bool) -> Iterator[list[Literal]]:
    said = OPEN if part.slot < 0 else slots[part.slot]
    if said == (YES if holds else NO):
        yield []
    elif part.op == "fact":
        if said == OPEN or known:
            yield [(part, holds)]
    elif said == TURNED[YES if holds else NO] and not known:
        return
    elif part.op == "not":
        yield from _ways(Part("all", -1, part.kids), slots, not holds, known)
    elif (part.op == "all") is holds:
        yield from _every(part.kids, slots, holds, known)
    else:
        for kid in sorted(part.kids, key=lambda one: len(one.kids)):
            yield from _ways(kid, slots, holds, known)


def _every(
    kids: Sequence[Part], slots: Sequence[int], holds: bool, known: bool
) -> Iterator[list[Literal]]:
    choices = [list(islice(_ways(kid, slots, holds, known), TRIED)) for kid in kids]
    for row in product(*choices):
        yield [literal for way in row for literal in way]

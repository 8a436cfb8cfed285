"""The conditions of a pack as one flat list of steps over planes.

A plane says of each world, or of each case, whether a condition is true there: the bits of a
Python integer, or of a NumPy array of uint64 words. The same steps run on both. Known values are
planes too: of what is certain and of what is possible (three-valued logic after Kleene).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from jaganetral.law.model import Condition, Pack

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T", int, "NDArray[np.uint64]")
Step = tuple[str, tuple[int, ...]]
PACKS = 16  # how many packs are kept compiled


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """A compiled pack.

    `atoms` have the slots 0 to n-1, one for each (fact, allowed); each of the `steps` ("all",
    "any" or "not", and the slots of its kids) has the next slot. `slots` tells the slot of every
    norm's `when`, `who` and `act`, of every consequence's `when`, and of every part of them.
    """

    atoms: tuple[Condition, ...]
    steps: tuple[Step, ...]
    slots: Mapping[Condition, int]


def program_of(pack: Pack) -> Program:
    """The program of a pack, compiled once."""
    return _compiled(pack)


@lru_cache(maxsize=PACKS)
def _compiled(pack: Pack) -> Program:
    return compiled(list(_conditions(pack)))


def _conditions(pack: Pack) -> Iterator[Condition]:
    for norm in pack.norms.values():
        yield from (norm.who, norm.act, norm.when)
        yield from (then.when for then in norm.consequences)


def compiled(conditions: Sequence[Condition]) -> Program:
    """A program for some conditions and all their parts; equal parts share a slot."""
    atoms: dict[Condition, int] = {}
    for condition in conditions:
        for atom in _atoms(condition):
            atoms.setdefault(atom, len(atoms))
    slots: dict[Condition, int] = dict(atoms)
    steps: dict[Step, int] = {}
    for condition in conditions:
        _place(condition, slots, steps, len(atoms))
    return Program(tuple(atoms), tuple(steps), MappingProxyType(slots))


def _atoms(condition: Condition) -> Iterator[Condition]:
    if condition.op == "atom":
        yield condition
    for kid in condition.kids:
        yield from _atoms(kid)


def _place(
    condition: Condition, slots: dict[Condition, int], steps: dict[Step, int], first: int
) -> int:
    """The slot of a condition, its parts before it."""
    found = slots.get(condition)
    if found is not None:
        return found
    kids = tuple(dict.fromkeys(_place(kid, slots, steps, first) for kid in condition.kids))
    if condition.op != "not" and len(kids) == 1:
        slot = kids[0]
    else:
        slot = steps.setdefault((condition.op, kids), first + len(steps))
    slots[condition] = slot
    return slot


def run(program: Program, planes: Sequence[T], ones: T) -> list[T]:
    """The plane of every slot from the planes of the atoms, two-valued.

    `planes` has one plane for each atom, in the program's order. `ones` is the plane of all
    worlds; no other plane has bits outside it. Arrays have one shape, or are single words.
    """
    found = list(planes)
    for op, kids in program.steps:
        found.append(_step(op, [found[kid] for kid in kids], ones))
    return found


def run3(
    program: Program, certain: Sequence[T], possible: Sequence[T], ones: T
) -> tuple[list[T], list[T]]:
    """Kleene's three values on two planes: where a slot is certain, and where it is possible.

    What is certain is possible too. Sound, but blind to how facts hang together: "a or not a" of
    an open fact is possible, not certain.
    """
    sure, maybe = list(certain), list(possible)
    for op, kids in program.steps:
        if op == "not":
            sure.append(ones ^ maybe[kids[0]])
            maybe.append(ones ^ sure[kids[0]])
        else:
            sure.append(_step(op, [sure[kid] for kid in kids], ones))
            maybe.append(_step(op, [maybe[kid] for kid in kids], ones))
    return sure, maybe


def _step(op: str, kids: Sequence[T], ones: T) -> T:
    """One step; no kids: all of nothing is true, any of nothing is not."""
    if not kids:
        return ones if op == "all" else ones ^ ones
    if op == "not":
        return ones ^ kids[0]
    result = kids[0]
    for kid in kids[1:]:
        result = result & kid if op == "all" else result | kid
    return result

"""All worlds still possible, as bits of one integer; a norm is a mask of the worlds it holds in."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from math import prod
from typing import Any

from jaganetral.law.engine.context import MEMBERS
from jaganetral.law.engine.setting import setting_of
from jaganetral.law.engine.tables import NO, OPEN, YES, Row, kleene, tables_of
from jaganetral.law.engine.tables import READING as READING
from jaganetral.law.engine.tables import atoms as atoms
from jaganetral.law.engine.tables import conditions_of as conditions_of
from jaganetral.law.engine.tables import fits as fits
from jaganetral.law.facts import Possible, blank
from jaganetral.law.model import Condition, Norm, Pack

LIMIT = 1 << 16
SAMPLE = LIMIT >> 4
CONTEXT = "context"
FEW = 8  # choices drawn bit by bit; of more, one choice is drawn for each world


def enabled(pack: Pack) -> tuple[Norm, ...]:
    """The norms that may decide something: those not switched off."""
    return tables_of(pack).norms


@dataclass(slots=True)
class Axis:
    """One open thing: its choices (groups that no norm can tell apart) and its mask for each.

    The choices of an ordinary fact are lists of values; those of the contexts lists of signs.
    """

    name: str
    choices: list[list[Any]]
    masks: list[int] = field(default_factory=list)


class Worlds:
    """The worlds of a case, laid out when they are first asked for.

    `said` tells of every slot what can be said without looking at how facts hang together: quick
    and sound. `exact` is False when the worlds were sampled, or `light`: not laid out. `only`
    lays out no more than these norms (as places of the tables' rows) need, `limit` how many worlds.
    """

    def __init__(
        self,
        known: Possible,
        facts: Mapping[str, Any],
        pack: Pack,
        *,
        light: bool = False,
        only: Sequence[int] | None = None,
        limit: int = LIMIT,
    ) -> None:
        self.known, self.facts, self.pack, self.light = known, facts, pack, light
        self.limit = limit
        self.tables = tables = tables_of(pack)
        self.norms = tables.norms
        self.setting = setting_of(known, facts, tables)
        self.contexts = self.setting.contexts
        said, nothing = tables.blank.copy(), blank(pack)
        for fact in tables.plain:
            values = known[fact]
            if values is not nothing[fact]:
                tables.say(said, fact, values)
        for slot, value in self.setting.said:
            said[slot] = value
        self.said = kleene(tables.program, said)
        rows = tables.rows if only is None else [tables.rows[place] for place in only]
        self.open_rows: list[Row] = [row for row in rows if self.said[row.when]]

    @property
    def open_norms(self) -> list[Norm]:
        """The norms that hold in some world, as far as the quick way tells."""
        return [row.norm for row in self.open_rows]

    def values(self, fact: str) -> Sequence[Any]:
        """The values a fact, given or derived, may still have."""
        return self.setting.values[fact] if fact in MEMBERS else self.known[fact]

    def kleene(self, condition: Condition) -> tuple[bool, bool]:
        """(certain, possible) of a norm's condition or a part of one, by the quick way."""
        said = self.said[self.tables.program.slots[condition]]
        return said == YES, said != NO

    def days(self) -> list[date]:
        """The days of the act still possible, one for each stretch the pack tells apart."""
        return sorted(self.setting.values["act_date"])

    @cached_property
    def _implied(self) -> list[int]:
        """The slots of what a code implies, where the code is open and the fact was not told."""
        found = []
        for rule in self.tables.rules:
            if self.facts.get(rule.fact) is not None or len(self.known[rule.fact]) < 2:
                continue
            happened = {rule.code in codes for codes in self.known["conduct"]}
            if len(happened) > 1:
                found.append(rule.slot)
        return found

    @cached_property
    def _wanted(self) -> bytearray:
        """The slots on which the outcome still turns."""
        said, program = self.said, self.tables.program
        wanted = bytearray(len(said))
        for row in self.open_rows:
            wanted[row.when] = 1
            for _, slot in row.thens:
                wanted[slot] = 1
        for slot in self._implied:
            wanted[slot] = 1
        first = len(program.atoms)
        for slot in range(len(said) - 1, first - 1, -1):
            if wanted[slot] and said[slot] == OPEN:
                for kid in program.steps[slot - first][1]:
                    wanted[kid] = 1
        return wanted

    @cached_property
    def turning(self) -> int:
        """The open atoms on which the outcome turns, as bits."""
        wanted, said = self._wanted, self.said
        slots = range(len(self.tables.program.atoms))
        return sum(1 << slot for slot in slots if wanted[slot] and said[slot] == OPEN)

    @cached_property
    def axes(self) -> list[Axis]:
        """The open facts on which norms still turn, each cut into groups nothing tells apart."""
        tables, turning = self.tables, self.turning
        needed = {fact: own & turning for fact, own in tables.own.items() if own & turning}
        derived = sum(bits for fact, bits in needed.items() if fact in MEMBERS)
        groups: dict[int, list[Any]] = {}
        for sign in self.setting.signs:
            groups.setdefault(sign & derived, []).append(sign)
        found = [Axis(CONTEXT, list(groups.values()))]
        for fact, bits in needed.items():
            if fact not in MEMBERS:
                groups = {}
                for value in self.known[fact]:
                    groups.setdefault(tables.sign(fact, value) & bits, []).append(value)
                found.append(Axis(fact, list(groups.values())))
        return found

    @cached_property
    def _size(self) -> int:
        return 0 if self.light else prod(len(axis.choices) for axis in self.axes)

    @property
    def exact(self) -> bool:
        """Whether every world was looked at."""
        return not self.light and self._size <= self.limit

    @cached_property
    def planes(self) -> dict[int, int]:
        """The mask of every slot on which the outcome turns; all worlds are under `ones`."""
        return {} if self.light else self._run({})

    @cached_property
    def _laid(self) -> int:
        """Give every axis its masks: all combinations, or a fixed sample. The worlds, as bits."""
        size = self._size
        if size <= self.limit:
            stride = 1
            for axis in self.axes:
                count = len(axis.choices)
                axis.masks = [_stripe(choice, stride, count, size) for choice in range(count)]
                stride *= count
            return (1 << size) - 1
        for place, axis in enumerate(self.axes):
            axis.masks = list(_drawn(len(axis.choices), place))
        return (1 << SAMPLE) - 1

    def _run(self, lenient: Mapping[int, int]) -> dict[int, int]:
        """The masks of all wanted slots; lenient: those of some slots are given."""
        every, said, program = self._laid, self.said, self.tables.program
        planes = dict(lenient) if lenient else self._atoms()
        first = len(program.atoms)
        for slot in range(first, len(said)):
            if not self._wanted[slot] or said[slot] != OPEN:
                continue
            op, kids = program.steps[slot - first]
            if lenient and not any(kid in planes for kid in kids):
                continue
            masks = [planes[k] if k in planes else self.mask(k) for k in kids if said[k] == OPEN]
            planes[slot] = _joined(op, masks, every)
        return planes

    def _atoms(self) -> dict[int, int]:
        """The masks of the open atoms, each put together from the choices of its axis."""
        self._laid  # noqa: B018 - gives the axes their masks
        tables, turning = self.tables, self.turning
        found = {slot: 0 for slot in range(turning.bit_length()) if turning >> slot & 1}
        for axis in self.axes:
            for choice, mask in zip(axis.choices, axis.masks, strict=True):
                one = choice[0]
                bits = turning & (one if axis.name == CONTEXT else tables.sign(axis.name, one))
                while bits:
                    low = bits & -bits
                    found[low.bit_length() - 1] |= mask
                    bits ^= low
        return found

    @cached_property
    def ones(self) -> int:
        """The worlds that no implication rules out."""
        mask = self._laid if not self.light else 0
        for slot in self._implied if mask else ():
            mask &= {NO: 0, YES: mask}.get(self.said[slot], self.planes.get(slot, mask))
        return mask

    @cached_property
    def count(self) -> int:
        """How many worlds there are."""
        return self.ones.bit_count()

    def mask(self, slot: int) -> int:
        """The worlds in which a slot is true."""
        said = self.said[slot]
        if said != OPEN:
            return self.ones if said == YES else 0
        return self.planes[slot] & self.ones

    @cached_property
    def _lenient(self) -> dict[int, int]:
        """The masks that change where open readings count as true."""
        atoms_ = self.tables.program.atoms
        contested = {
            slot: self._laid
            for slot, atom in enumerate(atoms_)
            if self._wanted[slot] and self.said[slot] == OPEN and atom.fact.startswith(READING)
        }
        return self._run(contested) if contested else {}

    def lenient(self, slot: int) -> int:
        """The worlds in which a slot is true where open readings count as true."""
        found = self._lenient.get(slot)
        return self.mask(slot) if found is None else found & self.ones

    @cached_property
    def settled(self) -> list[int]:
        """NO, OPEN or YES of every slot, over all worlds where they were laid out exactly."""
        found = self.said.copy()
        if not (self.exact and self.count):
            return found
        for slot, plane in self.planes.items():
            mask = plane & self.ones
            found[slot] = NO if not mask else YES if mask == self.ones else OPEN
        return found


def _joined(op: str, masks: Sequence[int], ones: int) -> int:
    if op == "not":
        return ones & ~masks[0]
    result = masks[0]
    for mask in masks[1:]:
        result = result & mask if op == "all" else result | mask
    return result


def _stripe(choice: int, stride: int, choices: int, size: int) -> int:
    """The worlds (bits) in which an axis of this stride makes a choice."""
    block = ((1 << stride) - 1) << (choice * stride)
    period = stride * choices
    repeats = ((1 << size) - 1) // ((1 << period) - 1)
    return block * repeats


@lru_cache(maxsize=4096)
def _drawn(choices: int, place: int) -> tuple[int, ...]:
    """A mask for each choice of the axis at a place; every sampled world has one of them."""
    chance = random.Random(place + 7)  # noqa: S311 - a sample that is the same every time
    if choices <= FEW:
        return tuple(_split((1 << SAMPLE) - 1, choices, chance))
    rows = [bytearray(b"0" * SAMPLE) for _ in range(choices)]
    for world, pick in enumerate(chance.choices(range(choices), k=SAMPLE)):
        rows[pick][world] = 49
    return tuple(int(row, 2) for row in rows)


def _split(worlds: int, choices: int, chance: random.Random) -> Iterator[int]:
    """Deal worlds out to so many choices, each as likely as the others."""
    for left in range(choices, 1, -1):
        part = worlds & _biased(left, chance)
        yield part
        worlds &= ~part
    yield worlds


def _biased(of: int, chance: random.Random) -> int:
    """Bits of which one in so many is set, near enough."""
    digits = 12
    threshold, found = (1 << digits) // of, 0
    first = (threshold & -threshold).bit_length() - 1
    for place in range(first, digits):
        drawn = chance.getrandbits(SAMPLE)
        found = ~drawn | found if threshold >> place & 1 else ~drawn & found
    return found & ((1 << SAMPLE) - 1)

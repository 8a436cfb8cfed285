"""A pack made ready to judge with: its program, its norms as slots, what each value satisfies.

Made once for a pack. A set of atoms is an integer here, one bit for each slot of the program.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache, reduce
from operator import or_
from typing import Any

from jaganetral.law.engine.context import MEMBERS
from jaganetral.law.engine.program import PACKS, Program, compiled
from jaganetral.law.facts import as_values, blank
from jaganetral.law.model import LADDERS, Category, Condition, Consequence, Norm, Pack, State

READING = "reading_"
# What can be said of a slot, as two bits (possible, certain): "all" is then "and", "any" is "or".
NO, OPEN, YES = 0, 2, 3
TURNED = {NO: YES, OPEN: OPEN, YES: NO}


def atoms(condition: Condition) -> Iterator[Condition]:
    """Every atom of a condition."""
    if condition.op == "atom":
        yield condition
    for kid in condition.kids:
        yield from atoms(kid)


def conditions_of(norm: Norm) -> Iterator[Condition]:
    """A norm's condition and those of its consequences."""
    yield norm.when
    yield from (then.when for then in norm.consequences)


def fits(value: Any, atom: Condition) -> bool:
    """Whether one value of a fact satisfies an atom."""
    if atom.fact == "act_date":
        return any(first <= value <= last for first, last in atom.allowed)
    if isinstance(value, frozenset):
        return bool(value & atom.allowed)
    return value in atom.allowed


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A norm as slots: `thens` with the slot of each condition, `special` the places of the rows
    it yields to; `parts` are all its slots, `atoms` those of its atoms as bits, `own` the same
    fact by fact, `facts` the facts it names.
    """

    norm: Norm
    place: int
    when: int
    thens: tuple[tuple[Consequence, int], ...]
    special: tuple[int, ...]
    parts: tuple[int, ...]
    facts: tuple[str, ...]
    criminal: bool
    atoms: int
    own: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a conduct code implies, as a condition: not this code, or the fact has its value."""

    fact: str
    code: str
    slot: int


class Tables:
    """All that is worked out of a pack beforehand."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.norms = tuple(norm for norm in pack.norms.values() if not norm.disabled)
        implied = list(_implications(pack))
        told = [c for n in pack.norms.values() for c in (n.who, n.act, *conditions_of(n))]
        self.program: Program = compiled([*told, *(rule for _, _, rule in implied)])
        self.rules = tuple(Rule(f, c, self.program.slots[rule]) for f, c, rule in implied)
        self.rows = tuple(self._rows())
        self.failing = {norm.id: State.FAILS for norm in self.norms}
        self.row_of = {row.norm.id: row for row in self.rows}
        self.atom_slots: dict[str, tuple[int, ...]] = {}
        for slot, atom in enumerate(self.program.atoms):
            self.atom_slots[atom.fact] = (*self.atom_slots.get(atom.fact, ()), slot)
        # the facts that are known each for itself, not through a context
        self.plain = {f: s for f, s in self.atom_slots.items() if f not in MEMBERS}
        self.unseen: dict[str, tuple[bool, Any]] = dict.fromkeys(self.atom_slots, (False, None))
        self.own = {
            fact: sum(1 << slot for slot in slots) for fact, slots in self.atom_slots.items()
        }
        self.days = sorted(_edges(self.program.atoms))
        self.settings: dict[Any, Any] = {}  # contexts already worked out, kept by setting_of
        self.room = 0  # for how many more
        self._signs: dict[str, dict[Any, int]] = {fact: {} for fact in self.atom_slots}

    def _rows(self) -> Iterator[Row]:
        places = {norm.id: place for place, norm in enumerate(self.norms)}
        slots, count = self.program.slots, len(self.program.atoms)
        for place, norm in enumerate(self.norms):
            named = [atom.fact for c in conditions_of(norm) for atom in atoms(c)]
            parts = tuple(
                dict.fromkeys(slots[part] for c in conditions_of(norm) for part in _all(c))
            )
            yield Row(
                norm=norm,
                place=place,
                when=slots[norm.when],
                thens=tuple((then, slots[then.when]) for then in norm.consequences),
                special=tuple(places[name] for name in norm.yields_to if name in places),
                parts=parts,
                facts=tuple(dict.fromkeys(named)),
                criminal=norm.criminal,
                atoms=sum(1 << part for part in parts if part < count),
                own=tuple(self._by_fact(parts).items()),
            )

    def _by_fact(self, parts: Iterable[int]) -> dict[str, int]:
        """The atoms among some slots, as bits by their fact."""
        found: dict[str, int] = {}
        for slot in parts:
            if slot < len(self.program.atoms):
                fact = self.program.atoms[slot].fact
                found[fact] = found.get(fact, 0) | 1 << slot
        return found

    def sign(self, fact: str, value: Any) -> int:
        """The atoms of a fact that a value satisfies."""
        if isinstance(value, frozenset):
            return reduce(or_, (self.sign(fact, code) for code in value), 0)
        known = self._signs[fact]
        key = self._cell(value) if fact == "act_date" else value
        found = known.get(key)
        if found is None:
            rows = [(slot, self.program.atoms[slot]) for slot in self.atom_slots[fact]]
            found = known[key] = sum(1 << slot for slot, atom in rows if fits(value, atom))
        return found

    def _cell(self, day: date) -> int:
        """Days between the same edges satisfy the same atoms."""
        return bisect_right(self.days, day)

    def sides(self, fact: str, values: Iterable[Any]) -> tuple[int, int]:
        """(certain, possible) atoms of a fact that may have any of these values."""
        sure, maybe = self.own[fact], 0
        for value in values:
            sign = self.sign(fact, value)
            sure &= sign
            maybe |= sign
        return sure, maybe

    @cached_property
    def blank(self) -> list[int]:
        """What can be said of every atom where no fact is known, derived facts left aside."""
        known = blank(self.pack)
        said = [OPEN] * len(self.program.atoms)
        for fact in self.plain:
            self.say(said, fact, known[fact])
        return said

    def say(self, said: list[int], fact: str, values: Iterable[Any]) -> None:
        """Write down what can be said of a fact's atoms with these values."""
        sure, maybe = self.sides(fact, values)
        for slot in self.atom_slots[fact]:
            said[slot] = (maybe >> slot & 1) << 1 | sure >> slot & 1

    @cached_property
    def tracks(self) -> dict[Category, tuple[tuple[Row, tuple[tuple[int, int], ...]], ...]]:
        """For each track its norms, with the rung and the slot of each consequence there."""
        found = {}
        for category, ladder in LADDERS.items():
            rungs = [
                (
                    row,
                    tuple(
                        (ladder.index(then.level), slot)
                        for then, slot in row.thens
                        if then.category is category
                    ),
                )
                for row in self.rows
            ]
            found[category] = tuple(one for one in rungs if one[1])
        return found


def kleene(program: Program, said: list[int]) -> list[int]:
    """NO, OPEN or YES for every slot, from those of the atoms; what is said grows in place."""
    add = said.append
    for op, kids in program.steps:
        if op == "all":
            value = YES
            for kid in kids:
                value &= said[kid]
                if not value:
                    break
        elif op == "any":
            value = NO
            for kid in kids:
                value |= said[kid]
                if value == YES:
                    break
        else:
            value = TURNED[said[kids[0]]]
        add(value)
    return said


def tables_of(pack: Pack) -> Tables:
    """The tables of a pack, made once."""
    return _made(pack)


@lru_cache(maxsize=PACKS)
def _made(pack: Pack) -> Tables:
    return Tables(pack)


def _implications(pack: Pack) -> Iterator[tuple[str, str, Condition]]:
    for name, spec in pack.facts.items():
        for code, value in spec.implied_by.items():
            did = Condition("atom", (), "conduct", frozenset({code}))
            so = Condition("atom", (), name, frozenset(as_values(value)))
            yield name, code, Condition("any", (Condition("not", (did,)), so))


def _all(condition: Condition) -> Iterator[Condition]:
    yield condition
    for kid in condition.kids:
        yield from _all(kid)


def _edges(rows: Sequence[Condition]) -> set[date]:
    """The days from which an atom on the day of the act holds, or no longer holds."""
    found = set()
    for atom in rows:
        if atom.fact == "act_date":
            for first, last in atom.allowed:
                found.add(first)
                if last < date.max:
                    found.add(last + timedelta(1))
    return found

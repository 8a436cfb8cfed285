"""One or two packs as one program: what they share is worked out once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import Any

from jaganetral.law.engine.context import MEMBERS, Place, pack_marks
from jaganetral.law.engine.program import PACKS, Program, compiled
from jaganetral.law.engine.tables import Row, Tables, atoms, conditions_of, fits, tables_of
from jaganetral.law.model import LADDERS, Category, Condition, Norm, Pack

Rungs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A norm as slots of the common program.

    `special` are the slots of the norms it yields to. `rungs` has, for each track, the rung and
    the slot of every consequence; `covers` the slot that tells whether some level surely follows
    though it is open which; `atoms` are all atoms it names.
    """

    when: int
    special: tuple[int, ...]
    rungs: tuple[tuple[Category, Rungs], ...]
    covers: tuple[tuple[Category, int], ...]
    atoms: tuple[int, ...]


class Plan:
    """Packs of the same facts, calendars and days, ready to be judged side by side."""

    def __init__(self, packs: tuple[Pack, ...]) -> None:
        self.packs, self.pack = packs, packs[0]
        tables = [tables_of(pack) for pack in packs]
        rules = [rule for one in tables for rule in _rules(one)]
        conditions = [c for one in tables for row in one.rows for c in _conditions(row.norm)]
        self.program: Program = compiled(_atoms_first([*conditions, *(rule for _, rule in rules)]))
        # what conduct codes imply: the fact, and the atoms that tell it
        self.rules = [(fact, _atoms_of([rule], self.program)) for fact, rule in rules]
        self.lines = tuple(tuple(_lines(one, self.program)) for one in tables)
        self.atoms: dict[str, tuple[int, ...]] = {}
        for slot, atom in enumerate(self.program.atoms):
            self.atoms[atom.fact] = (*self.atoms.get(atom.fact, ()), slot)
        self.plain = tuple(fact for fact in self.atoms if fact not in MEMBERS)
        self.derived = tuple(s for fact in MEMBERS for s in self.atoms.get(fact, ()))
        self.kept: dict[Any, Any] = {}  # what single circumstances say, worked out before
        self.every = sum(1 << slot for slot in self.derived)
        # kinds of places by number: one place of the kind, and its sign
        self.kinds: dict[Any, int] = {}
        self.seen: dict[Place, int] = {}
        self.spots: list[tuple[Place, int]] = []
        self._signs: dict[tuple[str, Any], int] = {}

    def sign(self, fact: str, value: Any) -> int:
        """The atoms of a fact that a value satisfies, as bits by slot."""
        if isinstance(value, frozenset):
            return reduce(or_, (self.sign(fact, code) for code in value), 0)
        key = (fact, value)
        if key not in self._signs:
            rows = self.program.atoms
            hits = (slot for slot in self.atoms.get(fact, ()) if fits(value, rows[slot]))
            self._signs[key] = sum(1 << slot for slot in hits)
        return self._signs[key]

    def sides(self, fact: str, values: Sequence[Any]) -> tuple[int, int]:
        """(certain, possible) atoms of a fact that may have any of these values."""
        sure, maybe = sum(1 << slot for slot in self.atoms.get(fact, ())), 0
        for value in values:
            sign = self.sign(fact, value)
            sure, maybe = sure & sign, maybe | sign
        return sure, maybe


def _atoms_first(conditions: Sequence[Condition]) -> list[Condition]:
    """All conditions, before them their atoms in the order of facts: neighbours share a byte."""
    found = dict.fromkeys(atom for condition in conditions for atom in atoms(condition))
    return [*sorted(found, key=lambda atom: (atom.fact in MEMBERS, atom.fact)), *conditions]


def plans_of(packs: Sequence[Pack]) -> list[Plan]:
    """One plan for all packs where they have the same ground, otherwise one for each."""
    if all(_alike(packs[0], other) for other in packs[1:]):
        return [_made(tuple(packs))]
    return [_made((pack,)) for pack in packs]


@lru_cache(maxsize=PACKS)
def _made(packs: tuple[Pack, ...]) -> Plan:
    return Plan(packs)


def _alike(one: Pack, other: Pack) -> bool:
    """Whether facts, calendars, rules and days are the same: only norms and sanctions differ."""
    return (
        one.facts == other.facts
        and one.calendars == other.calendars
        and one.groups == other.groups
        and _rules_of(one) == _rules_of(other)
        and pack_marks(one) == pack_marks(other)
    )


def _rules_of(pack: Pack) -> dict[str, Any]:
    """The rules that circumstances turn on."""
    names = ("kinds", "party_conduct", "regime_change", "pasca_days", "window71", "undated")
    return {name: pack.rules.get(name) for name in names}


def _rules(tables: Tables) -> Iterator[tuple[str, Condition]]:
    """What conduct codes imply: the fact, and the condition."""
    by_slot = {slot: condition for condition, slot in tables.program.slots.items()}
    for rule in tables.rules:
        yield rule.fact, by_slot[rule.slot]


def _conditions(norm: Norm) -> Iterator[Condition]:
    yield from conditions_of(norm)
    yield from (condition for _, condition in _covering(norm))


def _covering(norm: Norm) -> Iterator[tuple[Category, Condition]]:
    """Tracks on which a norm's levels turn on one fact alone, and the values they cover."""
    for category in LADDERS:
        levels = [then.when for then in norm.consequences if then.category is category]
        if not levels or any(one.op != "atom" for one in levels):
            continue
        fact = levels[0].fact
        if fact not in ("act_date", "conduct", "resource_form"):
            covered = frozenset[Any]().union(*(a.allowed for a in levels if a.fact == fact))
            yield category, Condition("atom", (), fact, covered)


def _lines(tables: Tables, program: Program) -> Iterator[Line]:
    for row in tables.rows:
        yield _line(row, tables, program)


def _line(row: Row, tables: Tables, program: Program) -> Line:
    slots, norm = program.slots, row.norm
    rungs = {
        category: tuple(
            (ladder.index(then.level), slots[then.when])
            for then in norm.consequences
            if then.category is category
        )
        for category, ladder in LADDERS.items()
    }
    return Line(
        when=slots[norm.when],
        special=tuple(slots[tables.rows[place].norm.when] for place in row.special),
        rungs=tuple((category, found) for category, found in rungs.items() if found),
        covers=tuple((category, slots[c]) for category, c in _covering(norm)),
        atoms=_atoms_of(conditions_of(norm), program),
    )


def _atoms_of(conditions: Iterable[Condition], program: Program) -> tuple[int, ...]:
    named = (program.slots[atom] for condition in conditions for atom in atoms(condition))
    return tuple(dict.fromkeys(named))

"""All worlds still possible, as bits of one integer; a norm is a mask of the worlds it holds in."""

import random
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from jaganetral.law.context import MEMBERS, Context, contexts
from jaganetral.law.facts import Possible, as_values
from jaganetral.law.model import Condition, Norm, Pack

LIMIT = 1 << 16
READING = "reading_"


def atoms(condition: Condition) -> Iterator[Condition]:
    """Every atom of a condition."""
    if condition.op == "atom":
        yield condition
    for kid in condition.kids:
        yield from atoms(kid)


def fits(value: Any, atom: Condition) -> bool:
    """Whether one value of a fact satisfies an atom."""
    if atom.fact == "act_date":
        return any(first <= value <= last for first, last in atom.allowed)
    if isinstance(value, frozenset):
        return bool(value & atom.allowed)
    return value in atom.allowed


@cache
def enabled(pack: Pack) -> tuple[Norm, ...]:
    """The norms that may decide something: those not switched off."""
    return tuple(norm for norm in pack.norms.values() if not norm.disabled)


@dataclass(slots=True)
class Axis:
    """One open thing: its choices (groups that no norm can tell apart) and its mask for each."""

    name: str
    choices: list[list[Any]]
    masks: list[int] = field(default_factory=list)


class Worlds:
    """The worlds of a case. `exact` is False when they were sampled, or `light`: not laid out."""

    def __init__(
        self, known: Possible, facts: Mapping[str, Any], pack: Pack, *, light: bool = False
    ) -> None:
        self.known, self.facts, self.pack = known, facts, pack
        self.norms = enabled(pack)
        self.contexts = contexts(known, facts, pack)
        self._open: dict[str, Sequence[Any]] = {
            fact: list(dict.fromkeys(getattr(context, fact) for context in self.contexts))
            for fact in MEMBERS
        }
        self._kleene_cache: dict[Condition, tuple[bool, bool]] = {}
        self.open_norms = [norm for norm in self.norms if self.kleene(norm.when)[1]]
        self._implied = list(self._implications())
        self._cache: dict[tuple[Condition, bool], int] = {}
        self.axes: list[Axis] = [] if light else self._axes()
        self.exact, self.count = (False, 0) if light else self._lay_out()
        self.ones = (1 << self.count) - 1
        self.ones = self._valid()
        self.count = self.ones.bit_count()
        self._cache.clear()

    def values(self, fact: str) -> Sequence[Any]:
        """The values a fact, given or derived, may still have."""
        return self._open[fact] if fact in MEMBERS else self.known[fact]

    def kleene(self, condition: Condition) -> tuple[bool, bool]:
        """(certain, possible) without looking at how facts hang together: quick and sound."""
        found = self._kleene_cache.get(condition)
        if found is None:
            found = self._kleene_cache[condition] = self._quick(condition)
        return found

    def _quick(self, condition: Condition) -> tuple[bool, bool]:
        if condition.op == "atom":
            hits = [fits(value, condition) for value in self.values(condition.fact)]
            return all(hits), any(hits)
        kids = [self.kleene(kid) for kid in condition.kids]
        if condition.op == "not":
            certain, possible = kids[0]
            return not possible, not certain
        join: Callable[[Iterator[bool]], bool] = all if condition.op == "all" else any
        return join(k[0] for k in kids), join(k[1] for k in kids)

    def _implications(self) -> Iterator[Condition]:
        """What a code implies, where the code is open and the fact was not told."""
        for name, spec in self.pack.facts.items():
            if self.facts.get(name) is not None or len(self.known[name]) < 2:
                continue
            for code, value in spec.implied_by.items():
                happened = [code in codes for codes in self.known["conduct"]]
                if any(happened) and not all(happened):
                    did = Condition("atom", (), "conduct", frozenset({code}))
                    so = Condition("atom", (), name, frozenset(as_values(value)))
                    yield Condition("any", (Condition("not", (did,)), so))

    def _axes(self) -> list[Axis]:
        """The open facts on which norms still turn, each cut into groups nothing tells apart."""
        needed: dict[str, dict[Condition, None]] = {}
        conditions = [c for norm in self.open_norms for c in conditions_of(norm)]
        for condition in (*conditions, *self._implied):
            for atom in self._undecided(condition):
                needed.setdefault(atom.fact, {})[atom] = None
        axes = [Axis("context", _grouped(self.contexts, self._context_sign(needed)))]
        for fact, rows in needed.items():
            if fact not in MEMBERS:
                axes.append(Axis(fact, _grouped(self.known[fact], _signer(list(rows)))))
        return axes

    def _undecided(self, condition: Condition) -> Iterator[Condition]:
        """The atoms on which a condition still turns."""
        certain, possible = self.kleene(condition)
        if certain or not possible:
            return
        if condition.op == "atom":
            yield condition
        for kid in condition.kids:
            yield from self._undecided(kid)

    def _context_sign(
        self, needed: Mapping[str, Collection[Condition]]
    ) -> Callable[[Context], list[bool]]:
        facts = [fact for fact in MEMBERS if fact in needed]
        verdicts = {
            fact: {v: tuple(fits(v, a) for a in needed[fact]) for v in self._open[fact]}
            for fact in facts
        }
        return lambda context: [hit for f in facts for hit in verdicts[f][getattr(context, f)]]

    def _lay_out(self) -> tuple[bool, int]:
        """Give every axis its mask for each choice: all combinations, or a fixed sample."""
        size = 1
        for axis in self.axes:
            size *= len(axis.choices)
        if size <= LIMIT:
            stride = 1
            for axis in self.axes:
                count = len(axis.choices)
                axis.masks = [_stripe(choice, stride, count, size) for choice in range(count)]
                stride *= count
            return True, size
        chance = random.Random(7)  # noqa: S311 - a sample that is the same every time
        sample = LIMIT >> 4
        for axis in self.axes:
            bits = [bytearray(b"0" * sample) for _ in axis.choices]
            picks = chance.choices(range(len(axis.choices)), k=sample)
            for world, pick in enumerate(picks):
                bits[pick][world] = 49
            axis.masks = [int(row, 2) for row in bits]
        return False, sample

    def _valid(self) -> int:
        """The worlds that no implication rules out."""
        mask = self.ones
        for rule in self._implied if mask else ():
            mask &= self.holds_in(rule)
        return mask

    def holds_in(self, condition: Condition, *, lenient: bool = False) -> int:
        """The worlds in which a condition is true; lenient: open readings count as true."""
        key = (condition, lenient)
        if key not in self._cache:
            self._cache[key] = self._mask(condition, lenient)
        return self._cache[key]

    def _mask(self, condition: Condition, lenient: bool) -> int:
        certain, possible = self.kleene(condition)
        if certain or not possible:
            return self.ones if certain else 0
        if condition.op == "atom":
            if lenient and condition.fact.startswith(READING) and self._contested(condition.fact):
                return self.ones
            return self._atom_mask(condition)
        kids = [self.holds_in(kid, lenient=lenient) for kid in condition.kids]
        if condition.op == "not":
            return self.ones & ~kids[0]
        result = self.ones if condition.op == "all" else 0
        for kid in kids:
            result = result & kid if condition.op == "all" else result | kid
        return result

    def _contested(self, reading: str) -> bool:
        return len(self.known[reading]) > 1

    def _atom_mask(self, atom: Condition) -> int:
        """The worlds of an atom that is not decided: it has an axis."""
        if atom.fact in MEMBERS:
            axis = self.axes[0]
            hits = [fits(getattr(group[0], atom.fact), atom) for group in axis.choices]
        else:
            axis = next(one for one in self.axes if one.name == atom.fact)
            hits = [fits(group[0], atom) for group in axis.choices]
        mask = 0
        for hit, part in zip(hits, axis.masks, strict=True):
            mask |= part if hit else 0
        return mask & self.ones

    def days(self) -> list[date]:
        """The days of the act still possible, one for each stretch the pack tells apart."""
        return sorted(self._open["act_date"])


def conditions_of(norm: Norm) -> Iterator[Condition]:
    """A norm's condition and those of its consequences."""
    yield norm.when
    yield from (then.when for then in norm.consequences)


def _signer(rows: Sequence[Condition]) -> Callable[[Any], list[bool]]:
    return lambda value: [fits(value, atom) for atom in rows]


def _grouped(values: Sequence[Any], sign: Callable[[Any], list[bool]]) -> list[list[Any]]:
    groups: dict[tuple[bool, ...], list[Any]] = {}
    for value in values:
        groups.setdefault(tuple(sign(value)), []).append(value)
    return list(groups.values())


def _stripe(choice: int, stride: int, choices: int, size: int) -> int:
    """The worlds (bits) in which an axis of this stride makes a choice."""
    block = ((1 << stride) - 1) << (choice * stride)
    period = stride * choices
    repeats = ((1 << size) - 1) // ((1 << period) - 1)
    return block * repeats

"""All worlds still possible, as bits of one integer; a norm is a mask of the worlds it holds in."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jaganetral.law.context import MEMBERS, Context, contexts
from jaganetral.law.facts import Possible
from jaganetral.law.model import Condition, Norm, Pack

LIMIT = 1 << 14


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


@dataclass(slots=True)
class Axis:
    """One open thing: its choices (groups that no norm can tell apart) and its place in a world."""

    name: str
    choices: list[list[Any]]
    picks: Sequence[int] = ()
    masks: list[int] = field(default_factory=list)


class Worlds:
    """The worlds of a case. `exact` is False when they were sampled."""

    def __init__(self, known: Possible, facts: Mapping[str, Any], pack: Pack) -> None:
        self.known, self.pack = known, pack
        self.norms = [norm for norm in pack.norms.values() if not norm.disabled]
        self.contexts = contexts(known, facts, pack)
        self._atoms = self._by_fact()
        self.open_norms = [norm for norm in self.norms if self._kleene(norm.when)[1]]
        self.axes = self._axes()
        self.exact, self.count = self._lay_out()
        self.ones = (1 << self.count) - 1
        self._cache: dict[Condition, int] = {}

    def _by_fact(self) -> dict[str, list[Condition]]:
        found: dict[str, list[Condition]] = {}
        for norm in self.norms:
            conditions = [norm.when, *(then.when for then in norm.consequences)]
            for atom in (atom for condition in conditions for atom in atoms(condition)):
                found.setdefault(atom.fact, []).append(atom)
        return found

    def values(self, fact: str) -> Sequence[Any]:
        """The values a fact, given or derived, may still have."""
        if fact in ("stage", "beneficiary", "regime", "act_date", "election", "office"):
            return list(dict.fromkeys(getattr(context, fact) for context in self.contexts))
        return self.known[fact]

    def _kleene(self, condition: Condition) -> tuple[bool, bool]:
        """(certain, possible) without looking at how facts hang together."""
        if condition.op == "atom":
            hits = [fits(value, condition) for value in self.values(condition.fact)]
            return all(hits), any(hits)
        kids = [self._kleene(kid) for kid in condition.kids]
        if condition.op == "not":
            certain, possible = kids[0]
            return not possible, not certain
        join: Callable[[Iterator[bool]], bool] = all if condition.op == "all" else any
        return join(k[0] for k in kids), join(k[1] for k in kids)

    def kleene(self, norm: Norm) -> tuple[bool, bool]:
        """(certain, possible) of a norm in the quick mode."""
        return self._kleene(norm.when)

    def _axes(self) -> list[Axis]:
        """The open facts that norms still possible look at, each cut into groups."""
        needed: dict[str, None] = {}
        for norm in self.open_norms:
            conditions = [norm.when, *(then.when for then in norm.consequences)]
            for condition in conditions:
                needed.update(dict.fromkeys(atom.fact for atom in atoms(condition)))
        axes = [Axis("context", self._grouped(self.contexts, self._context_sign))]
        for fact in needed:
            if fact not in MEMBERS and len(self.known[fact]) > 1:
                sign = self._signer(fact)
                axes.append(Axis(fact, self._grouped(self.known[fact], sign)))
        return [axis for axis in axes if len(axis.choices) > 1 or axis.name == "context"]

    def _signer(self, fact: str) -> Callable[[Any], tuple[bool, ...]]:
        rows = self._atoms.get(fact, [])
        return lambda value: tuple(fits(value, atom) for atom in rows)

    def _context_sign(self, context: Context) -> tuple[bool, ...]:
        facts = [fact for fact in MEMBERS if fact in self._atoms]
        return tuple(
            fits(getattr(context, fact), atom) for fact in facts for atom in self._atoms[fact]
        )

    @staticmethod
    def _grouped(values: Sequence[Any], sign: Callable[[Any], Any]) -> list[list[Any]]:
        groups: dict[Any, list[Any]] = {}
        for value in values:
            groups.setdefault(sign(value), []).append(value)
        return list(groups.values())

    def _lay_out(self) -> tuple[bool, int]:
        """Give every axis its mask for each choice: all combinations, or a fixed sample."""
        size = 1
        for axis in self.axes:
            size *= len(axis.choices)
        if size <= LIMIT:
            stride = 1
            for axis in self.axes:
                axis.masks = [
                    _stripe(i, stride, len(axis.choices), size) for i in range(len(axis.choices))
                ]
                stride *= len(axis.choices)
            return True, size
        chance = random.Random(7)  # noqa: S311 - a sample that is the same every time
        for axis in self.axes:
            picks = [chance.randrange(len(axis.choices)) for _ in range(LIMIT)]
            axis.masks = [0] * len(axis.choices)
            for world, pick in enumerate(picks):
                axis.masks[pick] |= 1 << world
        return False, LIMIT

    def holds_in(self, condition: Condition) -> int:
        """The worlds in which a condition is true."""
        if condition not in self._cache:
            self._cache[condition] = self._mask(condition)
        return self._cache[condition]

    def _mask(self, condition: Condition) -> int:
        if condition.op == "atom":
            return self._atom_mask(condition)
        kids = [self.holds_in(kid) for kid in condition.kids]
        if condition.op == "not":
            return self.ones & ~kids[0]
        result = self.ones if condition.op == "all" else 0
        for kid in kids:
            result = result & kid if condition.op == "all" else result | kid
        return result

    def _atom_mask(self, atom: Condition) -> int:
        if atom.fact in MEMBERS:
            axis, member = self.axes[0], atom.fact
            hits = [fits(getattr(group[0], member), atom) for group in axis.choices]
        else:
            found = next((a for a in self.axes if a.name == atom.fact), None)
            if found is None:
                return self.ones if fits(self.known[atom.fact][0], atom) else 0
            axis, hits = found, [fits(group[0], atom) for group in found.choices]
        mask = 0
        for hit, part in zip(hits, axis.masks, strict=True):
            mask |= part if hit else 0
        return mask

    def days(self) -> list[date]:
        """The days of the act still possible, one for each stretch the pack tells apart."""
        return sorted({context.act_date for context in self.contexts})


def _stripe(choice: int, stride: int, choices: int, size: int) -> int:
    """The worlds (bits) in which an axis of this stride makes a choice."""
    block = ((1 << stride) - 1) << (choice * stride)
    period = stride * choices
    repeats = ((1 << size) - 1) // ((1 << period) - 1)
    return block * repeats

"""Why a norm holds, fails or stays open: its elements in sentences, tied to the facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jaganetral.law.model import Condition, Norm, State
from jaganetral.law.words import value_word, word
from jaganetral.law.worlds import Worlds, fits


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a norm: the fact, what the norm wants, and what can be said of it.

    `disputed`: several values were given, instead of none. `seen`: the value that is known.
    """

    fact: str
    label: str
    wanted: str
    state: State
    disputed: bool
    seen: str = ""

    def sentence(self) -> str:
        """ "Status kepegawaian: PNS", or that it is not known, or not so."""
        small = self.label[:1].lower() + self.label[1:]
        if self.disputed:
            return f"Diperselisihkan: {small} ({self.wanted})."
        if self.state is State.UNKNOWN:
            return f"Belum diketahui: {small} ({self.wanted})."
        if self.state is State.FAILS:
            return f"Tidak terpenuhi: {small} ({self.wanted})."
        return f"{self.label}: {self.seen or self.wanted}."

    def as_dict(self) -> dict[str, Any]:
        """met, not_met, unknown or disputed."""
        states = {State.HOLDS: "met", State.FAILS: "not_met", State.UNKNOWN: "unknown"}
        said = "disputed" if self.disputed else states[self.state]
        return {"fact": self.fact, "label": self.label, "wanted": self.wanted, "state": said}


def because(norm: Norm, worlds: Worlds, state: State) -> list[str]:
    """The elements that carry the state of a norm, as sentences.

    Of a norm that holds, those fulfilled; of one that fails, those missing; of an open one, first
    what is not known, then what is fulfilled.
    """
    found = elements(norm, worlds)
    if state is State.HOLDS:
        rows = [e for e in found if e.state is State.HOLDS]
    elif state is State.FAILS:
        rows = [e for e in found if e.state is State.FAILS]
        if not rows and not in_force(norm, worlds):
            return [f"Tidak berlaku pada hari itu: {span(norm)}."]
    else:
        rows = [e for e in found if e.state is State.UNKNOWN]
        rows += [e for e in found if e.state is State.HOLDS]
    return list(dict.fromkeys(e.sentence() for e in rows))


def in_force(norm: Norm, worlds: Worlds) -> bool:
    """Whether some day still possible lies in the days a norm is in force."""
    return any(norm.first <= day <= norm.last for day in worlds.days())


def span(norm: Norm) -> str:
    """The days a norm is in force, in words."""
    first = f"sejak {norm.first.isoformat()}" if norm.first.year > 1 else ""
    last = f"sampai {norm.last.isoformat()}" if norm.last.year < 9999 else ""
    return " ".join(part for part in (first, last) if part) or "tanpa batas"


def elements(norm: Norm, worlds: Worlds) -> list[Element]:
    """The elements of a norm in its order; days in force are left out."""
    rows: dict[tuple[str, str], Element] = {}
    for condition in (norm.who, norm.act):
        for atom, positive, state in _walk(condition, worlds, True):
            wanted = _wanted(atom, positive)
            disputed = state is State.UNKNOWN and _is_disputed(atom.fact, worlds.facts)
            seen = _seen(atom, worlds) if state is State.HOLDS else ""
            element = Element(atom.fact, _label(atom.fact, worlds), wanted, state, disputed, seen)
            rows.setdefault((atom.fact, wanted), element)
    return list(rows.values())


def _is_disputed(fact: str, facts: Mapping[str, Any]) -> bool:
    given = facts.get(fact)
    return isinstance(given, Mapping) and "one_of" in given


def _walk(
    condition: Condition, worlds: Worlds, positive: bool
) -> Iterator[tuple[Condition, bool, State]]:
    if condition.op == "atom":
        if condition.fact != "act_date":
            yield condition, positive, _state(condition, worlds, positive)
        return
    turned = positive if condition.op != "not" else not positive
    kids = condition.kids
    if condition.op == "any" and turned:  # of alternatives, those that matter now
        states = [worlds.kleene(kid) for kid in kids]
        met = [kid for kid, (certain, _) in zip(kids, states, strict=True) if certain]
        maybe = [kid for kid, (_, possible) in zip(kids, states, strict=True) if possible]
        kids = tuple(met or maybe or kids)
    for kid in kids:
        yield from _walk(kid, worlds, turned)


def _state(atom: Condition, worlds: Worlds, positive: bool) -> State:
    hits = [fits(value, atom) is positive for value in worlds.values(atom.fact)]
    if all(hits):
        return State.HOLDS
    return State.UNKNOWN if any(hits) else State.FAILS


def _label(fact: str, worlds: Worlds) -> str:
    spec = worlds.pack.facts.get(fact)
    return spec.label if spec else word("derived", fact)


def _seen(atom: Condition, worlds: Worlds) -> str:
    """What is the case, where one value is known: of a list of codes those that matter."""
    values = worlds.values(atom.fact)
    if len(values) != 1:
        return ""
    found = sorted(values[0] & atom.allowed) if isinstance(values[0], frozenset) else [values[0]]
    return " dan ".join(value_word(atom.fact, value) for value in found)


def _wanted(atom: Condition, positive: bool) -> str:
    said = " atau ".join(value_word(atom.fact, value) for value in sorted(atom.allowed, key=str))
    return said if positive else f"bukan {said}"

"""Why a norm holds, fails or stays open: its elements in sentences, tied to the facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jaganetral.law.model import Condition, State
from jaganetral.law.words import value_word, word
from jaganetral.law.worlds import Worlds, fits

DERIVED_LABELS = {"stage": "Tahapan", "regime": "Peraturan disiplin"}
REGIMES = {"pp94": "PP 94/2021", "pp53": "PP 53/2010"}


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a norm: the fact, what the norm wants, and what can be said of it."""

    fact: str
    label: str
    wanted: str
    state: State

    def sentence(self) -> str:
        """ "Status kepegawaian: PNS", or that it is not known, or not so."""
        if self.state is State.UNKNOWN:
            return f"Belum diketahui: {self.label.lower()} ({self.wanted})."
        if self.state is State.FAILS:
            return f"Tidak terpenuhi: {self.label.lower()} ({self.wanted})."
        return f"{self.label}: {self.wanted}."


def because(condition: Condition, worlds: Worlds, state: State) -> list[str]:
    """The elements that carry the state of a norm, as sentences.

    Of a norm that holds, those fulfilled; of one that fails, those missing; of an open one, first
    what is not known, then what is fulfilled.
    """
    found = elements(condition, worlds)
    met = [e.sentence() for e in found if e.state is State.HOLDS]
    if state is State.HOLDS:
        return _unique(met)
    wanted = State.FAILS if state is State.FAILS else State.UNKNOWN
    rest = [e.sentence() for e in found if e.state is wanted]
    return _unique(rest if state is State.FAILS else rest + met)


def elements(condition: Condition, worlds: Worlds) -> list[Element]:
    """The elements of a condition, in its order; days in force are left out."""
    return [
        Element(atom.fact, _label(atom.fact, worlds), _wanted(atom, positive), state)
        for atom, positive, state in _walk(condition, worlds, True)
    ]


def _walk(
    condition: Condition, worlds: Worlds, positive: bool
) -> Iterator[tuple[Condition, bool, State]]:
    if condition.op == "atom":
        if condition.fact != "act_date":
            yield condition, positive, _state(condition, worlds, positive)
        return
    turned = positive if condition.op != "not" else not positive
    for kid in condition.kids:
        yield from _walk(kid, worlds, turned)


def _state(atom: Condition, worlds: Worlds, positive: bool) -> State:
    hits = [fits(value, atom) is positive for value in worlds.values(atom.fact)]
    if all(hits):
        return State.HOLDS
    return State.UNKNOWN if any(hits) else State.FAILS


def _label(fact: str, worlds: Worlds) -> str:
    return DERIVED_LABELS.get(fact) or worlds.pack.facts[fact].label


def _wanted(atom: Condition, positive: bool) -> str:
    order: list[Any] = sorted(atom.allowed, key=str)
    if atom.fact == "regime":
        said = " atau ".join(REGIMES[value] for value in order)
    elif atom.fact == "stage":
        said = " atau ".join(word("stage", value) for value in order)
    else:
        said = " atau ".join(value_word(atom.fact, value) for value in order)
    return said if positive else f"bukan {said}"


def _unique(sentences: list[str]) -> list[str]:
    return list(dict.fromkeys(sentences))

"""Which question a text means. It never guesses: a tie, or too much left over, means none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from math import log2

from jaganetral.law.advice.questions import Question, load_advice, questions
from jaganetral.law.advice.words import Heard, hear, load_words, plain

_BESIDE = 0.9  # what a concept that may be said counts, beside one that must be
_LEAST = 0.6  # the share of what was said that a question must know
_AHEAD = 0.05
_UNKNOWN = 2  # words nobody knows that may stand in a permitted question: names, mostly
_STRANGE = 3  # words nobody knows, more than of those we know, from which we do not understand
_NEAREST = 3
_SIGNS = r"[,;.]"


@dataclass(frozen=True, slots=True)
class Meaning:
    """The question a text means, or None; the facts it tells for it; the nearest questions.

    `whole` is False where words were left over that might change the answer. `parts`: where
    several acts are asked about at once, the question of each that was wholly understood.
    """

    question: Question | None
    whole: bool = True
    facts: Mapping[str, bool] = field(default_factory=dict)
    status: str | None = None
    nearest: tuple[Question, ...] = ()
    parts: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fit:
    question: Question
    score: float
    share: float
    left: frozenset[str]


def recognise(text: str) -> Meaning:
    """What a text means, in Indonesian, a regional tongue or English."""
    own = _as_listed().get(tuple(plain(text)))
    if own is not None:
        return Meaning(own, nearest=tuple(_nearest(hear(text))[:_NEAREST]))
    heard = hear(text)
    best = None if heard.doubtful or not _on_topic(heard) else _best(heard)
    first = [best.question] if best is not None else []
    nearest = tuple(dict.fromkeys([*first, *_nearest(heard)]))[:_NEAREST]
    parts = () if heard.doubtful or not _on_topic(heard) else _parts(text, heard)
    if best is None:
        return Meaning(None, False, status=heard.status, nearest=nearest, parts=parts)
    exact = best.question.exact or best.question.right is not None
    unknown = 0 if exact else _UNKNOWN
    whole = not best.left and len(heard.unknown) <= unknown and not _hides(text, best.question)
    told = _told(best.question, heard)
    return Meaning(best.question, whole, told, heard.status, nearest, parts)


def _on_topic(heard: Heard) -> bool:
    """Whether elections are spoken of, or nothing that we do not know; not nonsense around them."""
    known = len(heard.concepts)
    if len(heard.unknown) > max(_STRANGE, known):
        return False
    return not heard.unknown or bool(load_words().topic & set(heard.concepts))


def _best(heard: Heard) -> _Fit | None:
    """The one question that fits clearly better than every other."""
    fits = sorted((_fit(one, heard) for one in questions()), key=lambda fit: -fit.score)
    best, second = fits[0], fits[1]
    sure = best.score > 0 and best.share >= _LEAST and best.score - second.score > _AHEAD
    return best if sure else None


def _split(text: str) -> list[str]:
    """The text between its signs and the words that join two acts."""
    joining = "|".join(sorted(load_words().joining))
    return re.split(rf"{_SIGNS}|\b(?:{joining})\b", text.lower())


def _parts(text: str, heard: Heard) -> tuple[Question, ...]:
    """The acts that are asked about at once, from the first part that asks for one.

    None where a word of the text bears on every part: a refusal, a report, leave.
    """
    table = load_words()
    if set(heard.concepts) & (table.turns | table.throughout):
        return ()
    split = _split(text)
    said = [hear(part) for part in split]
    asking = (bool(table.askings & set(plain(part))) for part in split)
    both = (at for at, asks in enumerate(asking) if asks and said[at].concepts)
    sure = [_understood(one) for one in said[next(both, 0) :]]
    found = tuple(dict.fromkeys(one for one in sure if one is not None))
    return found if len(found) > 1 else ()


def _understood(heard: Heard) -> Question | None:
    """The question of a part by itself, where no word of it may change the answer."""
    best = None if heard.doubtful or len(heard.unknown) > _UNKNOWN else _best(heard)
    if best is None or best.left or (best.question.exact and heard.unknown):
        return None
    return best.question


def _hides(text: str, question: Question) -> bool:
    """Whether a part of the text asks for something else that is not free for everybody."""
    parts = _split(text)
    asked = _wished(parts, question) if len(parts) > 1 else []
    found = (_best(hear(part)) for part in asked)
    others = (fit.question for fit in found if fit is not None and fit.question is not question)
    return any(other.right is None and other.facts.get("conduct") != [] for other in others)


def _wished(parts: list[str], question: Question) -> list[str]:
    """The parts that may tell a wish: not an order, told before somebody asks to refuse it."""
    table = load_words()
    turning = table.turns & frozenset().union(*question.hears)
    asking = [bool(table.askings & set(plain(part))) for part in parts]
    said = [frozenset(hear(part).concepts) for part in parts]
    refused = (at for at, one in enumerate(said) if turning & one and asking[at])
    until = next(refused, 0)
    ordered = [at < until and table.orders & one for at, one in enumerate(said)]
    kept = zip(parts, ordered, asking, strict=True)
    return [part for part, order, asks in kept if asks or not order]


@cache
def _as_listed() -> Mapping[tuple[str, ...], Question]:
    """Each question by its own words, as the page lists it."""
    return {tuple(plain(words)): one for one in questions() for words in one.question.values()}


@cache
def _weights() -> Mapping[str, float]:
    """Bits of a concept: the fewer questions hear it, the more it says."""
    every = questions()
    counts: dict[str, int] = {}
    for one in every:
        for concept in frozenset().union(*one.hears):
            counts[concept] = counts.get(concept, 0) + 1
    return {concept: log2(1 + len(every) / count) for concept, count in counts.items()}


def _weight(concept: str) -> float:
    return _weights().get(concept, 3.0)


def _claims(question: Question) -> frozenset[str]:
    return question.also.union(*question.hears)


def _fit(question: Question, heard: Heard) -> _Fit:
    """How well a question knows what was said; below 0 where it cannot be meant."""
    table = load_words()
    said = frozenset(heard.concepts)
    met = [one for one in question.hears if one <= said]
    if not met or said & question.never:
        return _Fit(question, -1.0, 0.0, said)
    must = max(met, key=lambda one: sum(map(_weight, one)))
    may = (said & _claims(question)) - must
    left = said - must - may - table.beside
    if left & table.turns:
        return _Fit(question, -1.0, 0.0, left)
    claimed = sum(map(_weight, must)) + _BESIDE * sum(map(_weight, may - table.beside))
    lost = sum(map(_weight, left))
    return _Fit(question, claimed - lost, claimed / (claimed + lost), left)


def _nearest(heard: Heard) -> list[Question]:
    """Questions by what they share with the text, the likest first."""
    said = frozenset(heard.concepts)

    def shared(one: Question) -> float:
        whole = max(len(alternative & said) / len(alternative) for alternative in one.hears)
        return sum(map(_weight, said & _claims(one))) * whole

    return sorted(questions(), key=lambda one: -shared(one))


def _told(question: Question, heard: Heard) -> dict[str, bool]:
    """The facts of a text that the question would ask for."""
    asked = {*question.ask, question.depends.get("fact")} & load_advice().asks.keys()
    return {fact: value for fact, value in heard.facts.items() if fact in asked}

"""Which question a text means. It never guesses: a tie, or too much left over, means none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from math import log2

from jaganetral.law.advice.questions import Question, load_advice, questions
from jaganetral.law.advice.words import REFUSE, Heard, hear, load_words, plain

_BESIDE = 0.9  # what a concept that may be said counts, beside one that must be
_LEAST = 0.6  # the share of what was said that a question must know
_AHEAD = 0.05
_UNKNOWN = 2  # words nobody knows that may stand in a permitted question: names, mostly
_STRANGE = 3  # words nobody knows, more than of those we know, from which we do not understand
_NEAREST = 3
_CIRCUMSTANCE = 0.25  # what a circumstance that a question does not know counts of its bits
_SURE = 0.7  # the share of a part that must be known, where the part alone is answered
_SIGNS = r"[,;.]"


@dataclass(frozen=True, slots=True)
class Meaning:
    """The question a text means, or None; the facts it tells for it; the nearest questions.

    `whole` is False where words were left over that might change the answer. `parts`: questions
    that a part of the text means by itself; a "no" to one of them is a "no" to the text.
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
    parts = _acts_in(text, heard)
    first = [best.question] if best is not None else []
    nearest = tuple(dict.fromkeys([*first, *parts, *_nearest(heard)]))[:_NEAREST]
    if best is None:
        return Meaning(None, status=heard.status, nearest=nearest, parts=parts)
    whole = _whole(best, heard) and not _hides(text, best.question)
    told = _told(best.question, heard)
    return Meaning(best.question, whole, told, heard.status, nearest, parts)


def _whole(best: _Fit, heard: Heard) -> bool:
    """Whether nothing was left over that might change the answer."""
    table = load_words()
    exact = best.question.exact or best.question.right is not None
    unknown = 0 if exact else _UNKNOWN
    refuses = REFUSE in frozenset().union(*best.question.hears)
    left = best.left - table.around if refuses else best.left
    return not left and len(heard.unknown) <= unknown


def _turns(question: Question) -> bool:
    """Whether it asks to refuse, report or leave, wherever that is and whoever is there."""
    return bool(load_words().turns & frozenset().union(*question.hears))


def _acts_in(text: str, heard: Heard) -> tuple[Question, ...]:
    """The acts that single parts of a text ask about; none behind a refusal, unless "but"."""
    table = load_words()
    parts = _parts(_asking(text))
    if table.excuses & set(heard.concepts):
        return ()
    if table.turns & set(heard.concepts):
        told = [bool(table.turns & set(hear(part).concepts)) for part in parts]
        parts = parts[told.index(True) + 1 :] if True in told and _contrasts(text) else []
    found = (_part(part) for part in parts)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _asking(text: str) -> str:
    """The last sentence where it asks for an act of its own; what was told before is no wish."""
    sentences = [one for one in re.split(r"[.!?]", text) if plain(one)]
    last = sentences[-1] if sentences else text
    return last if _acts(last) and load_words().askings & set(plain(last)) else text


def _part(text: str) -> Question | None:
    """The act that a part asks about, certainly; an order or a circumstance does not lift it."""
    table, heard = load_words(), hear(text)
    said = tuple(one for one in heard.concepts if one not in table.orders)
    if heard.doubtful or len(heard.unknown) > _UNKNOWN:
        return None
    best = _best(replace(heard, concepts=said))
    sure = best is not None and best.share >= _SURE and not best.left - table.around
    if best is None or not sure:
        return None
    return best.question if best.question.facts or best.question.right else None


def _contrasts(text: str) -> bool:
    return bool(load_words().contrast & set(plain(text)))


def _parts(text: str) -> list[str]:
    """A text cut at its signs and at the words that join two acts."""
    joining = "|".join(sorted(load_words().joining, key=len, reverse=True))
    found = re.split(rf"{_SIGNS}|\b(?:{joining})\b", text.lower())
    return [part for part in found if part.strip()]


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


def _hides(text: str, question: Question) -> bool:
    """Whether a part of the text asks for something else that is not free for everybody."""
    parts = _parts(text)
    asked = _wished(parts, question) if len(parts) > 1 else []
    asked = [part for part in asked if not set(hear(part).concepts) <= load_words().persons]
    found = [_best(hear(part)) for part in asked]
    if _turns(question) and (_goes_on(parts) or not all(map(_says, asked, found))):
        return True
    others = (fit.question for fit in found if fit is not None and fit.question is not question)
    return any(other.right is None and other.facts.get("conduct") != [] for other in others)


def _goes_on(parts: list[str]) -> bool:
    """Whether an act is told behind what is refused, reported or left: it may be done instead."""
    turned = [bool(load_words().turns & set(hear(part).concepts)) for part in parts]
    if True not in turned:
        return False
    behind = range(turned.index(True) + 1, len(parts))
    return any(_acts(parts[at]) for at in behind if not turned[at])


def _acts(part: str) -> bool:
    """Whether a part tells an act, and not only who, where, when or by whose order."""
    table = load_words()
    return bool(
        set(hear(part).concepts) - table.beside - table.around - table.persons - table.orders
    )


def _says(part: str, fit: _Fit | None) -> bool:
    """Whether it is known what a part means, if it means an act at all."""
    return fit is not None or not _acts(part)


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
    little = frozenset[str]() if said & table.excuses else table.around
    lost = sum(_weight(one) * (_CIRCUMSTANCE if one in little else 1) for one in left)
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

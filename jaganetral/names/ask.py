"""The one question whose answer would split the candidates best."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2

from jaganetral.names.index import Index
from jaganetral.names.match import Candidate, Strength, search
from jaganetral.names.normalize import fold_name
from jaganetral.names.query import Query, completed
from jaganetral.names.reasons import questions
from jaganetral.names.workplace import fold_post, fold_unit

_LOOKED_AT = 12
_RIVAL = 0.1  # a second candidate from this score up leaves a strong first one undecided
_LITTLE = 0.3  # bits


@dataclass(frozen=True, slots=True)
class Question:
    """`code`: name, unit, position, agency, regency or other; `text`: the Indonesian question.

    The question names no candidate, so it may be put to a reporter as it stands.
    """

    code: str
    text: str

    def __str__(self) -> str:
        return self.text


def _uncertainty(shares: Iterable[float]) -> float:
    """Bits of a choice between alternatives of these weights."""
    weights = [share for share in shares if share > 0]
    whole = sum(weights)
    return -sum(share / whole * log2(share / whole) for share in weights) if whole else 0.0


def _value(index: Index, number: int, attribute: str) -> str:
    person = index.people[number]
    if attribute == "name":
        return index.names[number].folded
    if attribute == "position":
        return fold_post(person.position).folded
    return fold_unit(str(getattr(person, attribute))).folded


def _open(index: Index, query: Query) -> list[str]:
    """Attributes not told yet; a name of one word or of initials may still be completed."""
    told = {"unit": query.unit or query.agency, "agency": query.agency or query.unit}
    told |= {"position": query.position}
    if len(index.columns["regency"].values) > 1:
        told["regency"] = query.regency
    words = [word for word in fold_name(query.name).tokens if len(word) > 1]
    return [
        *(["name"] if len(words) < 2 else []),
        *(key for key, value in told.items() if not value),
    ]


def _split(
    index: Index, numbers: Sequence[int], found: Sequence[Candidate], attribute: str
) -> float:
    groups: defaultdict[str, float] = defaultdict(float)
    for number, candidate in zip(numbers, found, strict=True):
        groups[_value(index, number, attribute)] += candidate.score
    return _uncertainty(groups.values())


def question(index: Index, query: Query) -> Question | None:
    """The deciding question, None where one candidate stands out or nothing was asked."""
    query = completed(index, query)
    if query.empty:
        return None
    found, numbers = search(index, query, _LOOKED_AT)
    rivals = [one for one in found[1:] if one.score >= _RIVAL]
    if found and found[0].strength is Strength.KUAT and not rivals:
        return None
    still = _open(index, query)
    best = max(still, key=lambda one: _split(index, numbers, found, one), default="other")
    told_apart = best != "other" and _split(index, numbers, found, best) >= _LITTLE
    code = best if told_apart else still[0] if still else "other"
    return Question(code, questions()[code])

"""A condition of a norm as lines that people read, in Indonesian or English."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from jaganetral.law.model import Condition, Pack
from jaganetral.law.words import value_word, word

# how a line that holds others begins; "not" stands for none of them
HEADS = {
    "all": {"id": "Semua ini", "en": "All of these"},
    "any": {"id": "Salah satu ini", "en": "One of these"},
    "not": {"id": "Kecuali", "en": "Except where"},
}
ALWAYS = {"id": "Tanpa syarat lain", "en": "No further condition"}
NO = {"id": "Tidak", "en": "Not"}
OR = {"id": "atau", "en": "or"}
BUT = {"id": "selain", "en": "other than"}
SINCE = {"id": "sejak", "en": "from"}
UNTIL = {"id": "sampai", "en": "to"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a fact (`op` is ""), or a head ("all", "any", "not") with lines below it."""

    op: str
    words: str
    kids: tuple["Line", ...] = ()


def lines(condition: Condition, pack: Pack, language: str = "id") -> tuple[Line, ...]:
    """A condition as lines that must all be so; days in force are left out."""
    kids = condition.kids if condition.op == "all" else (condition,)
    found: list[Line] = []
    for kid in kids:
        if kid.op == "all":
            found += lines(kid, pack, language)
        elif not (kid.op == "atom" and kid.fact == "act_date"):
            found.append(_line(kid, pack, language[:2]))
    return tuple(dict.fromkeys(found))


def _line(condition: Condition, pack: Pack, language: str) -> Line:
    if condition.op == "atom":
        return Line("", fact_words(condition, pack, language))
    inner = condition.kids[0] if condition.op == "not" else None
    if inner is not None and inner.op == "atom":
        return Line("", fact_words(inner, pack, language, wanted=False))
    if inner is not None:
        below = lines(inner, pack, language) if inner.op == "all" else _kids(inner, pack, language)
        return Line("not", HEADS["not"][language], (*_nested(inner, below, language),))
    below = _kids(condition, pack, language)
    return Line(condition.op, HEADS[condition.op][language] if below else ALWAYS[language], below)


def _nested(inner: Condition, below: tuple[Line, ...], language: str) -> Iterator[Line]:
    """What stands under "except": the alternatives themselves, or one head over all of them."""
    if inner.op == "any" or len(below) == 1:
        yield from below
    else:
        yield Line(inner.op, HEADS[inner.op][language], below)


def _kids(condition: Condition, pack: Pack, language: str) -> tuple[Line, ...]:
    return tuple(dict.fromkeys(_line(kid, pack, language) for kid in condition.kids))


def fact_label(fact: str, pack: Pack, language: str = "id") -> str:
    """What a fact, given or derived, is called."""
    spec = pack.facts.get(fact)
    if spec is None:
        return word("derived", fact, language)
    return spec.label_en if language.startswith("en") else spec.label


def fact_words(atom: Condition, pack: Pack, language: str = "id", *, wanted: bool = True) -> str:
    """A fact with the values that fulfil it: "Peran dalam kampanye: pelaksana atau petugas"."""
    label = fact_label(atom.fact, pack, language)
    if atom.allowed <= {True, False} and len(atom.allowed) == 1:
        truth = (True in atom.allowed) is wanted
        return label if truth else f"{NO[language]}: {label[:1].lower()}{label[1:]}"
    values = [value_words(atom.fact, one, pack, language) for one in _ordered(atom, pack)]
    said = either(values, language)
    return f"{label}: {said}" if wanted else f"{label}: {BUT[language]} {said}"


def either(values: list[str], language: str = "id") -> str:
    """ "a", "a atau b", "a, b, atau c"."""
    if len(values) < 2:
        return "".join(values)
    comma = "," if len(values) > 2 else ""
    return f"{', '.join(values[:-1])}{comma} {OR[language]} {values[-1]}"


def _ordered(atom: Condition, pack: Pack) -> list[Any]:
    """The values in the order of the pack; others by name."""
    spec = pack.facts.get(atom.fact)
    order = {value: place for place, value in enumerate(spec.values if spec else ())}
    return sorted(atom.allowed, key=lambda one: (order.get(one, len(order)), str(one)))


def value_words(fact: str, value: Any, pack: Pack, language: str = "id") -> str:
    """A value of a fact in words; elections by their titles, spans of days too."""
    if fact == "election":
        return election_title(str(value), pack)
    if isinstance(value, tuple):
        first, last = value
        begin = f"{SINCE[language]} {first.isoformat()}" if first > date.min else ""
        end = f"{UNTIL[language]} {last.isoformat()}" if last < date.max else ""
        return " ".join(part for part in (begin, end) if part)
    return value_word(fact, value, language)


def election_title(name: str, pack: Pack) -> str:
    """The title of an election; its id where the pack has none."""
    row = pack.calendars.get(name) or pack.rules["undated"].get(name, {})
    return str(row.get("title", name))


def settled(condition: Condition, fact: str, value: Any) -> Condition | bool:
    """A condition once a fact has a value: what is left of it, or whether it is so."""
    if condition.op == "atom":
        return value in condition.allowed if condition.fact == fact else condition
    kids = [settled(kid, fact, value) for kid in condition.kids]
    if condition.op == "not":
        only = kids[0]
        return (not only) if isinstance(only, bool) else Condition("not", (only,))
    decisive = condition.op == "any"
    if any(kid is decisive for kid in kids):
        return decisive
    left = tuple(kid for kid in kids if not isinstance(kid, bool))
    if not left:
        return not decisive
    return left[0] if len(left) == 1 else Condition(condition.op, left)

"""Somebody's own words as concepts: everyday, regional and English ways to say the same thing."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[1] / "data" / "advice" / "words.yaml"
_WORD = re.compile(r"[a-z]+")
_NUMBER = re.compile(r"\bno\.? ?(?=\d|urut)")
_LONG = re.compile(r"(.)\1{2,}")
_SHORTEST, _SLIP_FROM, _LIKE = 3, 6, 0.86
_VOWELS = str.maketrans("", "", "aeiou")
_CLIPPED = 4  # letters that a word without its vowels must still have
_REACH = 3  # words behind a "not" that it may be about
REFUSE = "tolak"


@dataclass(frozen=True, slots=True)
class Heard:
    """Concepts in their order, facts and status that were told, and words nobody knows.

    `doubtful`: a "not" that turns the question round, or may do so.
    """

    concepts: tuple[str, ...] = ()
    facts: Mapping[str, bool] = field(default_factory=dict)
    status: str | None = None
    unknown: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """data/advice/words.yaml: every phrase with its kind and concept."""

    phrases: Mapping[tuple[str, ...], tuple[str, str]]
    known: frozenset[str]
    alone: frozenset[str]
    longest: int
    beside: frozenset[str]
    turns: frozenset[str]
    askings: frozenset[str]
    tells: Mapping[str, Mapping[str, bool]]
    topic: frozenset[str]
    orders: frozenset[str]
    around: frozenset[str]
    excuses: frozenset[str]
    persons: frozenset[str]
    joining: frozenset[str]
    contrast: frozenset[str]
    supposing: frozenset[str]
    lacking: frozenset[str]
    formal: frozenset[str]
    reversed: frozenset[str]
    fronts: Mapping[str, Sequence[str]]
    backs: Sequence[str]


def plain(text: str) -> list[str]:
    """Lower-case words without accents; "teman-teman", "teman2" and "temaaan" are "teman".

    "no 2" is a number, not a "no".
    """
    folded = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    folded = _NUMBER.sub("nomor ", folded)
    words = [_LONG.sub(r"\1", word) for word in _WORD.findall(folded)]
    return [word for at, word in enumerate(words) if at == 0 or word != words[at - 1]]


@cache
def load_words() -> Words:
    """The words, read once. Raises ValueError where a phrase stands for two concepts."""
    raw = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)
    phrases: dict[tuple[str, ...], tuple[str, str]] = {}
    for kind, concept, spelling in _rows(raw):
        key = tuple(plain(spelling))
        if phrases.setdefault(key, (kind, concept)) != (kind, concept):
            raise ValueError(f"{FILE.name}: {spelling!r} berarti {concept} dan {phrases[key][1]}.")
    return Words(
        phrases=phrases,
        known=frozenset(word for key in phrases for word in key),
        alone=frozenset(key[0] for key in phrases if len(key) == 1),
        longest=max(map(len, phrases)),
        beside=frozenset(raw["beside"]),
        turns=frozenset(raw["turns"]),
        askings=frozenset(raw["askings"]),
        tells=raw["tells"],
        topic=frozenset(raw["topic"]),
        orders=frozenset(raw["orders"]),
        around=frozenset(raw["around"]),
        excuses=frozenset(raw["excuses"]),
        persons=frozenset(raw["persons"]),
        joining=frozenset(raw["joining"]),
        contrast=frozenset(raw["contrast"]),
        supposing=frozenset(raw["supposing"]),
        lacking=frozenset(raw["lacking"]),
        formal=frozenset(raw["formal"]),
        reversed=frozenset(raw["reversed"]),
        fronts=raw["fronts"],
        backs=raw["backs"],
    )


def _rows(raw: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for kind in ("heard", "beside", "turns"):
        for concept, spellings in raw[kind].items():
            yield from (("concept", concept, one) for one in spellings)
    yield from (("status", status, one) for status, all_ in raw["statuses"].items() for one in all_)
    yield from (("not", "", one) for one in raw["negations"])
    yield from (("empty", "", one) for one in raw["empty"])


def _same(word: str, known: frozenset[str]) -> str:
    """The word as it is known: as written, without affixes or vowels, or one slip away."""
    found = next((stem for stem in _stems(word) if stem in known), None) or _written_out(
        word, known
    )
    if found is None and len(word) >= _SLIP_FROM:
        found = next(iter(get_close_matches(word, known, 1, _LIKE)), None)
    return found or word


def _written_out(word: str, known: frozenset[str]) -> str | None:
    """The only known word that "clon" or "pstingan" leaves vowels out of."""
    if len(word) < _CLIPPED:
        return None
    longer = _by_consonants(known).get(word.translate(_VOWELS), ())
    found = [one for one in longer if len(one) > len(word) and _left_out(word, one)]
    return found[0] if len(found) == 1 else None


def _left_out(word: str, longer: str) -> bool:
    """Whether the letters of a word stand in the longer one, in their order."""
    letters = iter(longer)
    return all(letter in letters for letter in word)


@cache
def _by_consonants(known: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Known words by their consonants."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(known):
        key = word.translate(_VOWELS)
        found[key] = (*found.get(key, ()), word)
    return found


def _stems(word: str) -> Iterator[str]:
    """The word with affixes taken off, the least first."""
    table = load_words()
    backs = [word, *(word[: -len(back)] for back in table.backs if word.endswith(back))]
    for one in backs:
        if len(one) >= _SHORTEST:
            yield one
    for one in backs:
        for front, letters in table.fronts.items():
            stems = [letter + one[len(front) :] for letter in letters if one.startswith(front)]
            yield from (stem for stem in stems if len(stem) >= _SHORTEST)


def _pieces(words: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """(kind, concept, words) from left to right, the longest phrase first.

    A phrase is known as written, without affixes, or with one slip in a word. Nothing of what
    somebody wrote is remembered.
    """
    table = load_words()
    inside = [_same(word, table.known) for word in words]
    alone = [_same(word, table.alone) for word in words]
    at = 0
    while at < len(words):
        for length in range(min(table.longest, len(words) - at), 0, -1):
            part = tuple(words[at : at + length])
            other = tuple(inside[at : at + length]) if length > 1 else (alone[at],)
            found = table.phrases.get(part) or table.phrases.get(other)
            if found is not None:
                yield *found, " ".join(part)
                at += length
                break
        else:
            yield "unknown", "", words[at]
            at += 1


def hear(text: str) -> Heard:
    """What a text says. Unknown words are kept: whoever answers must know what was not heard."""
    table = load_words()
    pieces = list(_pieces(plain(text)))
    concepts: dict[str, None] = {}
    facts: dict[str, bool] = {}
    absent = _absent(pieces)
    for at, (kind, concept, _) in enumerate(pieces):
        if kind != "concept":
            continue
        told = table.tells.get(concept, {})
        facts |= {fact: value != (at in absent) for fact, value in told.items()}
        if at not in absent:
            concepts[concept] = None
        elif absent[at] == REFUSE and not told:
            concepts |= {REFUSE: None, concept: None}
    statuses = [concept for kind, concept, _ in pieces if kind == "status"]
    unknown = tuple(word for kind, _, word in pieces if kind == "unknown")
    status = statuses[0] if statuses else None
    return Heard(tuple(concepts), facts, status, unknown, _doubtful(pieces))


def _absent(pieces: Sequence[tuple[str, str, str]]) -> dict[int, str]:
    """Places of concepts that a "not" takes away; the first act that is not done is refused."""
    found: dict[int, str] = {}
    for at, (kind, _, word) in enumerate(pieces):
        if kind != "not" or at + 1 == len(pieces) or _asks(pieces, at):
            continue
        behind = range(at + 1, min(at + 1 + _REACH, len(pieces)))
        target = next((other for other in behind if pieces[other][0] == "concept"), None)
        if target is None:
            continue
        if pieces[target][1] in load_words().turns:
            found[target] = "tanpa"
            continue
        first = not any(pieces[other][0] == "concept" for other in range(at))
        refused = first and word not in load_words().lacking and not _supposed(pieces, at)
        found[target] = REFUSE if refused else "tanpa"
    return found


def _asks(pieces: Sequence[tuple[str, str, str]], at: int) -> bool:
    """Whether a "not" stands beside a word that asks: "boleh gak", "gak apa apa", "gak kalau"."""
    table = load_words()
    before, behind = (pieces[at - 1][2] if at else ""), pieces[at + 1 : at + 2]
    beside = {*before.split()[-1:], *(one[2].split()[0] for one in behind)}
    condition = {one[2] for one in behind} & table.supposing
    return bool(condition or beside & table.askings)


def _supposed(pieces: Sequence[tuple[str, str, str]], at: int) -> bool:
    """Whether a "not" only says under which condition something else is asked for behind it.

    "Kalau tidak pakai atribut, boleh ikut?" asks to take part, and refuses nothing.
    """
    table = load_words()
    if not any(word in table.supposing for _, _, word in pieces[max(at - 2, 0) : at]):
        return False
    asks = [there for there in range(at + 1, len(pieces)) if pieces[there][2] in table.askings]
    return bool(asks) and any(kind == "concept" for kind, _, _ in pieces[asks[0] :])


def _doubtful(pieces: Sequence[tuple[str, str, str]]) -> bool:
    """Whether a "not" stands before refusing, reporting or neutrality, or right behind "boleh".

    "boleh gak ..." asks; "boleh tidak ..." may ask for the opposite.
    """
    table = load_words()
    for at, (kind, _, word) in enumerate(pieces[:-1]):
        if kind != "not" or (word not in table.formal and _asks(pieces, at)):
            continue
        first = not any(one[0] == "concept" for one in pieces[:at])
        reversing = table.turns | table.reversed if first else table.turns
        behind = [one for one in pieces[at + 1 : at + 1 + _REACH] if one[0] == "concept"][:1]
        if any(concept in reversing for _, concept, _ in behind):
            return True
        if word in table.formal and at and pieces[at - 1][2] in table.askings and behind:
            return True
    return False

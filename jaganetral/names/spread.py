"""One word of a query against the words of a roster: which may be meant, at what cost in bits."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from jaganetral.names import tables
from jaganetral.names.index import SHORTEST_SLIP, Index, folded_pairs, one_left_out
from jaganetral.names.normalize import fold_name
from jaganetral.names.words import fold_word, sounds_alike

_MOST = 400  # words of the roster that one called piece may stand for
_SPLIT_FROM = 6  # letters of a word that may be two
_INITIALS = 3  # letters of a name that may be initials written together
_LONG = 7  # letters from which two slips are still the same word


@dataclass(frozen=True, slots=True)
class Spread:
    """One word of a query. `ways`: word of the roster -> (gain in bits, way of writing).

    A gain says how much more likely this writing is if the person is the right one than if it is
    anybody. `letter` is set for an initial.
    """

    said: str
    ways: dict[int, tuple[float, str]]
    letter: str = ""


@cache
def _pairs() -> dict[str, tuple[str, ...]]:
    return folded_pairs()


def differ_in_sound(first: str, second: str) -> bool:
    """Whether two words at distance one differ only in letters that sound alike."""
    front = 0
    while front < min(len(first), len(second)) and first[front] == second[front]:
        front += 1
    back = 0
    while back < min(len(first), len(second)) - front and first[-1 - back] == second[-1 - back]:
        back += 1
    one, other = first[front : len(first) - back], second[front : len(second) - back]
    return (one, other) in sounds_alike()


def _slips(index: Index, word: str) -> Iterator[tuple[int, str]]:
    if len(word) < SHORTEST_SLIP:
        return
    near = {place for short in one_left_out(word) for place in index.deletions.get(short, ())}
    for place in near:
        other = index.words[place]
        apart = OSA.distance(word, other, score_cutoff=2)
        if apart == 1:
            yield place, "alike" if differ_in_sound(word, other) else "one_slip"
        elif apart == 2 and min(len(word), len(other)) >= _LONG:
            yield place, "two_slips"


def _beginning(entries: Sequence[tuple[str, int]], piece: str) -> Iterator[int]:
    start = bisect_left(entries, (piece, -1))
    for text, place in entries[start : start + _MOST]:
        if not text.startswith(piece):
            return
        yield place


def _called(index: Index, word: str) -> Iterator[tuple[int, str]]:
    """Words a person may be called by this piece for."""
    for full in _pairs().get(word, ()):
        place = index.word_at.get(full)
        if place is not None:
            yield place, "nickname"
    if len(word) < tables.nicknames().shortest:
        return
    for place in _beginning(index.stripped, word):
        yield place, "nickname"
    start = bisect_left(index.words, word)
    for place in range(start, min(start + _MOST, len(index.words))):
        if not index.words[place].startswith(word):
            break
        yield place, "piece"
    for place in _beginning(index.backwards, word[::-1]):
        yield place, "piece"


def _ways(index: Index, token: str) -> dict[int, str]:
    word = fold_word(token)
    found: dict[int, str] = {}
    exact = index.word_at.get(word)
    if exact is not None:
        found[exact] = "spelling"
    cost = {way: getattr(tables.weights().cost, way) for way in tables.Cost.__struct_fields__}
    for place, way in (*_slips(index, word), *_called(index, word)):
        if place not in found or cost[way] < cost[found[place]]:
            found[place] = way
    return found


def spread(index: Index, token: str) -> Spread:
    """Every word of the roster that `token` may stand for. A single letter is an initial."""
    rules = tables.weights()
    if len(token) == 1:
        return Spread(token, {}, fold_word(token))
    found = _ways(index, token)
    cost = {place: float(getattr(rules.cost, way)) for place, way in found.items()}
    anybody = 2.0**-rules.unknown_word
    anybody += sum(float(index.share[place]) * 2.0**-bits for place, bits in cost.items())
    surprise = -math.log2(anybody)
    return Spread(token, {place: (surprise - cost[place], found[place]) for place in found})


def _readings(index: Index, tokens: Sequence[str]) -> Iterator[list[str]]:
    """The name as written, then with two neighbours joined, or one word split in known words."""
    yield list(tokens)
    for place in range(len(tokens) - 1):
        joined = tokens[place] + tokens[place + 1]
        if len(tokens[place]) > 1 and _known(index, joined):
            yield [*tokens[:place], joined, *tokens[place + 2 :]]
    for place, token in enumerate(tokens):
        if len(token) < _SPLIT_FROM or _known(index, token):
            continue
        if (cut := _cut(index, token)) is not None:
            yield [*tokens[:place], token[:cut], token[cut:], *tokens[place + 1 :]]
    if len(tokens) == 1 and 2 <= len(tokens[0]) <= _INITIALS and not _known(index, tokens[0]):
        yield list(tokens[0])


def _cut(index: Index, token: str) -> int | None:
    """Where a word falls into two known ones; else into two with one stray letter between.

    The stray letter stays with the longer piece, which then counts as written with a slip.
    """
    for stray in (0, 1):
        cuts = [
            (_share(index, token[:cut]) * _share(index, token[cut + stray :]), cut)
            for cut in range(2, len(token) - 1 - stray)
        ]
        best, cut = max(cuts)
        if best > 0:
            return cut + stray if cut >= len(token) - cut - stray else cut
    return None


def _share(index: Index, token: str) -> float:
    place = index.word_at.get(fold_name(token).folded)
    return float(index.share[place]) if place is not None else 0.0


def _known(index: Index, token: str) -> bool:
    return _share(index, token) > 0


def spreads_of(index: Index, text: str) -> list[list[Spread]]:
    """Every reading of a written name, each as the spreads of its words; [] without a name."""
    tokens = fold_name(text).tokens
    if not tokens:
        return []
    return [[spread(index, token) for token in reading] for reading in _readings(index, tokens)]

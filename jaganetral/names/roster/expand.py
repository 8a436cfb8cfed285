"""One word of a question against the words of a roster: which may be meant, at what cost."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import log2

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from jaganetral.names import tables
from jaganetral.names.roster.hashes import key_of
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.words import (
    SHORTEST_SLIP,
    differ_in_sound,
    fold_word,
    nicknames,
    one_left_out,
)

_MOST = 48  # words of the roster that one word of a question may stand for
_LONG = 7  # letters from which two slips are still the same word
_PIECES = 400
Bits = npt.NDArray[np.float32]
Ids = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Meant:
    """A word of a question. `sounds` are sorted; `gain[i]` bits in favour of `sounds[i]`.

    `exact` is the sound as written, or -1; `written` the same spelling in the roster, or -1.
    `letter` is set for an initial.
    """

    said: str
    sounds: Ids
    gain: Bits
    ways: tuple[str, ...]
    exact: int = -1
    written: int = -1
    letter: str = ""


@cache
def _costs() -> dict[str, float]:
    cost = tables.weights().cost
    return {way: float(getattr(cost, way)) for way in tables.Cost.__struct_fields__}


class Reader:
    """Reads words of questions against one index; remembers those it has read."""

    def __init__(self, index: RosterIndex) -> None:
        self.index = index
        self._quick: dict[str, Meant] = {}
        self._wide: dict[str, Meant] = {}

    def quick(self, token: str) -> Meant:
        """The word as it stands, and what is written otherwise but sounds the same."""
        found = self._quick.get(token)
        if found is None:
            found = self._quick[token] = self._meant(token, {})
        return found

    def wide(self, token: str) -> Meant:
        """Slips, nicknames and pieces as well."""
        found = self._wide.get(token)
        if found is None:
            ways: dict[int, str] = {}
            costs = _costs()
            for at, way in self._others(fold_word(token)):
                if at not in ways or costs[way] < costs[ways[at]]:
                    ways[at] = way
            if len(self._wide) > 200_000:
                self._wide.clear()
            found = self._wide[token] = self._meant(token, ways)
        return found

    def nearest(self, word: str) -> int:
        """The most common sound one slip away from a folded word, -1 where there is none."""
        near = [at for at, way in self._slipped(word) if way != "two_slips"]
        return max(near, key=lambda at: float(self.index.share[at]), default=-1)

    def _meant(self, token: str, ways: dict[int, str]) -> Meant:
        index = self.index
        if len(token) == 1:
            return Meant(
                token, np.zeros(0, np.uint32), np.zeros(0, np.float32), (), letter=fold_word(token)
            )
        written = index.written_at.get(token, -1)
        exact = (
            int(index.sound_of[written])
            if written >= 0
            else index.sound_at.get(fold_word(token), -1)
        )
        if exact >= 0:
            ways = {**ways, exact: "spelling"}
        costs = _costs()
        kept = sorted(ways, key=lambda at: (costs[ways[at]], -index.share[at]))[:_MOST]
        kept.sort()
        cost = np.array([costs[ways[at]] for at in kept])
        anybody = 2.0 ** -tables.weights().unknown_word
        anybody += float((index.share[kept] * 2.0**-cost).sum()) if kept else 0.0
        gain = (-log2(anybody) - cost).astype(np.float32)
        return Meant(
            token,
            np.array(kept, np.uint32),
            gain,
            tuple(ways[at] for at in kept),
            exact,
            written,
        )

    def _others(self, word: str) -> Iterator[tuple[int, str]]:
        yield from self._slipped(word)
        for full in nicknames().get(word, ()):
            at = self.index.sound_at.get(full)
            if at is not None:
                yield at, "nickname"
        if len(word) >= tables.nicknames().shortest:
            yield from self._pieces(word)

    def _slipped(self, word: str) -> Iterator[tuple[int, str]]:
        if len(word) < SHORTEST_SLIP:
            return
        index = self.index
        keys = np.fromiter(map(key_of, one_left_out(word)), np.uint64)
        starts = np.searchsorted(index.slips, keys)
        ends = np.searchsorted(index.slips, keys, "right")
        near = {
            int(at)
            for a, b in zip(starts, ends, strict=True)
            if a < b
            for at in index.slip_words[a:b]
        }
        for at in near:
            other = index.folded[at]
            apart = OSA.distance(word, other, score_cutoff=2)
            if apart == 1:
                yield at, "alike" if differ_in_sound(word, other) else "one_slip"
            elif apart == 2 and min(len(word), len(other)) >= _LONG:
                yield at, "two_slips"

    def _pieces(self, word: str) -> Iterator[tuple[int, str]]:
        """Words that begin or end so: people are called by a piece of a word."""
        index = self.index
        start = bisect_left(index.folded, word)
        for at in range(start, min(start + _PIECES, len(index.folded))):
            if not index.folded[at].startswith(word):
                break
            if at != start or index.folded[at] != word:
                yield at, "piece"
        back = word[::-1]
        start = bisect_left(index.backwards, (back, -1))
        for text, at in index.backwards[start : start + _PIECES]:
            if not text.startswith(back):
                break
            if text != back:
                yield at, "piece"
        for prefix in tables.nicknames().dropped_prefixes:
            start = bisect_left(index.folded, prefix + word)
            for at in range(start, min(start + 40, len(index.folded))):
                if not index.folded[at].startswith(prefix + word):
                    break
                yield at, "nickname"


def readings(reader: Reader, tokens: Sequence[str]) -> list[list[str]]:
    """The name as written, then with two neighbours joined, or one word cut into known ones."""
    known = reader.index.sound_at
    found = [list(tokens)]
    for at in range(len(tokens) - 1):
        joined = tokens[at] + tokens[at + 1]
        if len(tokens[at]) > 1 and fold_word(joined) in known:
            found.append([*tokens[:at], joined, *tokens[at + 2 :]])
    for at, token in enumerate(tokens):
        if len(token) >= 6 and fold_word(token) not in known:
            cut = _cut(reader.index, token) or _cut_around(reader.index, token)
            if cut:
                found.append([*tokens[:at], token[:cut], token[cut:], *tokens[at + 1 :]])
    if len(tokens) == 1 and 2 <= len(tokens[0]) <= 3 and fold_word(tokens[0]) not in known:
        found.append(list(tokens[0]))
    return found[:5]


def _cut(index: RosterIndex, token: str, stray: int = 0) -> int:
    """Where a word falls into two known ones, so many letters between them left out; else 0."""
    best, place = 0.0, 0
    for at in range(2, len(token) - 1 - stray):
        one = index.sound_at.get(fold_word(token[:at]))
        other = index.sound_at.get(fold_word(token[at + stray :]))
        if one is not None and other is not None:
            both = float(index.share[one] * index.share[other])
            if both > best:
                best, place = both, at
    return place


def _cut_around(index: RosterIndex, token: str) -> int:
    """The same with one stray letter in between; it stays with the longer piece, as its slip."""
    cut = _cut(index, token, 1)
    return cut + 1 if cut >= len(token) - cut - 1 else cut

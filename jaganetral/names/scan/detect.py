"""Where names may stand in a long text, at the speed of reading it; `scan` verifies what is found.

A name shows as neighbouring words that stand together in some name of the roster, as one such word
beside an initial or behind a honorific, or as a post followed by its unit.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.scan.between import DOT, Flags, initial, joined, line, of_title
from jaganetral.names.scan.known import (
    FRONT,
    OPENER,
    POST,
    SLIP,
    SOUND,
    THING,
    WEAK,
    Codes,
    Known,
)
from jaganetral.names.scan.letters import PAD, Ints, Words, hash_words, words_of
from jaganetral.names.scan.pairs import Pairs
from jaganetral.names.search.expand import Reader

_BEHIND_POST = 6  # words
_FRONTS, _INITIALS, _LONGEST = 4, 3, 8  # titles, initials, and words of one name
_H = ord("h")
_KEPT = 30 << 20  # bytes; once given back, the C library keeps smaller arrays' memory for reuse
_ON = 3  # marked, and goes on behind the line break that follows
Marks = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `start` to `end` of a text; `front` is where a honorific before it begins.

    `odd`: some word is none of the roster's; `post`: a post and what follows it, not a name.
    """

    start: int
    end: int
    front: int
    odd: bool = False
    post: bool = False

    def moved(self, by: int) -> "Span":
        """The same so many bytes further on."""
        return Span(self.start + by, self.end + by, self.front + by, self.odd, self.post)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The words of a text that tell something: their places, ascending, and codes."""

    words: Words
    at: Ints
    code: Codes

    def pick(self, chosen: Flags) -> "_Seen":
        return _Seen(self.words, self.at[chosen], self.code[chosen])


class Detector:
    """Finds spans; learns the words beside names when it meets them first."""

    def __init__(self, index: RosterIndex, reader: Reader) -> None:
        self.index = index
        self.known = Known(index, reader)
        self.together = Pairs(index.pairs)
        self._behind_posts = hash_words(sorted(_beginnings_of_units(index)))[1]
        np.empty(_KEPT, np.uint8)

    def spans(self, text: bytes) -> list[Span]:
        """Spans of a text, in order."""
        words = words_of(text + bytes(PAD))
        if not len(words.start):
            return []
        seen = _Seen(words, *self.known.look(words))
        return sorted([*self._names(seen), *self._posts(seen)], key=lambda span: span.start)

    def _names(self, seen: _Seen) -> Iterator[Span]:
        words = seen.words
        names = self._with_neighbours(seen)
        mark = np.zeros(len(words.start) + 2, np.uint8)
        for step in (1, 2):
            hits = self._pairs(names, step)
            for more in range(step + 1):
                mark[hits + more] |= 1
        self._over_lines(names, mark)
        _beside_initials(names, mark)
        _behind_fronts(seen, names, mark)
        _beside_names(names, mark)
        first, last = _runs(words, mark)
        first += _haji(words, first) & (last > first)
        person = ~_behind(seen, first, THING)
        first, last = first[person], last[person]
        front = first
        for _ in range(_FRONTS):
            front = front - _behind(seen, front, FRONT)
        end = words.end[last]
        dotted = (end - words.start[last] == 1) & (words.raw[end] == DOT)
        odd = _odd(names, mark)
        has_odd = np.searchsorted(odd, first) < np.searchsorted(odd, last, "right")
        ends = (words.start[first], end + dotted, words.start[front], has_odd)
        yield from (Span(*one) for one in zip(*(part.tolist() for part in ends), strict=True))

    def _with_neighbours(self, seen: _Seen) -> _Seen:
        """The words of names, with those beside them that are written otherwise in the roster."""
        words, count = seen.words, len(seen.words.start)
        names = seen.pick(seen.code >= 0)
        sure = (names.code & WEAK == 0) | words.capital(names.at)
        fronts = seen.at[(seen.code == FRONT) | (seen.code == OPENER)]
        fronts = fronts[fronts < count - 1]
        fronts = fronts[words.capital(fronts + 1)]
        right = np.concatenate([names.at[sure], fronts])
        right = right[right < count - 1]
        left = names.at[sure] - 1
        left = left[left >= 0]
        near = np.zeros(count, bool)
        near[right[joined(words, right)] + 1] = True
        near[left[joined(words, left)]] = True
        near[seen.at] = False
        at = np.flatnonzero(near)
        code = self.known.learn(words, at)
        at, code = at[code >= 0], code[code >= 0]
        at = np.concatenate([names.at, at])
        order = np.argsort(at, kind="stable")
        return _Seen(words, at[order], np.concatenate([names.code, code])[order])

    def _pairs(self, names: _Seen, step: int) -> Ints:
        """Places of words of names that stand together in the roster, `step` words apart."""
        first, other = _places_apart(names.at, step)
        at, words = names.at[first], names.words
        capital = words.capital(at)
        fits = capital == words.capital(names.at[other])
        for more in range(step):
            fits &= joined(words, at + more) & ~line(words, at + more)
        if step > 1:
            fits &= capital & words.capital(at + 1)
        one, two = names.code[first], names.code[other]
        fits &= capital | ~_doubtful(one, two)
        at, one, two = at[fits], one[fits], two[fits]
        found: Ints = at[self.together.met(one & SOUND, two & SOUND)]
        return found

    def _over_lines(self, names: _Seen, mark: Marks) -> None:
        """A name that a line break divides; two names on two lines stay apart."""
        first, other = _places_apart(names.at, 1)
        at, words = names.at[first], names.words
        fits = joined(words, at) & line(words, at) & ((mark[at] == 0) | (mark[at + 1] == 0))
        fits &= words.capital(at) == words.capital(at + 1)
        fits &= ~_doubtful(names.code[first], names.code[other])
        at, one, two = at[fits], names.code[first[fits]], names.code[other[fits]]
        hits = at[self.together.met(one & SOUND, two & SOUND)]
        mark[hits] |= _ON
        mark[hits + 1] |= 1

    def _posts(self, seen: _Seen) -> Iterator[Span]:
        """A post that names its unit, with the words behind it."""
        words = seen.words
        firsts = seen.at[seen.code == POST]
        firsts = firsts[firsts < len(words.start) - 1]
        firsts = firsts[np.isin(words.hashes(firsts + 1), self._behind_posts)]
        lasts, alive = firsts.copy(), np.arange(len(firsts))
        for _ in range(_BEHIND_POST):
            alive = alive[lasts[alive] < len(words.start) - 1]
            at = lasts[alive]
            on = joined(words, at) & ~line(words, at) & (words.raw[words.end[at]] != DOT)
            alive = alive[on]
            lasts[alive] += 1
        named = lasts > firsts
        ends = (words.start[firsts[named]].tolist(), words.end[lasts[named]].tolist())
        yield from (Span(start, end, start, post=True) for start, end in zip(*ends, strict=True))


def _beginnings_of_units(index: RosterIndex) -> set[str]:
    """What may follow a post: a kind of unit, or the name of one (camat Sukamaju)."""
    kinds = {*tables.describe().post_units.values()}
    words = [text.lower().split() for text in index.store.texts("unit")]
    named = {one[1] for one in words if len(one) > 1 and one[0] in kinds}
    units = tables.units()
    return named | {*units.kinds, *(short.split()[0] for short in units.short)}


def _places_apart(at: Ints, step: int) -> tuple[Ints, Ints]:
    """Places in `at` of words that are `step` words apart."""
    next_to = np.flatnonzero(at[1:] - at[:-1] == step)
    if step == 1:
        return next_to, next_to + 1
    over = np.flatnonzero(at[2:] - at[:-2] == step)
    return np.concatenate([next_to, over]), np.concatenate([next_to + 1, over + 2])


def _doubtful(one: Codes, other: Codes) -> Flags:
    """Pairs that are everyday words as likely as a name when no capital tells."""
    weak = ((one & WEAK) > 0).astype(np.int8) + ((other & WEAK) > 0)
    slips = ((one & SLIP) > 0).astype(np.int8) + ((other & SLIP) > 0)
    found: Flags = (weak == 2) | (slips == 2) | ((weak > 0) & (slips > 0))
    return found


def _beside_initials(names: _Seen, mark: Marks) -> None:
    """A word of names beside an initial, and further initials there."""
    words, count = names.words, len(names.words.start)
    for step in (-1, 1):
        at = names.at[words.capital(names.at) | ((names.code & (WEAK | SLIP)) == 0)]
        for _ in range(_INITIALS):
            at = at[(at + step >= 0) & (at + step < count)]
            between = at + min(step, 0)
            at = at[joined(words, between) & ~line(words, between) & initial(words, at + step)]
            at = at[words.capital(at) == words.capital(at + step)]
            at = at[~of_title(words, at + step)] if step > 0 else at
            mark[at] |= 1
            mark[at + step] |= 1
            at = at + step


def _beside_names(names: _Seen, mark: Marks) -> None:
    """A word of names with a capital beside what was found belongs to it."""
    words, count = names.words, len(names.words.start)
    at = names.at[words.capital(names.at)]
    for step in (1, -1, 1, -1):
        near = at[(mark[at] == 0) & (at >= step) & (at - step < count)]
        near = near[(mark[near - step] > 0) & words.capital(near - step)]
        between = near - max(step, 0)
        mark[near[joined(words, between) & ~line(words, between)]] = 1


def _behind_fronts(seen: _Seen, names: _Seen, mark: Marks) -> None:
    """The one word of a name behind a honorific."""
    words = names.words
    fronts = seen.at[(seen.code == FRONT) | (seen.code == OPENER)]
    fronts = fronts[fronts < len(words.start) - 1]
    fronts = fronts[words.capital(fronts + 1)]
    behind = fronts[joined(words, fronts)] + 1
    mark[behind[np.isin(behind, names.at)]] |= 1


def _behind(seen: _Seen, at: Ints, code: int) -> Flags:
    """Whether a word with this code stands right before each word, on the same line."""
    before = at - 1
    place = np.searchsorted(seen.at, before)
    place[place == len(seen.at)] = 0
    found: Flags = (before >= 0) & (seen.at[place] == before) & (seen.code[place] == code)
    found[found] = joined(seen.words, before[found]) & ~line(seen.words, before[found])
    return found


def _haji(words: Words, at: Ints) -> Flags:
    """Whether words are H, which before a name is a title."""
    found: Flags = (words.end[at] - words.start[at] == 1) & (words.low[words.start[at]] == _H)
    return found


def _odd(names: _Seen, mark: Marks) -> Ints:
    """Marked words that no name of the roster has, initials not counted."""
    odd = mark > 0
    odd[names.at[names.code & SLIP == 0]] = False
    at = np.flatnonzero(odd)
    return at[names.words.end[at] - names.words.start[at] > 1]


def _runs(words: Words, mark: Marks) -> tuple[Ints, Ints]:
    """First and last of marked words that stand together; what is too long for a name is cut."""
    at = np.flatnonzero(mark[: len(words.start)])
    if not len(at):
        return at, at
    here = at[:-1]
    apart = (at[1:] - here != 1) | ~joined(words, here)
    apart |= line(words, here) & (mark[here] != _ON)
    cuts = np.flatnonzero(apart) + 1
    first, last = at[np.append(0, cuts)], at[np.append(cuts - 1, len(at) - 1)]
    pieces = (last - first) // _LONGEST + 1
    run = np.repeat(np.arange(len(first)), pieces)
    number = np.arange(len(run)) - (np.cumsum(pieces) - pieces)[run]
    first = first[run] + number * _LONGEST
    return first, np.minimum(first + _LONGEST - 1, last[run])

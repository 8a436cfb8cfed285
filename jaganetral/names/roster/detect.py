"""Where names may stand in a long text, at the speed of reading it; `scan` verifies what is found.

A name shows as neighbouring words that stand together in some name of the roster, as one such word
beside an initial, or as a post followed by its unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.roster.expand import Reader
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.letters import PAD, Hashes, Ints, Table, Words, hash_words, words_of
from jaganetral.names.words import fold_word

_UNKNOWN, _NO_NAME = -2, -1
_SHORTEST, _LONGEST = 3, 24  # letters of a word of a name
_SLIP_FROM = 6  # letters of an unknown word that may be a slip of a known one
_MUL = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0x165667B19E3779F9))
_WORDS = 5  # of a unit behind a post
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `start` to `end` of a text; `post`: a post and what follows it, instead of a name."""

    start: int
    end: int
    post: bool = False


class Detector:
    """Finds spans; learns every word it meets once."""

    def __init__(self, index: RosterIndex, reader: Reader) -> None:
        self.index, self.reader = index, reader
        self.table = Table(len(index.written) * 2)
        plain = _everyday()
        known = [word for word in index.written if word not in plain]
        sounds = [int(index.sound_of[index.written_at[word]]) for word in known]
        everyday = sorted(plain)
        hashes = hash_words([*known, *everyday])
        values = np.array([*sounds, *[_NO_NAME] * len(everyday)], np.int32)
        distinct, first = np.unique(hashes, return_index=True)
        self.table.put(distinct, values[first])
        self.posts = np.sort(hash_words(sorted(tables.describe().post_units)))
        self._bloom = _bloom(index.pairs)

    def spans(self, text: bytes) -> list[Span]:
        """Spans of a text, in order."""
        words = words_of(text + bytes(PAD))
        if not len(words.start):
            return []
        sounds = self._sounds(words)
        gap = _together(words)
        capital = (words.raw[words.start] - np.uint8(65)) < np.uint8(26)
        found = self._named(words, sounds, gap, capital)
        return sorted([*found, *self._posts(words, gap)], key=lambda span: span.start)

    def _sounds(self, words: Words) -> npt.NDArray[np.int32]:
        """The sound of each word, _NO_NAME where it is none of the roster's."""
        found = self.table.get(words.hash, _UNKNOWN)
        unknown = np.flatnonzero(found == _UNKNOWN)
        if len(unknown):
            distinct, first, back = np.unique(
                words.hash[unknown], return_index=True, return_inverse=True
            )
            texts = (words.text(int(unknown[at])) for at in first)
            learned = np.array([self._learn(text) for text in texts], np.int32)
            self.table.put(distinct, learned)
            found[unknown] = learned[back]
        return found

    def _learn(self, word: str) -> int:
        if not _SHORTEST <= len(word) <= _LONGEST or sum(map(str.isdigit, word)) > 2:
            return _NO_NAME
        sound = self.index.sound_at.get(fold_word(word))
        if sound is not None:
            return sound
        if len(word) < _SLIP_FROM:
            return _NO_NAME
        return self.reader.nearest(fold_word(word))

    def _named(
        self, words: Words, sounds: npt.NDArray[np.int32], gap: Flags, capital: Flags
    ) -> list[Span]:
        good = sounds >= 0
        mark = np.zeros(len(good) + 2, bool)
        pairs = np.flatnonzero(good[:-1] & good[1:] & gap & (capital[:-1] == capital[1:]))
        hits = pairs[self._paired(sounds[pairs], sounds[pairs + 1])]
        mark[hits] = mark[hits + 1] = True
        over = np.flatnonzero(
            good[:-2] & good[2:] & gap[:-1] & gap[1:] & capital[:-2] & capital[2:]
        )
        wide = over[self._paired(sounds[over], sounds[over + 2])]
        mark[wide] = mark[wide + 1] = mark[wide + 2] = True
        initial = (words.end - words.start == 1) & capital
        before = np.flatnonzero(initial[:-1] & gap & good[1:] & capital[1:])
        after = np.flatnonzero(good[:-1] & capital[:-1] & gap & initial[1:])
        for at in (before, after):
            mark[at] = mark[at + 1] = True
        return self._runs(words, mark[: len(good)], gap, initial)

    def _runs(self, words: Words, mark: Flags, gap: Flags, initial: Flags) -> list[Span]:
        """Marked words that stand together, with initials at their edges."""
        joined = np.zeros(len(mark), bool)
        joined[1:] = mark[1:] & mark[:-1] & gap
        firsts = np.flatnonzero(mark & ~joined)
        lasts = np.flatnonzero(mark & ~np.append(joined[1:], False))
        found = []
        for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
            while first > 0 and gap[first - 1] and initial[first - 1]:
                first -= 1
            while last + 1 < len(mark) and gap[last] and initial[last + 1]:
                last += 1
            end = int(words.end[last])
            if initial[last] and words.raw[end] == ord("."):
                end += 1
            found.append(Span(int(words.start[first]), end))
        return found

    def _paired(self, one: npt.NDArray[np.int32], other: npt.NDArray[np.int32]) -> Ints:
        """Places of the pairs that some name of the roster has."""
        a, b = one.astype(np.uint64), other.astype(np.uint64)
        keys = (np.minimum(a, b) << np.uint64(32)) | np.maximum(a, b)
        likely = np.ones(len(keys), bool)
        shift = np.uint64(64 - int(np.log2(len(self._bloom) * 8)))
        for mul in _MUL:
            bit = (keys * mul) >> shift
            byte = self._bloom[(bit >> np.uint64(3)).astype(np.int64)]
            likely &= ((byte >> (bit & np.uint64(7)).astype(np.uint8)) & 1).astype(bool)
        places = np.flatnonzero(likely)
        at = np.searchsorted(self.index.pairs, keys[places])
        at[at == len(self.index.pairs)] = 0
        found: Ints = places[self.index.pairs[at] == keys[places]]
        return found

    def _posts(self, words: Words, gap: Flags) -> list[Span]:
        """A post that names its unit, with the capitalised words behind it."""
        at = np.searchsorted(self.posts, words.hash)
        at[at == len(self.posts)] = 0
        found = []
        for first in np.flatnonzero(self.posts[at] == words.hash).tolist():
            last = first
            while last + 1 < len(words.start) and last - first < _WORDS and gap[last]:
                letter = int(words.raw[words.start[last + 1]])
                if not (65 <= letter <= 90 or 48 <= letter <= 57):
                    break
                last += 1
            if last > first:
                found.append(Span(int(words.start[first]), int(words.end[last]), post=True))
        return found


def _together(words: Words) -> Flags:
    """Whether a word and the next are a space, hyphen, apostrophe, or an initial's dot apart."""
    apart = words.start[1:] - words.end[:-1]
    first = words.raw[words.end[:-1]]
    one = (apart == 1) & ((first == 32) | (first == 39) | (first == 45))
    two = (apart == 2) & (first == 46) & (words.raw[words.start[1:] - 1] == 32)
    found: Flags = one | two
    return found


def _everyday() -> frozenset[str]:
    """Words of everyday language that are hardly ever part of a name."""
    table = tables.describe()
    return frozenset({*table.everyday, *table.stop_words})


def _bloom(pairs: Hashes) -> npt.NDArray[np.uint8]:
    """Two bits for each pair, sixteen bits of room; most misses end here."""
    size = max(16, int(np.ceil(np.log2(max(1, len(pairs)) * 16))))
    found = np.zeros(1 << (size - 3), np.uint8)
    for mul in _MUL:
        bit = (pairs * mul) >> np.uint64(64 - size)
        place, mask = (
            (bit >> np.uint64(3)).astype(np.int64),
            np.uint8(1) << (bit & np.uint64(7)).astype(np.uint8),
        )
        np.bitwise_or.at(found, place, mask)
    return found


def cut(text: bytes, size: int) -> Sequence[tuple[int, bytes]]:
    """A text in pieces of about `size` bytes, cut where no word is."""
    found, first = [], 0
    while first < len(text):
        last = min(first + size, len(text))
        if last < len(text):
            space = text.rfind(b"\n", first, last)
            last = space + 1 if space > first else last
        found.append((first, text[first:last]))
        first = last
    return found

"""What a scan knows of each word of a text: a word of names, a front of one, a post, or nothing."""

from functools import cache

import msgspec
import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.scan.letters import Ints, Table, Words, hash_words
from jaganetral.names.search.expand import Reader
from jaganetral.names.words import fold_word

UNKNOWN, PLAIN, POST, FRONT, THING, OPENER = -2, -1, -3, -4, -5, -6
WEAK, SLIP = 1 << 28, 1 << 29  # an everyday word as well; a slip of a word of names
SOUND = WEAK - 1
_SHORTEST, _LONGEST = 3, 24  # letters of a word of a name
_SLIP_FROM = 6  # letters of an unknown word that may be a slip of a known one
_MARKS = 21  # bits
Codes = npt.NDArray[np.int32]


class Running(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`data/running.yaml`."""

    everyday: list[str]
    weak: list[str]
    things: list[str]
    heads: list[str]
    beginnings: list[str]
    endings: list[str]


@cache
def running() -> Running:
    """Words of running text."""
    return tables.read("running.yaml", Running)


class Known:
    """Codes of words: the number of a sound with WEAK and SLIP, or what else the word is.

    A word that is not written so in the roster is read only when `learn` is asked to.
    """

    def __init__(self, index: RosterIndex, reader: Reader) -> None:
        self.index, self.reader = index, reader
        codes = _codes(index)
        words = list(codes)
        values = np.fromiter(codes.values(), np.int32, len(codes))
        keys, hashes = hash_words(words)
        distinct, first = np.unique(hashes, return_index=True)
        self.table = Table(len(words))
        self.table.put(distinct, values[first])
        self._learned = Table(len(words))
        self._shift = np.uint64(64 - _MARKS)
        self._marks = np.zeros(1 << _MARKS, bool)
        self._marks[(keys[values != PLAIN] >> self._shift).astype(np.int64)] = True

    def look(self, words: Words) -> tuple[Ints, Codes]:
        """Places of the words that are more than plain, and their codes."""
        likely = np.flatnonzero(self._marks.take((words.key >> self._shift).view(np.int64)))
        codes = self.table.get(words.hashes(likely), UNKNOWN)
        told = np.flatnonzero((codes != UNKNOWN) & (codes != PLAIN))
        return likely[told], codes[told]

    def learn(self, words: Words, at: Ints) -> Codes:
        """Codes of words that `look` told nothing of; they are read now and remembered."""
        hashes = words.hashes(at)
        found = self._learned.get(hashes, UNKNOWN)
        plain = found == UNKNOWN
        found[plain] = self.table.get(hashes[plain], UNKNOWN)
        unknown = np.flatnonzero(found == UNKNOWN)
        if len(unknown):
            distinct, first, back = np.unique(
                hashes[unknown], return_index=True, return_inverse=True
            )
            read = (self._read(words.text(int(at[unknown[one]]))) for one in first)
            learned = np.fromiter(read, np.int32, len(first))
            self._learned.put(distinct, learned)
            found[unknown] = learned[back]
        return found

    def _read(self, word: str) -> int:
        if not _SHORTEST <= len(word) <= _LONGEST or sum(map(str.isdigit, word)) > 2:
            return PLAIN
        folded = fold_word(word)
        sound = self.index.sound_at.get(folded)
        if sound is not None:
            return sound
        if len(word) < _SLIP_FROM or _formed(word):
            return PLAIN
        near = self.reader.nearest(folded)
        return near | SLIP if near >= 0 else PLAIN


def _formed(word: str) -> bool:
    """Whether a word is formed like a verb; no name is misspelt so."""
    table = running()
    return word.startswith(tuple(table.beginnings)) or word.endswith(tuple(table.endings))


def _codes(index: RosterIndex) -> dict[str, int]:
    """Codes of the words of the roster and of running text; later ones win."""
    text, describe, titles = running(), tables.describe(), tables.titles()
    found = dict(zip(index.written, index.sound_of.tolist(), strict=True))
    found = {word: sound for word, sound in found.items() if len(word) >= _SHORTEST}
    for word in text.weak:
        if word in found:
            found[word] |= WEAK
    everyday = {*text.everyday, *describe.everyday, *describe.stop_words} - {*text.weak}
    found |= dict.fromkeys(sorted(everyday), PLAIN)
    found |= dict.fromkeys(text.things, THING)
    fronts = {*titles.honorifics, *titles.before()}
    found |= dict.fromkeys(describe.openers, OPENER)
    found |= dict.fromkeys(sorted(one for one in fronts if len(one) > 1 or one == "h"), FRONT)
    return found | dict.fromkeys([*describe.post_units, *text.heads], POST)

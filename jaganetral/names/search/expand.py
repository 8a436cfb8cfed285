"""One word of a question against the words of a roster: which may be meant, at what cost."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log2
from operator import itemgetter

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from jaganetral.names import tables
from jaganetral.names.roster.index import RosterIndex, consonants
from jaganetral.names.search.slips import apart_in, apart_of, mistyped, slipped
from jaganetral.names.words import fold_word, look, nicknames, older

_MOST = 600  # words of the roster that one word of a question may stand for
_SHORT, _FAR = 4, 5  # letters from which words one slip, and two, away are looked for by spelling
_LONG = 8  # letters of a word above which three are forgiven
_FARTHEST = 3  # slips from which a word tells no more than none
_REMEMBERED = 200_000
_KEPT = 64  # words whose ways are kept
_LETTER = 4.0  # bits of one letter of a word that nobody bears
_LETTERED = ("spelling", "alike", "one_slip", "two_slips", "misread")  # the letters tell the word
WAYS = (*_LETTERED, "vowels", "piece", "far", "nickname")
WAY_AT = {way: at for at, way in enumerate(WAYS)}
_UNTOLD = WAY_AT["far"]  # from here on in WAYS, letters tell nothing
Bits = npt.NDArray[np.float32]
Ids = npt.NDArray[np.uint32]
Codes = npt.NDArray[np.uint8]
Found = tuple[Ids, Bits, Codes]  # sounds, their costs in bits, their ways


@dataclass(frozen=True, slots=True)
class Meant:
    """A word of a question. `words` are written words of the roster, `gain[i]` bits in favour of
    `words[i]`, `ways[i]` its place in WAYS; `sounds` theirs, best first, at `cost` bits.

    `exact` is the sound as written, or -1; `surprise` the bits of this word said of anybody.
    `letter` is set for an initial.
    """

    said: str
    words: Ids
    gain: Bits
    ways: Codes
    sounds: Ids
    cost: Bits
    exact: int = -1
    surprise: float = 0.0
    letter: str = ""


_NONE = np.zeros(0, np.uint32), np.zeros(0, np.float32), np.zeros(0, np.uint8)


@cache
def _costs() -> Bits:
    cost = tables.weights().cost
    return np.array([getattr(cost, way) for way in WAYS], np.float32)


class Reader:
    """Reads words of questions against one index; remembers those it has read."""

    def __init__(self, index: RosterIndex) -> None:
        self.index = index
        self._quick: dict[str, Meant] = {}
        self._near: dict[str, Meant] = {}
        self._wide: dict[str, Meant] = {}
        self._found: dict[str, Found] = {}

    def quick(self, token: str) -> Meant:
        """The word as it stands, and what is written otherwise but sounds the same."""
        found = self._quick.get(token)
        if found is None:
            _make_room(self._quick)
            found = self._quick[token] = self._meant(token, _NONE)
        return found

    def near(self, token: str) -> Meant:
        """The word as it stands; of one that nobody bears whatever it may be, words far from it
        only where none is near.
        """
        if len(token) == 1 or self._exact(token) >= 0:
            return self.quick(token)
        found = self._near.get(token)
        if found is None:
            _make_room(self._near)
            near = self._ways(token)
            slips = (near[2] >= WAY_AT["alike"]) & (near[2] <= WAY_AT["two_slips"])
            found = self._meant(token, near) if slips.any() else self.wide(token)
            self._near[token] = found
        return found

    def wide(self, token: str) -> Meant:
        """Slips, nicknames and pieces as well."""
        found = self._wide.get(token)
        if found is None:
            _make_room(self._wide)
            far = [*self._far(token, fold_word(token))]
            ways = _NONE if len(token) == 1 else self._ways(token)
            if far:
                ways = _joined([at for at, _ in far], [way for _, way in far], ways)
            found = self._wide[token] = self._meant(token, ways)
        return found

    def among(self, token: str, sounds: Ids) -> Meant:
        """The same, and whatever of these sounds is not too far from the word."""
        known = self.wide(token)
        if known.letter:
            return known
        word, rules = fold_word(token), tables.weights().cost
        seen, most = set(known.sounds.tolist()), min(max(2, len(word) // 2), _FARTHEST)
        found = [
            (at, apart)
            for at, apart in apart_of(self.index, word, sounds, most)
            if apart < max(len(word), len(self.index.folded[at])) * 0.6 and at not in seen
        ]
        if not found:
            return known
        near, far = np.array(sorted(found, key=itemgetter(1))).T
        cost = (rules.one_slip + rules.another * (far - 1)).astype(np.float32)
        ways = np.full(len(cost), WAY_AT["far"], np.uint8)
        return self._with(known, (near.astype(np.uint32), cost, ways))

    def is_near(self, one: Meant, sounds: Ids) -> bool:
        """Whether the word is a slip at most from one of these sounds (sorted), or a letter; of a
        short word that would say little.
        """
        if one.letter or len(one.said) <= _SHORT:
            return bool(one.letter)
        spelt = self.index.sound_of[one.words[one.ways <= WAY_AT["one_slip"]]]
        return bool((sounds.take(sounds.searchsorted(spelt), mode="clip") == spelt).any())

    def nearest(self, word: str) -> int:
        """The most common sound one slip away from a folded word, -1 where there is none."""
        near = [at for at, way in slipped(self.index, word) if way != "two_slips"]
        return max(near, key=lambda at: float(self.index.share[at]), default=-1)

    def _meant(self, token: str, found: Found) -> Meant:
        index = self.index
        if len(token) == 1:
            letter = fold_word(token)[:1]  # x sounds like two letters
            surprise = index.letter_bits.get(letter, 0.3)
            return Meant(token, *_NONE, *_NONE[:2], surprise=surprise, letter=letter)
        exact = self._exact(token)
        if exact >= 0 and not len(found[0]):
            return self._plain(token, exact)
        if exact >= 0:
            found = _joined([exact], ["spelling"], found)
        sounds, cost, ways = self._cheapest(found)
        surprise = -log2(_of_nobody(token) + float(index.share[sounds] @ np.exp2(-cost)))
        spelt = self._spelt(token, surprise, (sounds, cost, ways))
        return Meant(token, *spelt, sounds, cost, exact, surprise)

    def _exact(self, token: str) -> int:
        """The sound of a word as it stands, -1 where nobody bears it."""
        written = self.index.written_at.get(token)
        if written is not None:
            return int(self.index.sound_of[written])
        return self.index.sound_at.get(fold_word(token), -1)

    def _plain(self, token: str, sound: int) -> Meant:
        """The word in its one sound; what `_meant` finds, with fewer steps."""
        index, cost = self.index, tables.weights().cost.spelling
        surprise = -log2(_of_nobody(token) + float(index.share[sound]) * 2.0**-cost)
        words = index.spelt_as(sound)
        spelt = _spellings(token, [index.written[word] for word in words.tolist()])
        return Meant(
            token, words, np.float32(surprise - cost) - spelt, np.zeros(len(words), np.uint8),
            np.array([sound], np.uint32), np.array([cost], np.float32), sound, surprise,
        )  # fmt: skip

    def _cheapest(self, found: Found) -> Found:
        """Each sound once, in its cheapest way, the cheapest and then the most common first."""
        sounds, cost, ways = found
        if len(sounds) < 2:
            return found
        order = np.lexsort((-self.index.share[sounds], cost))
        first: dict[int, int] = {}
        for place, sound in zip(order.tolist(), sounds[order].tolist(), strict=True):
            first.setdefault(sound, place)
        kept = np.array([*first.values()][:_MOST])
        return sounds[kept], cost[kept], ways[kept]

    def _with(self, one: Meant, found: Found) -> Meant:
        """The word with further sounds, each with all its spellings."""
        words, gain, ways = self._spelt(one.said, one.surprise, found)
        return replace(
            one,
            words=np.concatenate([one.words, words]),
            gain=np.concatenate([one.gain, gain]),
            ways=np.concatenate([one.ways, ways]),
            sounds=np.concatenate([one.sounds, found[0]]),
            cost=np.concatenate([one.cost, found[1]]),
        )

    def _spelt(self, said: str, surprise: float, found: Found) -> Found:
        """The written words of sounds, the bits in favour of each, and their ways."""
        sounds, cost, ways = found
        words, owner = self.index.spelt(sounds)
        ways, gain = ways[owner], np.float32(surprise) - cost[owner]
        told = (ways < _UNTOLD).nonzero()[0]
        if len(told):
            written = [self.index.written[at] for at in words[told].tolist()]
            gain[told] -= _spellings(said, written, ways[told] >= len(_LETTERED))
        return words, gain, ways

    def _ways(self, token: str) -> Found:
        """What a word may be but for words far from it; kept for the next step of a question."""
        found = self._found.get(token)
        if found is None:
            if len(self._found) > _KEPT:
                self._found.clear()
            found = self._found[token] = self._others(token)
        return found

    def _others(self, token: str) -> Found:
        index, word = self.index, fold_word(token)
        near = [*slipped(index, word)]
        full = (index.sound_at.get(full, -1) for full in nicknames().get(word, ()))
        near += [(at, "nickname") for at in full if at >= 0]
        if (at := index.sound_at.get(fold_word(older(token)), -1)) >= 0:
            near.append((at, "alike"))
        if word not in index.sound_at:
            near += self._unknown(token, word)
        pieces = self._pieces(word) if len(word) >= tables.nicknames().shortest else _NONE
        return _joined([at for at, _ in near], [way for _, way in near], pieces)

    def _unknown(self, token: str, word: str) -> Iterator[tuple[int, str]]:
        """What a word that nobody bears may be: misread letters, left out vowels."""
        index = self.index
        yield from ((at, "misread") for at in index.looking_like.get(look(token), ()))
        bare = consonants(token)
        if len(bare) >= 3:
            full = index.without_vowels.get(bare, ())
            yield from ((at, "vowels") for at, long in full if _left_out(token, long))

    def _far(self, token: str, word: str) -> Iterator[tuple[int, str]]:
        """Words two slips from one that nobody bears; three, where the first letter is right."""
        index = self.index
        if len(token) < _SHORT or word in index.sound_at:
            return
        found = mistyped(index, token, 2 if len(token) >= _FAR else 1)
        yield from ((at, "one_slip" if apart < 2 else "two_slips") for at, apart in found)
        if len(word) > _LONG:
            found = apart_in(index, word, _run(index.folded, word[0]), 3)
            yield from ((at, "two_slips" if apart <= 2 else "far") for at, apart in found)

    def _pieces(self, word: str) -> Found:
        """Words that begin or end so: people are called by a piece of a word."""
        index = self.index
        turned, ids = index.backwards
        ends = [word, "i" + word[1:]] if word[0] == "j" else [word]  # nj is one sound: Juntak
        pieces = [*_run(index.folded, word)]
        for end in ends:
            run = _run(turned, end[::-1])
            pieces += ids[run.start : run.stop]
        known = index.sound_at.get(word, -1)
        whole = [at for at in pieces if at != known]
        fronts = tables.nicknames().dropped_prefixes
        dropped = [at for front in fronts for at in _run(index.folded, front + word)]
        ways = ["piece"] * len(whole) + ["nickname"] * len(dropped)
        return _joined(whole + dropped, ways, _NONE)


def _left_out(token: str, long: str) -> bool:
    """Whether letters of a word were left out, none changed and none turned."""
    rest = iter(long)
    return len(token) < len(long) and all(letter in rest for letter in token)


def _run(words: Sequence[str], start: str) -> range:
    """The places of the words that begin so, in a sorted list."""
    first = bisect_left(words, start)
    return range(first, bisect_left(words, start + "{", first))


def _joined(sounds: Sequence[int], ways: Sequence[str], more: Found) -> Found:
    codes = np.array([WAY_AT[way] for way in ways], np.uint8)
    found = np.array(sounds, np.uint32), _costs()[codes], codes
    if not len(more[0]):
        return found
    return (
        np.concatenate([found[0], more[0]]),
        np.concatenate([found[1], more[1]]),
        np.concatenate([found[2], more[2]]),
    )


def _of_nobody(token: str) -> float:
    """How likely somebody says just these letters of a person who bears no such word."""
    return float(2.0 ** -min(tables.weights().unknown_word, _LETTER * len(token) + 2))


def _make_room(words: dict[str, Meant]) -> None:
    if len(words) > _REMEMBERED:
        words.clear()


def _spellings(said: str, written: Sequence[str], cut: npt.NDArray[np.bool_] | None = None) -> Bits:
    """What the very letters cost beside the sound: the nearer the spelling, the less. Where a word
    is `cut`, only letters that do not stand in the whole one cost.
    """
    cost = tables.weights().cost
    apart = process.cdist([said], written, scorer=OSA.distance, dtype=np.float32)[0]
    found: Bits = (np.minimum(apart, 4) - 1) * np.float32(cost.letter)
    found[apart == 0] = cost.same - cost.spelling
    if cut is not None and cut.any():
        out = np.array([len(word) for word in written], np.float32) - np.float32(len(said))
        other = np.clip(apart - np.maximum(out, 0), 0, 3) * np.float32(cost.letter)
        found[cut] = other[cut]
    return found

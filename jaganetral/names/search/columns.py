"""The distinct values of one column of an index, and the words they are made of."""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from itertools import islice

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.search.regions import first_letters, is_short_for

_SLIP_FROM = 5  # letters of a word of a unit in which one slip is forgiven
_TWO_SLIPS_FROM = 9
_BEGUN_FROM = 4  # letters with which a word may be begun and not ended
_SHORTS = 8  # words that a shortened one may stand for


class Column:
    """The distinct values of one column."""

    def __init__(self, index: RosterIndex, name: str) -> None:
        self.index, self.name = index, name
        self.counts = np.asarray(index.store.array(f"{name}_counts")).astype(np.int64)
        self.having = np.asarray(index.store.array(f"{name}_with"))
        self.having_at = np.asarray(index.store.array(f"{name}_with_at"))

    def array(self, what: str) -> npt.NDArray[np.uint64]:
        """One of the arrays about the values."""
        return np.asarray(self.index.store.array(f"{self.name}_{what}"))

    @cached_property
    def texts(self) -> list[str]:
        """The values as written."""
        return self.index.store.texts(self.name)

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """Value as written -> its number."""
        return {text: at for at, text in enumerate(self.texts)}

    @cached_property
    def words(self) -> list[str]:
        """The words of the values, sorted; their places are those of their lists."""
        return self.index.store.texts(f"{self.name}_words")

    @cached_property
    def bare(self) -> npt.NDArray[np.uint32]:
        """The values that are no more than a kind of unit: RSUD, Inspektorat."""
        return np.flatnonzero((self.weight > 0) & (self.weight < 1)).astype(np.uint32)

    @cached_property
    def word_at(self) -> Mapping[str, int]:
        """Word -> its list of values."""
        return {word: at for at, word in enumerate(self.words)}

    @cached_property
    def joined(self) -> Mapping[str, list[int]]:
        """Folded value -> the values that fold to it."""
        found: dict[str, list[int]] = {}
        for at, text in enumerate(self.index.store.texts(f"{self.name}_joined")):
            found.setdefault(text, []).append(at)
        return found

    @cached_property
    def by_letter(self) -> Mapping[str, list[int]]:
        """First letter of a place -> the values that begin so."""
        return first_letters(self.texts)

    @cached_property
    def kinds(self) -> npt.NDArray[np.uint64]:
        return self.array("kinds")

    @cached_property
    def numbers(self) -> npt.NDArray[np.uint64]:
        return self.array("numbers")

    @cached_property
    def weight(self) -> npt.NDArray[np.uint64]:
        return self.array("weight")

    @cached_property
    def families(self) -> npt.NDArray[np.uint64]:
        return self.array("families")

    @cached_property
    def longer_words(self) -> list[str]:
        """Words in which a slip is forgiven."""
        return [word for word in self.word_at if len(word) >= _SLIP_FROM]

    def values_with(self, word: str) -> npt.NDArray[np.uint32]:
        """The values that have a word, or those that an unknown word is a slip of or short for."""
        at = self.word_at.get(word)
        if at is not None:
            return self.having[self.having_at[at] : self.having_at[at + 1]]
        near = [] if word.isdigit() else self._near(word)
        if not near:
            return self.having[:0]
        lists = [self.having[self.having_at[at] : self.having_at[at + 1]] for at in near]
        return np.unique(np.concatenate(lists)) if len(lists) > 1 else lists[0]

    def nearest(self, word: str) -> str:
        """The one word that an unknown word is a slip of; "" where there is none or more."""
        found = [] if word in self.word_at else self._slips_of(word)
        return found[0] if len(found) == 1 else ""

    def _slips_of(self, word: str) -> list[str]:
        if len(word) < _SLIP_FROM:
            return []
        most = 2 if len(word) >= _TWO_SLIPS_FROM else 1
        found = process.extract(
            word, self.longer_words, scorer=OSA.distance, score_cutoff=most, limit=3
        )
        return [one for one, far, _ in found if far == found[0][1]]

    def _near(self, word: str) -> list[int]:
        if slips := self._slips_of(word):
            return [self.word_at[one] for one in slips]
        if len(word) >= _BEGUN_FROM:
            begun = bisect_left(self.words, word), bisect_left(self.words, word + "{")
            if 0 < begun[1] - begun[0] <= _SHORTS:
                return list(range(*begun))
        first, last = bisect_left(self.words, word[0]), bisect_left(self.words, word[0] + "{")
        short = (at for at in range(first, last) if is_short_for(word, self.words[at]))
        return list(islice(short, _SHORTS))

"""An index on disk, opened: arrays mapped, words in memory; shared by every query of a process."""

from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.roster.store import Store
from jaganetral.names.words import fold_word, letters_of, look

Ints = npt.NDArray[Any]
NOTHING = np.float32(-99)  # bits of a word that does not fit at all
THOUGHT = 200  # people thought of beside the roster, so that a small one makes no name common
_UNSEEN = 2.0**-12  # how many of them bear an ordinary word
COLUMNS = ("position", "unit", "agency", "regency", "sex")
_REGENCIES = 1000  # whose ends of words, and whose sounds, are kept at once
_VOWELS = str.maketrans("", "", "aeiou")


def consonants(word: str) -> str:
    """The word without vowels; the first letter always stays."""
    return word[:1] + word[1:].translate(_VOWELS)


class RosterIndex:
    """The arrays of an index. People are numbered so that those of one name stand together."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self.people = int(self.store.facts["people"])
        self.names = int(self.store.facts["names"])
        self.name_people = self._array("name_people")
        self.name_words = self._array("name_words")
        self.words = self._array("words")
        self.sound_of = self._array("sound_of")
        self.pairs = self._array("pairs")
        self.pair_at = self._array("pair_at")
        self.pair_names = self._array("pair_names")
        self.bearers = self._array("bearers")
        self.bearers_at = self._array("sound_bearers")
        self.slips = self._array("slips")
        self.slip_words = self._array("slip_words")
        self.regency_names = self._array("regency_names")
        self.regency_names_at = self._array("regency_names_at")
        self.regency_sounds = self._array("regency_sounds")
        self.regency_sounds_at = self._array("regency_sounds_at")
        self.unit_people = self._array("unit_people")
        self.unit_people_at = self._array("unit_people_at")
        self.regency_people = self._array("regency_people")
        self.regency_people_at = self._array("regency_people_at")
        borne = self._array("sound_people").astype(np.float64)
        shares = (borne + _UNSEEN * THOUGHT) / (self.people + THOUGHT)
        self.share = shares.astype(np.float64)
        self.scratch = np.zeros(len(shares), bool)  # all False between uses
        self._regency_ends: dict[int, Ints] = {}
        self._sounds_in: dict[int, Ints] = {}
        self._initialled: dict[str, npt.NDArray[np.float32]] = {}
        self.gains = np.full(len(self.sound_of) + 1, NOTHING)  # all NOTHING between uses

    def _array(self, name: str) -> Ints:
        """A plain view: the mapped class costs time at every slice."""
        return np.asarray(self.store.array(name))

    @cached_property
    def _columns(self) -> dict[str, Ints]:
        return {one: self._array(f"{one}_of") for one in COLUMNS}

    def column(self, name: str) -> Ints:
        """The value of each person in a column, as a number."""
        return self._columns[name]

    @cached_property
    def folded(self) -> list[str]:
        """Folded words, sorted; their places are the numbers of sounds."""
        return self.store.texts("folded")

    @cached_property
    def letters(self) -> npt.NDArray[np.uint64]:
        """The letters of every folded word, as `letters_of` has them."""
        return np.fromiter(map(letters_of, self.folded), np.uint64, len(self.folded))

    @cached_property
    def written_letters(self) -> npt.NDArray[np.uint64]:
        """The same of every word as written."""
        return np.fromiter(map(letters_of, self.written), np.uint64, len(self.written))

    @cached_property
    def sound_at(self) -> Mapping[str, int]:
        """Folded word -> its number."""
        return {word: at for at, word in enumerate(self.folded)}

    @cached_property
    def written(self) -> list[str]:
        """Words as written, sorted."""
        return self.store.texts("written")

    @cached_property
    def written_at(self) -> Mapping[str, int]:
        """Written word -> its number."""
        return {word: at for at, word in enumerate(self.written)}

    @cached_property
    def backwards(self) -> tuple[list[str], list[int]]:
        """Every folded word from its end, sorted, and the numbers of their sounds."""
        turned = sorted((word[::-1], at) for at, word in enumerate(self.folded))
        return [word for word, _ in turned], [at for _, at in turned]

    @cached_property
    def first_letter(self) -> npt.NDArray[np.uint8]:
        """First letter of each sound."""
        return np.array([ord(word[0]) for word in self.folded], np.uint8)

    @cached_property
    def letter_of(self) -> npt.NDArray[np.uint8]:
        """First letter of each written word as it sounds; 0 behind the last, for no word."""
        return np.append(self.first_letter[self.sound_of], np.uint8(0))

    @cached_property
    def written_first(self) -> npt.NDArray[np.uint8]:
        """First letter of each written word; 0 for no word."""
        return np.array([*(ord(word[0]) for word in self.written), 0], np.uint8)

    @cached_property
    def lengths(self) -> npt.NDArray[np.uint8]:
        """How many words each name has."""
        return np.diff(self.name_words).astype(np.uint8)

    @cached_property
    def often_short(self) -> npt.NDArray[np.bool_]:
        """Whether a written word is one that people often shorten: Muhammad, Siti, Abdul, Wayan."""
        return self._written(tables.classes().classes)

    def _written(self, known: Container[str]) -> npt.NDArray[np.bool_]:
        """Whether the sound of each written word is one of these; False for no word."""
        found = np.array([word in known for word in self.folded])
        return np.append(found[self.sound_of], False)

    @cached_property
    def share_of(self) -> npt.NDArray[np.float32]:
        """The share of people that bear the sound of each written word; 0 for no word."""
        return np.append(self.share[self.sound_of], 0).astype(np.float32)

    def initialled(self, letter: str) -> npt.NDArray[np.float32]:
        """Bits of each written word for an initial, NOTHING where it begins otherwise; fewer where
        it only sounds so: S. is rather Sari than Zahra.
        """
        found = self._initialled.get(letter)
        if found is None:
            cost, sound = tables.weights().cost, fold_word(letter)[:1]  # x sounds like two letters
            often = self.often_short * np.float32(cost.often_short)
            other = (self.written_first != ord(letter)) * np.float32(cost.other_letter)
            bits = np.float32(self.letter_bits.get(sound, 0.3)) + often - other
            begins = self.letter_of == ord(sound)
            found = self._initialled[letter] = np.where(begins, bits, NOTHING)
        return found

    @cached_property
    def unsaid(self) -> npt.NDArray[np.float32]:
        """Bits of each written word that a name has and nobody said; 0 for no word."""
        rules = tables.weights()
        common = self.share_of >= rules.common_share
        bits = np.where(common, rules.extra_common, rules.extra_rare).astype(np.float32)
        bits[self._written(tables.classes().often_unsaid)] = rules.extra_often
        bits[-1] = 0
        return bits

    @cached_property
    def _spellings(self) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
        """Written words by sound, and where those of each sound begin."""
        order = np.argsort(self.sound_of, kind="stable").astype(np.uint32)
        return order, np.searchsorted(self.sound_of[order], np.arange(len(self.folded) + 1))

    def spelt(self, sounds: Ints) -> tuple[Ints, Ints]:
        """The written words of sounds, and the place in `sounds` of each."""
        words, starts = self._spellings
        first = starts[sounds]
        counts = starts[sounds + 1] - first
        shift = first - counts.cumsum() + counts
        owner = np.arange(len(sounds)).repeat(counts)
        return words[np.arange(len(owner)) + shift[owner]], owner

    def spelt_as(self, sound: int) -> Ints:
        """The written words of one sound."""
        words, starts = self._spellings
        return words[starts[sound] : starts[sound + 1]]

    @cached_property
    def letter_bits(self) -> Mapping[str, float]:
        """What an initial that agrees tells."""
        totals = np.bincount(self.first_letter, weights=self.share, minlength=128)
        return {chr(at): max(-float(np.log2(min(total, 0.8))), 0.3)
                for at, total in enumerate(totals) if total > 0}  # fmt: skip

    @cached_property
    def without_vowels(self) -> Mapping[str, list[tuple[int, str]]]:
        """Consonants of a written word -> sounds and words that have them: Mlyt for Mulyati."""
        found: dict[str, list[tuple[int, str]]] = {}
        for word, sound in zip(self.written, self.sound_of.tolist(), strict=True):
            found.setdefault(consonants(word), []).append((sound, word))
        return found

    def regency_ends(self, regency: int) -> Ints:
        """Where the words of each name of a regency end among its sounds."""
        found = self._regency_ends.get(regency)
        if found is None:
            if len(self._regency_ends) >= _REGENCIES:
                self._regency_ends.clear()
            at = self.regency_names_at
            names = self.regency_names[at[regency] : at[regency + 1]]
            lengths = self.lengths.take(names)
            found = self._regency_ends[regency] = np.cumsum(lengths, dtype=np.int32)
        return found

    @cached_property
    def looking_like(self) -> Mapping[str, list[int]]:
        """How a written word looks to a scanner -> the sounds of the words that look so."""
        found: dict[str, list[int]] = {}
        for word, sound in zip(self.written, self.sound_of.tolist(), strict=True):
            found.setdefault(look(word), []).append(sound)
        return found

    def names_of(self, people: Ints) -> npt.NDArray[np.uint32]:
        """The distinct name of each of these people."""
        asked = people.astype(np.uint32)  # of another kind, NumPy would copy the whole array
        return np.searchsorted(self.name_people, asked, "right").astype(np.uint32) - np.uint32(1)

    def sounds_in(self, regency: int) -> Ints:
        """The sounds of the words of a regency, each once."""
        if regency not in self._sounds_in:
            if len(self._sounds_in) >= _REGENCIES:
                self._sounds_in.clear()
            first, last = self.regency_sounds_at[regency], self.regency_sounds_at[regency + 1]
            self._sounds_in[regency] = self.each_once(self.regency_sounds[first:last])
        return self._sounds_in[regency]

    def each_once(self, sounds: Ints) -> npt.NDArray[np.uint32]:
        """The sounds in order, each once; quicker than sorting them."""
        self.scratch[sounds] = True
        found = self.scratch.nonzero()[0]
        self.scratch[found] = False
        return found.astype(np.uint32)

    def people_in(self, regencies: Sequence[int]) -> Ints:
        """Everybody of these regencies."""
        at = self.regency_people_at
        lists = [self.regency_people[at[one] : at[one + 1]] for one in regencies]
        found = np.concatenate(lists).astype(np.int64)
        if len(lists) > 1:  # each is sorted
            found.sort()
        return found

    def name_of_person(self, person: int) -> int:
        """The distinct name a person bears."""
        return int(np.searchsorted(self.name_people, np.uint32(person), "right")) - 1

    def written_name(self, person: int) -> str:
        """A person's name as the roster writes it."""
        at, blob = self._kept
        return bytes(blob[int(at[person]) : int(at[person + 1])]).decode()

    @cached_property
    def _kept(self) -> tuple[Ints, Ints]:
        return self._array("kept_name_at"), self._array("kept_name")

    @cached_property
    def row_of(self) -> Ints:
        """The row of each person in the roster file."""
        return self._array("row_of")

    def name_of(self, name: int) -> str:
        """A distinct name, lower case, without titles."""
        start, end = int(self.name_words[name]), int(self.name_words[name + 1])
        return " ".join(self.written[word] for word in self.words[start:end])

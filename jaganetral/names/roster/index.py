"""An index on disk, opened: arrays mapped, words in memory; shared by every query of a process."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from jaganetral.names.roster.store import Store

Ints = npt.NDArray[Any]
THOUGHT = 200  # people thought of beside the roster, so that a small one makes no name common
_UNSEEN = 2.0**-12  # how many of them bear an ordinary word
COLUMNS = ("position", "unit", "agency", "regency", "sex")


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
        borne = self._array("sound_people").astype(np.float64)
        shares = (borne + _UNSEEN * THOUGHT) / (self.people + THOUGHT)
        self.share = shares.astype(np.float64)
        self.scratch = np.zeros(len(shares), bool)  # all False between uses

    def _array(self, name: str) -> Ints:
        """A plain view: the mapped class costs time at every slice."""
        return np.asarray(self.store.array(name))

    @cached_property
    def _columns(self) -> dict[str, Ints]:
        return {
            one: self._array(f"{one}_of")
            for one in ("position", "unit", "agency", "regency", "sex")
        }

    def column(self, name: str) -> Ints:
        """The value of each person in a column, as a number."""
        return self._columns[name]

    @cached_property
    def folded(self) -> list[str]:
        """Folded words, sorted; their places are the numbers of sounds."""
        return self.store.texts("folded")

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
    def backwards(self) -> list[tuple[str, int]]:
        """Every folded word from its end, sorted."""
        return sorted((word[::-1], at) for at, word in enumerate(self.folded))

    @cached_property
    def first_letter(self) -> npt.NDArray[np.uint8]:
        """First letter of each sound."""
        return np.array([ord(word[0]) for word in self.folded], np.uint8)

    @cached_property
    def letter_bits(self) -> Mapping[str, float]:
        """What an initial that agrees tells."""
        totals = np.bincount(self.first_letter, weights=self.share, minlength=128)
        return {chr(at): max(-float(np.log2(min(total, 0.8))), 0.3)
                for at, total in enumerate(totals) if total > 0}  # fmt: skip

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

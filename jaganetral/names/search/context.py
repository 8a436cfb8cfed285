"""What was said about post, unit, agency and place, as bits for each distinct value."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from jaganetral.names import tables
from jaganetral.names.roster.index import THOUGHT, RosterIndex
from jaganetral.names.roster.values import family_bits, kind_bits, number_of, weight_of
from jaganetral.names.search.regions import is_short_for, regions
from jaganetral.names.workplace import fold_post, fold_unit, post_level

Bits = npt.NDArray[np.float32]
Levels = Mapping[str, npt.NDArray[np.int64]]
_NEAR = 0.6  # weight of the words that agree, from which two units are near to one another
_SLIP_FROM = 5  # letters of a word of a unit in which one slip is forgiven
_GOVERNMENTS = frozenset({"kabupaten", "kota"})
_TWO_SLIPS_FROM = 9
_SHORTS = 8  # words that a shortened one may stand for
SEXES = ("", "laki_laki", "perempuan")
_ORDINARY = 1 / 50  # of the people thought of beside a roster, those with an ordinary value
_POSTS = 60  # posts with a word in common that are compared one by one


@dataclass(frozen=True, slots=True)
class Told:
    """One attribute that was said: `bits` of the values at `places` of its column, `least` for
    every other one, its levels, and the best there is.

    `instead`: the same words read as another column, where they fit people better.
    """

    column: str
    said: str
    places: npt.NDArray[np.int64]
    bits: Bits
    least: float
    levels: Levels
    most: float
    instead: tuple["Told", ...] = ()

    def at(self, value: int) -> tuple[str, float]:
        """Level ("different" where it does not agree, "" unknown) and bits of one value."""
        place = int((self.places == value).argmax()) if len(self.places) else 0
        if not len(self.places) or self.places[place] != value:
            return "different", self.least
        for name, places in self.levels.items():
            if place < len(places):
                return name, float(self.bits[place])
            place -= len(places)
        return "", 0.0

    def best(self) -> list[int]:
        """The values of the best level that there is."""
        for name in ("same", "part", "near", "family"):
            if name in self.levels:
                found: list[int] = self.levels[name].tolist()
                return found
        return []


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
    def word_at(self) -> Mapping[str, int]:
        """Word -> its list of values."""
        return {word: at for at, word in enumerate(self.index.store.texts(f"{self.name}_words"))}

    @cached_property
    def joined(self) -> Mapping[str, list[int]]:
        """Folded value -> the values that fold to it."""
        found: dict[str, list[int]] = {}
        for at, text in enumerate(self.index.store.texts(f"{self.name}_joined")):
            found.setdefault(text, []).append(at)
        return found

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

    def _near(self, word: str) -> list[int]:
        if len(word) >= _SLIP_FROM:
            most = 2 if len(word) >= _TWO_SLIPS_FROM else 1
            found = process.extract(
                word, self.longer_words, scorer=OSA.distance, score_cutoff=most, limit=3
            )
            if found:
                return [self.word_at[one] for one, far, _ in found if far == found[0][1]]
        return [at for long, at in self.word_at.items() if is_short_for(word, long)][:_SHORTS]


class Contexts:
    """Compares what is said with the values of an index; remembers what it has compared."""

    def __init__(self, index: RosterIndex) -> None:
        self.index = index
        self._found: dict[tuple[str, str, str], Told] = {}
        self._columns: dict[str, Column] = {}
        self._room: dict[str, Bits] = {}

    def column(self, name: str) -> Column:
        """The values of a column."""
        if name not in self._columns:
            self._columns[name] = Column(self.index, name)
        return self._columns[name]

    def told(self, attribute: str, said: str, column: str = "") -> Told:
        """Evidence of `said`; `column` is another column it may stand in."""
        key = (attribute, said, column or attribute)
        if key not in self._found:
            if len(self._found) > 20_000:
                self._found.clear()
            values = self.column(key[2])
            levels = self._levels(attribute, said, values)
            self._found[key] = self._weighed(attribute, said, values, levels)
        return self._found[key]

    def stands_in(self, attribute: str) -> str:
        """The column of an attribute; a roster without regencies tells them by its agencies."""
        empty = attribute == "regency" and not any(self.column("regency").texts)
        return "agency" if empty else attribute

    def sex(self, sex: str, said: str) -> Told:
        """Evidence of a honorific against the sex that NIPs tell."""
        at = SEXES.index(sex)
        agrees = float(tables.weights().agree["sex"]["same"])
        places = np.array([at, 3 - at, 0])
        bits = np.append(np.log2([2 * agrees, 2 * (1 - agrees)]), 0.0).astype(np.float32)
        levels = {"same": places[:1], "different": places[1:2]}
        return Told("sex", said, places, bits, 0.0, levels, float(bits[0]))

    def _levels(self, attribute: str, said: str, values: "Column") -> Levels:
        if attribute == "position":
            return _posts(values, said)
        if attribute == "regency":
            found = regions(values, said)
            return found or _units(values, said)
        found = dict(_units(values, said))
        governs = (
            fold_unit(said).kinds <= _GOVERNMENTS and "kementerian" not in fold_unit(said).words
        )
        if attribute == "agency" and governs and "same" not in found:
            there = regions(self.column("regency"), said)
            names = [self.column("regency").texts[at] for at in there.get("same", ())]
            own = [at for one in names for at in values.joined.get(fold_unit(one).joined, ())]
            if own:
                return _sorted({"same": own, **found}, ("same", "part", "near"))
        return found

    def scored(self, told: Told, codes: npt.NDArray[Any]) -> Bits:
        """Bits of people with these values of a column, by what was told."""
        room = self._room.get(told.column)
        if room is None:
            count = len(SEXES) if told.column == "sex" else len(self.column(told.column).counts)
            room = self._room[told.column] = np.zeros(count, np.float32)
        least = np.float32(told.least)
        room[told.places] = told.bits - least
        found: Bits = room.take(codes, mode="clip") + least
        room[told.places] = 0  # all nothing between uses: filling it takes longer than asking
        return found

    def bits_of(self, told: Told, people: npt.NDArray[np.int64]) -> Bits:
        """Bits of these people, each in the column where what was said fits best."""
        found = self.scored(told, self.index.column(told.column).take(people, mode="clip"))
        for one in told.instead:
            other = self.scored(one, self.index.column(one.column).take(people, mode="clip"))
            found = np.maximum(found, other)
        return found

    def in_units(self, word: str) -> bool:
        """Whether some unit, agency or regency has a word."""
        return any(word in self.column(one).word_at for one in ("unit", "agency", "regency"))

    def workplace(self, attribute: str, said: str) -> Told:
        """Evidence of a unit or agency; people name the one as the other, or the government."""
        found, unit = self.told(attribute, said), fold_unit(said)
        if attribute == "agency" and found.levels:
            return found
        other = self.column("agency" if attribute == "unit" else "unit")
        telling = any(weight_of(unit, word) == 1.0 and word in other.word_at for word in unit.words)
        others = [other.name] if telling else []
        if unit.kinds & _GOVERNMENTS:
            others.append("regency")
        read = [self.told(column, said) for column in others]
        fitting = tuple(one for one in read if "same" in one.levels or "part" in one.levels)
        return replace(found, instead=fitting)

    def units_in(self, words: Sequence[str]) -> set[str]:
        """Units and agencies that share a telling word with a text."""
        found: set[str] = set()
        for name in ("unit", "agency"):
            values = self.column(name)
            for word in words:
                near = values.values_with(word) if word in values.word_at else ()
                if len(near) <= _POSTS * 4:
                    found.update(values.texts[at] for at in near)
        return found - {""}

    def _weighed(self, attribute: str, said: str, values: Column, levels: Levels) -> Told:
        """Bits by level: cumulative, so that a better level never tells less."""
        rules = tables.weights()
        people = self.index.people
        shared, bits, reliability = 0, rules.context_most + 6, 0.5
        found = {}
        for name, reliability in rules.agree[attribute].items():
            shared += int(values.counts[levels[name]].sum()) if name in levels else 0
            thought = (shared + THOUGHT * _ORDINARY) / (people + THOUGHT)
            bits = min(bits, float(np.log2(reliability / thought)))
            found[name] = max(bits, 0.0)
        others = max(people - shared, 0) + 0.5
        against = float(np.log2((1 - reliability) / (others / (people + 1))))
        least = min(max(against, rules.context_least), 0.0)
        if not levels:
            least *= 0.3  # a word nobody here bears says little against anybody
        if attribute == "position" and fold_post(said).acting == "mantan":
            least *= rules.former
        unknown = np.array(values.joined.get("", ()), np.int64)
        places = np.concatenate([*levels.values(), unknown])
        of_level = [found.get(name, 0.0) for name in levels]
        table = np.zeros(len(places), np.float32)
        table[: len(places) - len(unknown)] = np.repeat(of_level, [*map(len, levels.values())])
        most = max(of_level, default=0.0)
        return Told(values.name, said, places, table, least, levels, most)


def _sorted(levels: Mapping[str, Iterable[int]], best_first: Sequence[str]) -> Levels:
    """Each value in its best level only."""
    seen: set[int] = set()
    found = {}
    for name in best_first:
        fresh = [at for at in dict.fromkeys(levels.get(name, ())) if at not in seen]
        seen.update(fresh)
        if fresh:
            found[name] = np.array(fresh, np.int64)
    return found


def _posts(values: Column, said: str) -> Levels:
    one = fold_post(said)
    if not one.words:
        return {}
    found: dict[str, list[int]] = {"same": [*values.joined.get(" ".join(one.words), ())]}
    lists = sorted((values.values_with(word) for word in one.words), key=len)
    for at in dict.fromkeys(int(at) for near in lists for at in near[:_POSTS]):
        found.setdefault(post_level(said, values.texts[at]), []).append(at)
    mine = np.uint64(family_bits(one.families))
    if mine:
        found.setdefault("family", []).extend(np.flatnonzero(values.families & mine).tolist())
    return _sorted(found, ("same", "part", "family"))


def _units(values: Column, said: str) -> Levels:
    """same: the words agree; part: one has all the other's; near: most words, and of one kind."""
    one = fold_unit(said)
    if not one.words:
        return {}
    same = np.array(values.joined.get(one.joined, []), np.int64)
    lists = [values.values_with(word) for word in one.words]
    weights = [weight_of(one, word) for word in one.words]
    telling = [near for near, weight in zip(lists, weights, strict=True) if weight == 1.0] or lists
    at = np.unique(np.concatenate(telling)).astype(np.int64)
    met, met_telling = np.zeros(len(at), np.float32), np.zeros(len(at), bool)
    for near, weight in zip(lists, weights, strict=True):
        has = _inside(at, near)
        met += has * np.float32(weight)
        met_telling |= has if weight == 1.0 else False
    there, back = met / sum(weights), met / np.maximum(values.weight[at], 0.01)
    number = np.uint64(number_of(one.words))
    other = (values.numbers[at] != number) & (values.numbers[at] != 0) & (number != 0)
    part = ((there > 0.99) | ((back > 0.99) & met_telling)) & ~other
    mine = np.uint64(kind_bits(one.kinds))
    kinds = values.kinds[at]
    near_by = (there >= _NEAR) & ~other & (((kinds & mine) != 0) | (kinds == 0) | (mine == 0))
    return _sorted({"same": same.tolist(), "part": at[part].tolist(), "near": at[near_by].tolist()},
                   ("same", "part", "near"))  # fmt: skip


def _inside(at: npt.NDArray[np.int64], near: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Whether each value is in a sorted list."""
    if not len(near):
        return np.zeros(len(at), bool)
    places = np.searchsorted(near, at.astype(np.uint32))
    places[places == len(near)] = 0
    found: npt.NDArray[np.bool_] = near[places] == at
    return found

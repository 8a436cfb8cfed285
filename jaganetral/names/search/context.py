"""What was said about post, unit, agency and place, as bits for each distinct value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log2
from typing import Any

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.roster.index import THOUGHT, RosterIndex
from jaganetral.names.roster.values import weight_of
from jaganetral.names.search.columns import Column
from jaganetral.names.search.levels import UNIT_LEVELS, Levels, best_only, posts, units
from jaganetral.names.search.regions import regions
from jaganetral.names.workplace import fold_post, fold_unit, has_phrase

Bits = npt.NDArray[np.float32]
_GOVERNMENTS = frozenset({"kabupaten", "kota"})
_FEW = 240  # units with one word, up to which a text that has it may mean one of them
SEXES = ("", "laki_laki", "perempuan")
_ORDINARY = 1 / 50  # of the people thought of beside a roster, those with an ordinary value
_LISTED = 5000  # people of a unit, up to which some of them are asked where it is
_ASKED = 16  # of them, and of units that the words may mean


@dataclass(frozen=True, slots=True)
class Told:
    """One attribute that was said: `bits` of the values at `places` of its column, `least` for
    every other one, its levels, and the best there is.

    `around`: for every regency, the bits of those there who differ (None: `least` everywhere).
    `instead`: the same words read as another column, where they fit people better.
    """

    column: str
    said: str
    places: npt.NDArray[np.int64]
    bits: Bits
    least: float
    levels: Levels
    most: float
    around: Bits | None = None
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
                return self.levels[name]
        return []


class Contexts:
    """Compares what is said with the values of an index; remembers what it has compared."""

    def __init__(self, index: RosterIndex) -> None:
        self.index = index
        self._found: dict[tuple[str, str, str], Told] = {}
        self._columns: dict[str, Column] = {}
        self._room: dict[str, Bits] = {}
        self._governed: dict[int, Sequence[int]] = {}

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
        agrees = float(tables.weights().agree["sex"][0])
        places = np.array([at, 3 - at, 0])
        bits = np.append(np.log2([2 * agrees, 2 * (1 - agrees)]), 0.0).astype(np.float32)
        levels = {"same": [at], "different": [3 - at]}
        return Told("sex", said, places, bits, 0.0, levels, float(bits[0]))

    def _levels(self, attribute: str, said: str, values: Column) -> Levels:
        if attribute == "position":
            return posts(values, said)
        if attribute == "regency":
            return regions(values, said) or units(values, said)
        found = units(values, said)
        if attribute == "agency" and "same" not in found:
            own = self._government(said, values) or _above(said, values)
            return best_only({"same": own, **found}, UNIT_LEVELS)
        return found

    def _government(self, said: str, agencies: Column) -> list[int]:
        """The local governments that were said by their places: Pemkab Minut."""
        one = fold_unit(said)
        if not one.kinds <= _GOVERNMENTS or "kementerian" in one.words:
            return []
        there = regions(self.column("regency"), said)
        names = [self.column("regency").texts[at] for at in there.get("same", ())]
        return [at for name in names for at in agencies.joined.get(fold_unit(name).joined, ())]

    def governed(self, agency: int) -> Sequence[int]:
        """The regencies of a local government."""
        found = self._governed.get(agency)
        if found is None:
            text = self.column("agency").texts[agency]
            local = fold_unit(text).kinds & _GOVERNMENTS
            there = regions(self.column("regency"), text).get("same", ()) if local else ()
            found = self._governed[agency] = tuple(there)
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
        if told.around is not None:
            places = self.index.column("regency").take(people, mode="clip")
            around = told.around.take(places)
            np.putmask(found, found == np.float32(told.least), around)
        for one in told.instead:
            other = self.scored(one, self.index.column(one.column).take(people, mode="clip"))
            found = np.maximum(found, other)
        return found

    def with_bits(self, people: npt.NDArray[np.int64], bits: Bits, told: Sequence[Told]) -> Bits:
        """The bits of these people with those of everything that was said beside the name."""
        for one in told:
            bits = bits + self.bits_of(one, people)
        return bits

    def _around(self, units: Sequence[int], share: float, least: float) -> Bits | None:
        """Bits by regency of those who are not of a unit that was said, as `share` of the people
        meant are: most have left it for another of the same place. None where the words fit too
        many units or people to tell a place.
        """
        index, ends = self.index, self.index.unit_people_at
        lists = [index.unit_people[ends[at] : ends[at + 1]] for at in units]
        if not 0 < len(lists) <= _ASKED or sum(map(len, lists)) > _LISTED:
            return None
        asked = np.concatenate([people[:: len(people) // _ASKED + 1] for people in lists])
        of_unit = np.bincount(index.column("regency").take(asked))
        there = of_unit.nonzero()[0]
        every, stay = self.column("regency").counts, tables.weights().stay
        more = of_unit[there] / every[there] * (share * stay * index.people / len(asked))
        found = np.full(len(every), least, np.float32)
        found[there] = np.maximum(np.log2(more + share * (1 - stay)), least)
        found[self.column("regency").joined.get("", [])] = least  # unknown is no place
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

    def once(self, told: Sequence[Told]) -> list[Told]:
        """The same evidence, where a place and its own government count once, not twice."""
        place = next((one for one in told if one.column == "regency"), None)
        return [self._within(one, place) if place and one.column == "agency" else one
                for one in told]  # fmt: skip

    def _within(self, government: Told, place: Told) -> Told:
        """What a government tells beyond its own place, where that was said as well."""
        key = ("within", government.said, place.said)
        if key not in self._found:
            self._found[key] = self._beyond(government, place)
        return self._found[key]

    def _beyond(self, government: Told, place: Told) -> Told:
        agencies, regencies = self.column("agency"), self.column("regency")
        own, there = government.best(), place.best()
        names = {fold_unit(regencies.texts[at]).joined for at in there}
        if not own or not {fold_unit(agencies.texts[at]).joined for at in own} <= names:
            return government
        local = int(agencies.counts[own].sum()) / max(int(regencies.counts[there].sum()), 1)
        local, share = min(max(local, 0.05), 0.95), tables.weights().agree["agency"][0]
        bits, least = (float(one) for one in np.log2([share / local, (1 - share) / (1 - local)]))
        capped = np.minimum(government.bits, np.float32(bits))
        return replace(government, bits=capped, most=bits, least=min(least, 0.0, bits))

    def units_in(self, words: Sequence[str]) -> set[str]:
        """Units and agencies that share a telling word with a text."""
        found: set[str] = set()
        for name in ("unit", "agency"):
            values = self.column(name)
            for word in words:
                near = values.values_with(word) if word in values.word_at else ()
                if len(near) <= _FEW:
                    found.update(values.texts[at] for at in near)
        return found - {""}

    def _weighed(self, attribute: str, said: str, values: Column, levels: Levels) -> Told:
        """Bits by level: how much likelier the right person is of that level than anybody is."""
        rules = tables.weights()
        people, bits = self.index.people, rules.context_most + 6
        post = fold_post(said) if attribute == "position" else None
        agree = [rules.plain] if post and post.plain else rules.agree[attribute]
        open_, shared = 1.0, 0
        places: list[int] = []
        table: list[float] = []
        for level, share in zip(levels.values(), agree, strict=False):
            there = int(values.counts.take(level).sum())
            thought = there + THOUGHT * _ORDINARY
            bits = min(bits, log2(share * (people + THOUGHT) / thought))
            open_, shared = open_ - share, shared + there
            places += level
            table += [max(bits, rules.context_least)] * len(level)
        others = (max(people - shared, 0) + 0.5) / (people + 1)
        least = min(max(log2(open_ / others), rules.context_least), 0.0, bits)
        if post and post.acting == "mantan":
            least *= rules.former
        best = next(iter(levels.values()), ())
        around = self._around(best, open_, least) if attribute == values.name == "unit" else None
        most = table[0] if table else 0.0
        unknown = values.joined.get("", ())
        table += [0.0] * len(unknown)
        return Told(
            values.name, said, np.array([*places, *unknown], np.int64),
            np.array(table, np.float32), least, levels, most, around,
        )  # fmt: skip


def _above(said: str, agencies: Column) -> list[int]:
    """The body that a local office belongs to: a court is one of Mahkamah Agung's."""
    words = fold_unit(said).words
    long = (body for office, body in tables.units().under.items() if has_phrase(words, office))
    return [at for body in long for at in agencies.joined.get(fold_unit(body).joined, ())]

"""Who may be meant: people of a large roster for a name and what else was said, best first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log2

import numpy as np

from jaganetral.names import tables
from jaganetral.names.describe import Cues, cues, long_words
from jaganetral.names.naming import parted
from jaganetral.names.normalize import Name, fold_name
from jaganetral.names.query import Query, completed
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.search.circle import in_post, of_unit, regencies_of
from jaganetral.names.search.context import Contexts, Told
from jaganetral.names.search.expand import Meant, Reader
from jaganetral.names.search.gather import (
    Ids,
    first_of_each,
    in_regency,
    names_for,
    rarest,
    sounds_of,
)
from jaganetral.names.search.learning import Calibration, shipped
from jaganetral.names.search.looked import (
    Asked,
    Bits,
    Looked,
    alone,
    everybody,
    lost,
    merged,
    settled,
)
from jaganetral.names.search.namesakes import namesakes
from jaganetral.names.search.readings import Reading, may_be_one, may_be_several, readings
from jaganetral.names.search.score import score_names
from jaganetral.names.words import fold_word, plain_words

_PEOPLE = 40_000
_TINY = 1e-15
_REMEMBERED = 20_000
_CLOSE = 5.0  # bits that a reading may lie behind the best and still be looked at in a circle
_LOSS, _BIG_LOSS = 6.0, 11.0  # bits behind one who fits from which one looks further, and further
_ALIKE = 0.5  # bits apart at which a description fits two people alike
_COMMON = 2e-4  # share of people who bear a word that is also a post, so that it is a name
_CIRCLE = 1200  # people of a unit who are looked at one by one


@dataclass(frozen=True, slots=True)
class Hit:
    """One person: inner number, roster row, distinct name, bits that speak for him, log2 of the
    odds that it is he (`odds`), and the corrected posterior (`score`).
    """

    person: int
    row: int
    name: int
    name_bits: float
    bits: float
    odds: float
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The best people, and how the question was read; where no name was said, `fitting` counts
    those whom the description fits as well as the best.
    """

    hits: list[Hit]
    told: Sequence[Told] = ()
    readings: Sequence[Sequence[Meant]] = field(default=())
    fitting: int = 0


class Searcher:
    """Searches one index. Not shared between threads."""

    def __init__(self, index: RosterIndex, calibration: Calibration | None = None) -> None:
        self.index = index
        self.calibration = calibration or shipped()
        self.reader = Reader(index)
        self.contexts = Contexts(index)
        self._cues: dict[str, Cues] = {}
        self._namesakes: dict[int, int] = {}

    def search(self, query: Query, top: int = 5) -> Found:
        """At most `top` people, best first; an empty question finds nobody."""
        name = fold_name(query.name) if query.name else None
        tokens = name.tokens if name else ()
        told = self._told(query, name)
        asked = Asked(told, regencies_of(self.contexts, told))
        if name is None or not tokens:
            looked = self._without_name(asked)
            if looked is None:
                return Found([])
            fitting = int((looked.bits > looked.bits.max() - _ALIKE).sum())
            return Found(self.best(looked, top), told, fitting=fitting)
        meant = [Reading([self.reader.near(token) for token in tokens])]
        joined = any(may_be_several(self.index, one) for one in meant[0].words)
        looked = None if joined else self._look(merged(self._named(meant, asked)), asked)
        if looked is None or name.lettered or not self._is_found(looked, told, meant[0].words):
            meant = readings(self.reader, tokens, name.own, name.lettered)
            looked = self._further(meant, asked) or looked
        shown = [reading.words for reading in meant]
        return Found(self.best(looked, top), told, shown) if looked is not None else Found([])

    def _is_found(self, looked: Looked, told: Sequence[Told], words: Sequence[Meant]) -> bool:
        """Whether nobody who fits better can be expected from looking further."""
        if any(one.said in tables.classes().doubtful for one in words):
            return False  # its other meaning has not been looked for yet
        known = alone(looked, self.index.people) and not may_be_one(self.index, words)
        return known or settled(looked, told, words)

    def _further(self, meant: Sequence[Reading], asked: Asked) -> Looked | None:
        """Slips and nicknames; then everybody of the unit or place; then whatever is left."""
        pool, held = merged(self._named(meant, asked)), None  # names of the circle
        looked = self._look(pool, asked)
        if lost(looked, meant, asked) > _LOSS and (circle := self._in_circle(meant, asked)):
            pool = merged([*pool, *circle])
            held = merged(circle)[0][0]
            looked = self._look(pool, asked, held)
        more: list[tuple[Ids, Bits]] = []
        far = lost(looked, meant, asked) > _BIG_LOSS
        if far:
            place = asked.regencies[:1]
            more = self._in_place(meant, place[0]) if place else self._beside(meant)
        if looked is None and not more:
            more = self._named(meant, asked, every=True)
        return self._look(merged([*pool, *more]), asked, held) if more else looked

    def namesakes(self, name: int) -> int:
        """How many people of the roster have this name in any spelling."""
        if name not in self._namesakes:
            if len(self._namesakes) > _REMEMBERED:
                self._namesakes.clear()
            self._namesakes[name] = namesakes(self.index, name)
        return self._namesakes[name]

    def completed(self, query: Query) -> Query:
        """The question with its gaps filled from what it says in plain words."""
        return completed(self.cues, self._parted, query)

    def cues(self, text: str) -> Cues:
        """What a description tells, read against the units of the roster."""
        if text not in self._cues:
            if len(self._cues) > _REMEMBERED:
                self._cues.clear()
            units = self.contexts.units_in(long_words(plain_words(text))) if text else ()
            self._cues[text] = cues(units, text)
        return self._cues[text]

    def _parted(self, name: str) -> Cues:
        index = self.index

        def is_name(word: str) -> bool:
            return fold_word(word) in index.sound_at

        def is_common(word: str) -> bool:
            at = index.written_at.get(word)
            return at is not None and float(index.share_of[at]) > _COMMON

        return parted(name, is_name, is_common, self.contexts.in_units)

    def told(self, query: Query) -> list[Told]:
        """Evidence of what was said beside the name."""
        return self._told(query, fold_name(query.name) if query.name else None)

    def _told(self, query: Query, name: Name | None) -> list[Told]:
        said = {"position": query.position, "unit": query.unit, "agency": query.agency}
        said["regency"] = query.regency
        alone = not (query.unit and query.agency)
        found = [
            self.contexts.workplace(column, text)
            if alone and column in ("unit", "agency")
            else self.contexts.told(column, text, self.contexts.stands_in(column))
            for column, text in said.items()
            if text
        ]
        if name and name.sex and not name.lettered:
            title = next((one for one in name.titles if _tells_sex(one)), "")
            found.append(self.contexts.sex(name.sex, title.capitalize()))
        return self.contexts.once(found)

    def _named(
        self, meant: Sequence[Reading], asked: Asked, *, every: bool = False
    ) -> list[tuple[Ids, Bits]]:
        """Names for each reading, with bits."""
        found = []
        for reading in meant:
            names = names_for(self.index, reading.words, asked.regencies, every=every)
            if len(names):
                found.append((names, self._scored(reading, reading.words, names)))
        return found

    def _in_circle(self, meant: Sequence[Reading], asked: Asked) -> list[tuple[Ids, Bits]]:
        """Names of the people of the unit that are not too far off; of the place, by initials,
        and where no place was said of the post.
        """
        index = self.index
        found, lettered = self._by_letters(meant, asked)
        people = of_unit(index, asked.told, asked.regencies, _CIRCLE)
        if lettered and not asked.regencies:
            others = in_post(index, self.contexts, asked.told, (), _CIRCLE)
            both = [one for one in (people, others) if one is not None]
            people = np.concatenate(both) if both else None
        if people is None or not len(people):
            return found
        names = index.names_of(np.sort(people))
        names = names[first_of_each(names)]
        sounds = sounds_of(index, names)
        return found + [(names, self._scored(one, self._among(one, sounds), names))
                        for one in _likely(meant)]  # fmt: skip

    def _by_letters(
        self, meant: Sequence[Reading], asked: Asked
    ) -> tuple[list[tuple[Ids, Bits]], Sequence[Reading]]:
        """Names of the places that have all initials of a reading of nothing else, and those."""
        found = []
        lettered = [one for one in meant if all(word.letter for word in one.words)]
        for one in lettered:
            for regency in asked.regencies:
                names = in_regency(self.index, one.words, regency, len(one.words))
                if len(names):
                    found.append((names, self._scored(one, one.words, names)))
        return found, lettered

    def _beside(self, meant: Sequence[Reading]) -> list[tuple[Ids, Bits]]:
        """Names with a rare word of a reading, its other words whatever they are near to."""
        index, found = self.index, []
        for reading in _likely(meant):
            names = rarest(index, reading.words)
            if len(names):
                words = self._among(reading, sounds_of(index, names))
                found.append((names, self._scored(reading, words, names)))
        return found

    def _in_place(self, meant: Sequence[Reading], regency: int) -> list[tuple[Ids, Bits]]:
        """Names of people of a regency that have all words of a reading but one."""
        index, found = self.index, []
        sounds = index.sounds_in(regency)
        for reading in _likely(meant):
            words = self._among(reading, sounds)
            full = [one for one in words if len(one.sounds)]
            names = in_regency(index, full, regency, max(1, len(full) - 1))
            if len(names):
                found.append((names, self._scored(reading, words, names)))
        return found

    def _among(self, reading: Reading, sounds: Ids) -> list[Meant]:
        """The words of a reading as what people of a circle may be called."""
        return [
            one if self.reader.is_near(one, sounds) else self.reader.among(one.said, sounds)
            for one in reading.words
        ]

    def _scored(self, reading: Reading, words: Sequence[Meant], names: Ids) -> Bits:
        return score_names(self.index, words, names) - np.float32(reading.cost)

    def _look(
        self, pool: Sequence[tuple[Ids, Bits]], asked: Asked, held: Ids | None = None
    ) -> Looked | None:
        """Everybody of the best names, with the bits of what else was said."""
        return everybody(self.index, self.contexts, *pool[0], asked, held) if pool else None

    def _without_name(self, asked: Asked) -> Looked | None:
        """People of the unit that was said, else of the post within agency and regency."""
        index = self.index
        people = of_unit(index, asked.told, asked.regencies, _PEOPLE)
        if people is None or any(one.instead for one in asked.told):
            others = in_post(index, self.contexts, asked.told, asked.regencies, _PEOPLE)
            people = people if others is None else others
        if people is None or not len(people):
            return None
        nothing = np.zeros(len(people), np.float32)
        people = np.sort(people)
        names = index.names_of(people)
        bits = self.contexts.with_bits(people, nothing, asked.told)
        return Looked(people, names, nothing, bits)

    def best(self, looked: Looked, top: int) -> list[Hit]:
        """The most likely people, best first, with posteriors."""
        most = min(top, len(looked.bits))
        back = -looked.bits
        order = back.argpartition(most - 1)[:most]
        order = order[np.lexsort((looked.people[order], back[order]))]
        people, bits = looked.people[order], looked.bits[order]
        inside = tables.weights().in_roster
        empty = log2((1 - inside) / inside * self.index.people)  # bits of nobody in the roster
        peak = max(float(bits[0]), empty)
        shares = [2.0 ** (one - peak) for one in bits.tolist()]
        whole = float(np.exp2(looked.bits - np.float32(peak)).sum(dtype=np.float64))
        whole += 2.0 ** (empty - peak)
        odds = [log2(max(one, _TINY)) - log2(max(whole - one, _TINY)) for one in shares]
        scores = [self.calibration.score(one) for one in odds]
        if (most_sure := sum(scores)) > 1:  # corrected one by one; together they leave no room
            scores = [one * sum(shares) / whole / most_sure for one in scores]
        arrays = (people, self.index.row_of[people], looked.names[order], looked.name_bits[order])
        columns = (*(each.tolist() for each in (*arrays, bits)), odds, scores)
        return [Hit(one, row - 1, *rest) for one, row, *rest in zip(*columns, strict=True)]


def _tells_sex(title: str) -> bool:
    return any(title in words for words in tables.titles().sex.values())


def _likely(meant: Sequence[Reading]) -> list[Reading]:
    return [one for one in meant if one.cost < _CLOSE]

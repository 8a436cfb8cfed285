"""Who may be meant: people of a large roster for a name and what else was said, best first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log2

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.describe import Cues, cues, long_words
from jaganetral.names.normalize import fold_name
from jaganetral.names.query import Query, completed
from jaganetral.names.roster.context import Contexts, Told
from jaganetral.names.roster.expand import Meant, Reader, readings
from jaganetral.names.roster.gather import Ids, names_for
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.learning import Calibration, shipped
from jaganetral.names.roster.score import score_names
from jaganetral.names.words import plain_words

Bits = npt.NDArray[np.float32]
People = npt.NDArray[np.int64]
_BEHIND = 16.0  # bits that a name may lie behind the best and still be looked at
_PEOPLE = 40_000
_KEPT = 300
_NARROWING = ("regency", "position", "agency")
_TINY = 1e-15
_POOR = 8.0  # bits of a best candidate below which every pair of slips is followed


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
class Looked:
    """People with their bits; `settled`: nothing further off could overtake the best."""

    people: People
    names: Ids
    name_bits: Bits
    bits: Bits
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The best people, and how the question was read."""

    hits: list[Hit]
    told: Sequence[Told] = ()
    readings: Sequence[Sequence[Meant]] = field(default=())


class Searcher:
    """Searches one index. Not shared between threads."""

    def __init__(self, index: RosterIndex, calibration: Calibration | None = None) -> None:
        self.index = index
        self.calibration = calibration or shipped()
        self.reader = Reader(index)
        self.contexts = Contexts(index)

    def search(self, query: Query, top: int = 5) -> Found:
        """At most `top` people, best first; an empty question finds nobody."""
        tokens = fold_name(query.name).tokens if query.name else ()
        told = self.told(query)
        if not tokens:
            looked = self._without_name(told)
            return Found(self.best(looked, top), told) if looked is not None else Found([])
        meant = [[self.reader.quick(token) for token in tokens]]
        looked = self._look(meant, told, exact=True)
        if looked is None or not looked.settled:
            meant = [[self.reader.wide(t) for t in one] for one in readings(self.reader, tokens)]
            looked = self._look(meant, told) or looked
            if looked is None or float(looked.bits.max()) < _POOR:
                looked = self._look(meant, told, every=True) or looked
        return Found(self.best(looked, top), told, meant) if looked is not None else Found([])

    def completed(self, query: Query) -> Query:
        """The question with its gaps filled from what it says in plain words."""
        return completed(self.cues, query)

    def cues(self, text: str) -> Cues:
        """What a description tells, read against the units of the roster."""
        if not text:
            return Cues()
        return cues(self.contexts.units_in(long_words(plain_words(text))), text)

    def told(self, query: Query) -> list[Told]:
        """Evidence of what was said beside the name."""
        said = {"position": query.position, "unit": query.unit, "agency": query.agency}
        said["regency"] = query.regency
        found = [self.contexts.told(column, text) for column, text in said.items() if text]
        name = fold_name(query.name) if query.name else None
        if name and name.sex:
            title = next((one for one in name.titles if _tells_sex(one)), "")
            found.append(self.contexts.sex(name.sex, title.capitalize()))
        return found

    def _look(
        self, meant: Sequence[Sequence[Meant]], told: Sequence[Told],
        *, exact: bool = False, every: bool = False,
    ) -> Looked | None:  # fmt: skip
        regency = _regency(told)
        names, bits = [], []
        for reading in meant:
            found = names_for(self.index, reading, regency, every=every)
            if len(found):
                names.append(found)
                bits.append(score_names(self.index, reading, found))
        if not names:
            return None
        name, score = np.concatenate(names), np.concatenate(bits)
        if len(names) > 1:
            order = np.lexsort((-score, name))
            name, score = name[order], score[order]
            first = np.concatenate([[True], name[1:] != name[:-1]])
            name, score = name[first], score[first]
        return self._people(name, score, told, meant[0] if exact else None)

    def _people(
        self, names: Ids, score: Bits, told: Sequence[Told], exact: Sequence[Meant] | None
    ) -> Looked:
        """Everybody of the best names, with the bits of what else was said."""
        index = self.index
        near = np.flatnonzero(score >= score.max() - _BEHIND)
        if len(near) > _KEPT:
            near = near[np.argpartition(-score[near], _KEPT)[:_KEPT]]
        chosen = near[np.argsort(-score[near], kind="stable")]
        starts = index.name_people[names[chosen]].astype(np.int64)
        counts = index.name_people[names[chosen] + 1].astype(np.int64) - starts
        inside = np.cumsum(counts) <= max(_PEOPLE, int(counts[0]))
        chosen, starts, counts = chosen[inside], starts[inside], counts[inside]
        owner = np.repeat(np.arange(len(chosen)), counts)
        shift = np.repeat(np.cumsum(counts) - counts - starts, counts)
        people = np.arange(int(counts.sum())) - shift
        name_bits = score[chosen][owner]
        bits = self._with_context(people, name_bits, told)
        settled = exact is not None and _settled(bits, name_bits, told, exact)
        return Looked(people, names[chosen][owner], name_bits, bits, settled)

    def _with_context(self, people: People, name_bits: Bits, told: Sequence[Told]) -> Bits:
        bits = name_bits.copy()
        for one in told:
            bits += one.bits[self.index.column(one.column)[people]]
        return bits

    def _without_name(self, told: Sequence[Told]) -> Looked | None:
        """People of the unit that was said, else of the post within the regency."""
        index = self.index
        people = self._of_unit(told)
        if people is None:
            narrow = [
                one
                for one in told
                if one.column in ("regency", "position", "agency") and one.levels
            ]
            if not any(one.column == "position" for one in narrow):
                return None
            fits = np.ones(index.people, bool)
            for one in narrow:
                fits &= (one.bits > 0)[index.column(one.column)]
            people = np.flatnonzero(fits)[:_PEOPLE]
        if not len(people):
            return None
        nothing = np.zeros(len(people), np.float32)
        people = np.sort(people)
        asked = people.astype(np.uint32)  # of another kind, NumPy would copy the whole array
        names = np.searchsorted(index.name_people, asked, "right").astype(np.uint32) - 1
        return Looked(people, names, nothing, self._with_context(people, nothing, told))

    def _of_unit(self, told: Sequence[Told]) -> People | None:
        for one in told:
            for level in ("same", "part", "near"):
                if one.column == "unit" and level in one.levels:
                    index = self.index
                    ends = index.unit_people_at
                    lists = [index.unit_people[ends[at] : ends[at + 1]] for at in one.levels[level]]
                    return np.concatenate(lists)[:_PEOPLE].astype(np.int64)
        return None

    def best(self, looked: Looked, top: int) -> list[Hit]:
        """The most likely people, best first, with posteriors."""
        most = min(top, len(looked.bits))
        order = np.argpartition(-looked.bits, most - 1)[:most]
        order = order[np.lexsort((looked.people[order], -looked.bits[order]))]
        inside = tables.weights().in_roster
        prior = np.log2(inside / self.index.people)
        with_prior = looked.bits.astype(np.float64) + prior
        outside = float(np.log2(1 - inside))
        peak = max(float(with_prior.max()), outside)
        shares = np.exp2(with_prior - peak)
        whole = float(shares.sum() + np.exp2(outside - peak))
        found = []
        for at in order.tolist():
            share = float(shares[at])
            odds = log2(max(share, _TINY)) - log2(max(whole - share, _TINY))
            person = int(looked.people[at])
            row, name = int(self.index.row_of[person]) - 1, int(looked.names[at])
            bits, score = float(looked.bits[at]), self.calibration.score(odds)
            found.append(Hit(person, row, name, float(looked.name_bits[at]), bits, odds, score))
        return found


def _tells_sex(title: str) -> bool:
    return any(title in words for words in tables.titles().sex.values())


def _regency(told: Sequence[Told]) -> int:
    """The regency that was said, -1 where none or one that nobody works in."""
    for one in told:
        if one.column == "regency" and one.levels:
            return int(one.bits.argmax())
    return -1


def _settled(bits: Bits, name_bits: Bits, told: Sequence[Told], reading: Sequence[Meant]) -> bool:
    """The best fits every word, and no slip elsewhere could gain more than it costs."""
    if any(one.exact < 0 for one in reading):
        return False
    best = int(bits.argmax())
    wanted = sum(float(one.gain.max()) for one in reading)
    if name_bits[best] < wanted - 3.5:
        return False
    open_bits = sum(one.most for one in told) - float(bits[best] - name_bits[best])
    return open_bits < 5.0

"""Who may be meant: people of a large roster for a name and what else was said, best first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.normalize import fold_name
from jaganetral.names.query import Query
from jaganetral.names.roster.context import Contexts, Told
from jaganetral.names.roster.expand import Meant, Reader, readings
from jaganetral.names.roster.gather import Ids, names_for
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.score import score_names

Bits = npt.NDArray[np.float32]
_BEHIND = 16.0  # bits that a name may lie behind the best and still be looked at
_PEOPLE = 40_000
_KEPT = 300


@dataclass(frozen=True, slots=True)
class Hit:
    """One person: inner number, roster row, distinct name, bits of name and of everything."""

    person: int
    row: int
    name: int
    name_bits: float
    bits: float
    score: float


@dataclass(frozen=True, slots=True)
class Looked:
    """People with their bits; `settled`: nothing further off could overtake the best."""

    people: npt.NDArray[np.int64]
    names: Ids
    name_bits: Bits
    bits: Bits
    settled: bool


class Searcher:
    """Searches one index. Not shared between threads."""

    def __init__(self, index: RosterIndex) -> None:
        self.index = index
        self.reader = Reader(index)
        self.contexts = Contexts(index)

    def search(self, query: Query, top: int = 5) -> list[Hit]:
        """At most `top` people, best first."""
        told = self._told(query)
        tokens = fold_name(query.name).tokens if query.name else ()
        if not tokens:
            return []
        regency = self._regency(told)
        looked = self._look([[self.reader.quick(t) for t in tokens]], told, regency, exact=True)
        if looked is None or not looked.settled:
            wide = [[self.reader.wide(t) for t in one] for one in readings(self.reader, tokens)]
            looked = self._look(wide, told, regency) or looked
            if looked is None or float(looked.bits.max()) < 8:
                looked = self._look(wide, told, regency, every=True) or looked
        return self._best(looked, top) if looked is not None else []

    def _told(self, query: Query) -> list[Told]:
        said = (("position", query.position), ("unit", query.unit), ("agency", query.agency), ("regency", query.regency))
        return [self.contexts.told(column, text) for column, text in said if text]

    def _regency(self, told: Sequence[Told]) -> int:
        for one in told:
            if one.column == "regency" and one.levels:
                return int(one.bits.argmax())
        return -1

    def _look(
        self, meant: Sequence[Sequence[Meant]], told: Sequence[Told], regency: int,
        *, exact: bool = False, every: bool = False,
    ) -> Looked | None:  # fmt: skip
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
        return self._people(name, score, told, exact, meant[0])

    def _people(
        self, names: Ids, score: Bits, told: Sequence[Told], exact: bool, reading: Sequence[Meant]
    ) -> Looked:
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
        people = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts - starts, counts)
        name_bits = score[chosen][owner]
        bits = name_bits.copy()
        for one in told:
            bits += one.bits[index.column(one.column)[people]]
        settled = exact and self._settled(bits, name_bits, told, reading)
        return Looked(people, names[chosen][owner], name_bits, bits, settled)

    def _settled(self, bits: Bits, name_bits: Bits, told: Sequence[Told], reading: Sequence[Meant]) -> bool:
        """The best fits every word, and no slip elsewhere could gain more than it costs."""
        if any(one.exact < 0 for one in reading if not one.letter) or any(one.letter for one in reading):
            return False
        best = int(bits.argmax())
        wanted = sum(float(one.gain.max()) for one in reading)
        if name_bits[best] < wanted - 3.5:
            return False
        open_bits = sum(one.most for one in told) - float(bits[best] - name_bits[best])
        return open_bits < 5.0

    def _best(self, looked: Looked, top: int) -> list[Hit]:
        most = min(top, len(looked.bits))
        order = np.argpartition(-looked.bits, most - 1)[:most]
        order = order[np.lexsort((looked.people[order], -looked.bits[order]))]
        inside = tables.weights().in_roster
        prior = np.log2(inside / self.index.people)
        with_prior = looked.bits.astype(np.float64) + prior
        peak = max(float(with_prior.max()), np.log2(1 - inside))
        whole = float(np.exp2(with_prior - peak).sum() + np.exp2(np.log2(1 - inside) - peak))
        return [
            Hit(
                int(looked.people[at]),
                int(self.index.rows[looked.people[at]]),
                int(looked.names[at]),
                float(looked.name_bits[at]),
                float(looked.bits[at]),
                float(np.exp2(with_prior[at] - peak) / whole),
            )
            for at in order.tolist()
        ]

"""A lighter search for names found in running text: the rarest two words lead to the names."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from jaganetral.names.normalize import fold_name
from jaganetral.names.query import Query
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.search.context import Told
from jaganetral.names.search.expand import Meant
from jaganetral.names.search.gather import Ids
from jaganetral.names.search.looked import Bits, Looked, People
from jaganetral.names.search.score import score_names
from jaganetral.names.search.search import Found, Searcher
from jaganetral.names.workplace import fold_unit

_MOST = 2_000  # names that are looked at
_BEHIND = 16.0  # bits that a name may lie behind the best
_KEPT = 200
_NARROW = ("regency", "unit")
_BESIDE = ("position", "unit", "agency", "regency")


def light_search(searcher: Searcher, query: Query, top: int) -> Found:
    """The best people whose names have the rarest two words of the question, or its one word.

    Where too many names have them, a place or unit must be told, or nobody is found.
    """
    tokens = fold_name(query.name).tokens
    meant = [_meant(searcher, token) for token in tokens]
    words = [one for one in meant if len(one.sounds)]
    names = _with_pair(searcher.index, words) if len(words) > 1 else None
    if names is None and len(words) == 1 and words[0].exact >= 0:
        names = _with_word(searcher.index, words[0].exact)
    if names is None or len(names) > _MOST:
        narrow = any(getattr(query, one) for one in _NARROW)
        return searcher.search(query, top) if words and narrow else Found([])
    bits = score_names(searcher.index, meant, names)
    near = np.flatnonzero(bits >= bits.max() - _BEHIND)
    if len(near) > _KEPT:
        near = near[np.argsort(-bits[near], kind="stable")[:_KEPT]]
    told = told_beside(searcher, query)
    looked = _people(searcher, names[near], bits[near], told)
    return Found(searcher.best(looked, top), told, [meant])


def told_beside(searcher: Searcher, query: Query) -> list[Told]:
    """Evidence of what was said beside a name, in the roster's own words: each in its column."""
    said = ((column, getattr(query, column)) for column in _BESIDE)
    found = [searcher.contexts.told(column, text) for column, text in said if text]
    return found + searcher.told(Query(name=query.name))


def holders(searcher: Searcher, query: Query, top: int) -> Found:
    """Who holds a post of a unit, as the roster writes the unit; nobody else of that unit."""
    index, told = searcher.index, told_beside(searcher, query)
    values = searcher.contexts.column("unit").joined.get(fold_unit(query.unit).joined, ())
    ends = index.unit_people_at
    lists = [index.unit_people[ends[at] : ends[at + 1]] for at in values]
    people = np.concatenate(lists).astype(np.int64) if lists else index.unit_people[:0]
    for one in told:
        if one.column == "position":
            bits = searcher.contexts.scored(one, index.column("position")[people])
            people = people[bits > 0]
    if not 0 < len(people) <= _MOST:
        return Found([])
    names = index.names_of(people)
    nothing = np.zeros(len(people), np.float32)
    looked = Looked(people, names, nothing, _with_context(searcher, people, nothing, told))
    return Found(searcher.best(looked, top), told)


def _meant(searcher: Searcher, token: str) -> Meant:
    """A word as written, or what it may be a slip of where the roster does not know it."""
    quick = searcher.reader.quick(token)
    return quick if quick.exact >= 0 or quick.letter else searcher.reader.wide(token)


def _with_pair(index: RosterIndex, words: Sequence[Meant]) -> Ids | None:
    """Names that have the two words that fewest names have together, None where none has two."""
    sounds = [[one.exact] if one.exact >= 0 else one.sounds.tolist() for one in words]
    asked = [
        (pair, min(a, b) << 32 | max(a, b))
        for pair, (one, other) in enumerate(combinations(sounds, 2))
        for a in one
        for b in other
    ]
    keys = np.array([key for _, key in asked], np.uint64)
    at = np.searchsorted(index.pairs, keys)
    at[at == len(index.pairs)] = 0
    hits = np.flatnonzero(index.pairs[at] == keys)
    found: dict[int, list[Ids]] = {}
    starts, ends = index.pair_at[at[hits]].tolist(), index.pair_at[at[hits] + 1].tolist()
    for hit, start, end in zip(hits.tolist(), starts, ends, strict=True):
        found.setdefault(asked[hit][0], []).append(index.pair_names[start:end])
    rarest = min(found.values(), key=lambda lists: sum(map(len, lists)), default=None)
    if rarest is None or len(rarest) == 1:
        return rarest[0] if rarest else None
    return np.unique(np.concatenate(rarest))


def _with_word(index: RosterIndex, sound: int) -> Ids:
    return index.bearers[index.bearers_at[sound] : index.bearers_at[sound + 1]]


def _people(searcher: Searcher, names: Ids, bits: Bits, told: Sequence[Told]) -> Looked:
    """Everybody of these names, with the bits of what else was said."""
    index = searcher.index
    starts = index.name_people[names].astype(np.int64)
    counts = index.name_people[names + 1].astype(np.int64) - starts
    owner = np.repeat(np.arange(len(names)), counts)
    people = np.arange(len(owner)) + (starts - np.cumsum(counts) + counts)[owner]
    name_bits = bits[owner]
    return Looked(people, names[owner], name_bits, _with_context(searcher, people, name_bits, told))


def _with_context(searcher: Searcher, people: People, bits: Bits, told: Sequence[Told]) -> Bits:
    """The same bits with those of what else was said."""
    whole = bits.copy()
    for one in told:
        whole += searcher.contexts.bits_of(one, people)
    return whole

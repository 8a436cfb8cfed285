"""A lighter search for names found in running text: the rarest two words lead to the names."""

from collections.abc import Sequence

import numpy as np

from jaganetral.names.normalize import fold_name
from jaganetral.names.query import Query
from jaganetral.names.roster.context import Told
from jaganetral.names.roster.expand import Meant
from jaganetral.names.roster.gather import Ids
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.score import score_names
from jaganetral.names.roster.search import Found, Looked, Searcher

_MOST = 2_000  # names that are looked at
_BEHIND = 16.0  # bits that a name may lie behind the best
_KEPT = 200
_NARROW = ("regency", "unit")


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
    told = searcher.told(query)
    looked = _people(searcher, names[near], bits[near], told)
    return Found(searcher.best(looked, top), told, [meant])


def _meant(searcher: Searcher, token: str) -> Meant:
    """A word as written, or what it may be a slip of where the roster does not know it."""
    quick = searcher.reader.quick(token)
    return quick if quick.exact >= 0 or quick.letter else searcher.reader.wide(token)


def _with_pair(index: RosterIndex, words: Sequence[Meant]) -> Ids | None:
    """Names that have the two words that fewest names have together, None where none has two."""
    found = []
    for at, one in enumerate(words):
        for other in words[at + 1 :]:
            names = _with_both(index, _sounds(one), _sounds(other))
            if len(names):
                found.append(names)
    return min(found, key=len, default=None)


def _sounds(one: Meant) -> Ids:
    """The word as the roster has it, or all that it may be."""
    return np.array([one.exact], np.uint32) if one.exact >= 0 else one.sounds


def _with_both(index: RosterIndex, first: Ids, second: Ids) -> Ids:
    a, b = np.repeat(first, len(second)), np.tile(second, len(first))
    keys = np.minimum(a, b).astype(np.uint64) << np.uint64(32) | np.maximum(a, b)
    at = np.searchsorted(index.pairs, keys)
    at[at == len(index.pairs)] = 0
    at = at[index.pairs[at] == keys]
    ends = zip(index.pair_at[at].tolist(), index.pair_at[at + 1].tolist(), strict=True)
    lists = [index.pair_names[start:end] for start, end in ends]
    if len(lists) > 1:
        return np.unique(np.concatenate(lists))
    return lists[0] if lists else index.pair_names[:0]


def _with_word(index: RosterIndex, sound: int) -> Ids:
    return index.bearers[index.bearers_at[sound] : index.bearers_at[sound + 1]]


def _people(searcher: Searcher, names: Ids, bits: np.ndarray, told: Sequence[Told]) -> Looked:
    """Everybody of these names, with the bits of what else was said."""
    index = searcher.index
    starts = index.name_people[names].astype(np.int64)
    counts = index.name_people[names + 1].astype(np.int64) - starts
    owner = np.repeat(np.arange(len(names)), counts)
    people = np.arange(len(owner)) + (starts - np.cumsum(counts) + counts)[owner]
    name_bits = bits[owner]
    whole = name_bits.copy()
    for one in told:
        whole += searcher.contexts.scored(one, index.column(one.column)[people])
    return Looked(people, names[owner], name_bits, whole)

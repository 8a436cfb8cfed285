"""A lighter search for names found in running text, whose words the roster knows as written."""

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

_MOST = 2_000  # names with the rarest two words; more of them are left to the search proper
_BEHIND = 16.0  # bits that a name may lie behind the best
_KEPT = 200


def light_search(searcher: Searcher, query: Query, top: int) -> Found | None:
    """The best people whose names have the rarest two words of the question, None where that is
    not enough to tell: a single word, initials alone, words that no name has together.
    """
    tokens = fold_name(query.name).tokens
    meant = [searcher.reader.quick(token) for token in tokens]
    names = _with_rarest_pair(searcher.index, meant)
    if not 0 < len(names) <= _MOST:
        return None
    bits = score_names(searcher.index, meant, names)
    near = np.flatnonzero(bits >= bits.max() - _BEHIND)
    if len(near) > _KEPT:
        near = near[np.argsort(-bits[near], kind="stable")[:_KEPT]]
    told = searcher.told(query)
    looked = _people(searcher, names[near], bits[near], told)
    return Found(searcher.best(looked, top), told, [meant])


def _with_rarest_pair(index: RosterIndex, meant: Sequence[Meant]) -> Ids:
    """Names that have the two words that fewest names have together; sorted."""
    sounds = sorted({one.exact for one in meant if not one.letter})
    best = index.pair_names[:0]
    if len(sounds) < 2 or sounds[0] < 0:
        return best
    keys = [one << 32 | other for at, one in enumerate(sounds) for other in sounds[at + 1 :]]
    wanted = np.array(keys, np.uint64)
    at = np.searchsorted(index.pairs, wanted)
    at[at == len(index.pairs)] = 0
    hits = at[index.pairs[at] == wanted]
    if len(hits):
        starts, ends = index.pair_at[hits], index.pair_at[hits + 1]
        rarest = int((ends - starts).argmin())
        best = index.pair_names[int(starts[rarest]) : int(ends[rarest])]
    return best


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

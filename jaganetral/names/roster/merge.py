"""A roster and its changed rows become the roster that a fresh reading of all rows would give.

Stretches that no change touches are copied; names that are touched are put together anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from jaganetral.names.roster.people import (
    COLUMNS,
    Ints,
    Roster,
    ends_of,
    fitting,
    hashes_of,
    taken,
)


def merged(old: Roster, gone: Ints, new: Roster) -> Roster:
    """`old` without the people `gone` (one flag each), with the people of `new`.

    No row of `new` may be a row that stays. NIPs are there if both have them.
    """
    written, mine, theirs = _united(old.written, new.written)
    words = np.concatenate([mine[old.words], theirs[new.words]])
    word_ends = np.concatenate([old.word_ends, new.word_ends[1:] + old.word_ends[-1]])
    known = _known_names(old, new, words, word_ends)
    pool = _stretches(old, gone, new, known)
    source = pool.people
    words = taken(words, word_ends, pool.names)
    written, words = _used(written, words)
    values: dict[str, Sequence[str]] = {}
    codes: dict[str, Ints] = {}
    for one in COLUMNS:
        texts, mine, theirs = _united(old.values[one], new.values[one])
        both = np.concatenate([mine[old.codes[one]], theirs[new.codes[one]]])
        values[one], numbers = _used(texts, both[source])
        codes[one] = fitting(numbers, len(values[one]))
    lengths = np.concatenate([np.diff(old.kept_ends), np.diff(new.kept_ends)])
    nips = None
    if old.nips is not None and new.nips is not None:
        nips = np.concatenate([old.nips, new.nips])[source]
    return Roster(
        written,
        ends_of(np.diff(word_ends)[pool.names]),
        words,
        pool.people_ends,
        np.concatenate([old.row_of, new.row_of])[source],
        np.concatenate([old.sex, new.sex])[source],
        values,
        codes,
        ends_of(lengths[source]),
        lambda: _pieces(old, new, source),
        nips,
    )


@dataclass(frozen=True, slots=True)
class _Pool:
    """Names in their new order and the people of each; those of `new` follow those of `old`."""

    names: Ints
    people: Ints
    people_ends: Ints


def _stretches(old: Roster, gone: Ints, new: Roster, known: Ints) -> _Pool:
    """Names ordered by their first row, the people of each by row."""
    rows = np.concatenate([old.row_of, new.row_of])
    bearer = np.flatnonzero(gone)
    lost = np.searchsorted(old.people_ends, bearer, "right") - 1
    touched = np.unique(np.concatenate([lost, known]))
    inside = touched[touched < old.names]
    people = taken(np.arange(old.people), old.people_ends, inside)
    counts = np.diff(old.people_ends)[inside]
    stays = ~gone[people]
    people, owner = people[stays], np.repeat(inside, counts)[stays]
    people = np.concatenate([people, np.arange(new.people) + old.people])
    owner = np.concatenate([owner, np.repeat(known, np.diff(new.people_ends))])
    order = np.lexsort((rows[people], owner))
    people, owner = people[order], owner[order]
    alive, start = np.unique(owner, return_index=True)
    first = rows[people[start]]
    by_row = np.argsort(first)
    still = np.ones(old.names, bool)
    still[inside] = False
    calm = np.flatnonzero(still)
    at = np.searchsorted(old.row_of[old.people_ends[calm]], first[by_row])
    names = np.insert(calm, at, alive[by_row])
    begins = np.concatenate([old.people_ends[calm], np.zeros(0, np.uint32)]).astype(np.int64)
    begins = np.insert(begins, at, start[by_row] + len(rows))
    lengths = np.insert(
        np.diff(old.people_ends)[calm].astype(np.int64),
        at,
        np.diff(np.append(start, len(people)))[by_row],
    )
    everybody = np.concatenate([np.arange(len(rows)), people])
    ends = ends_of(lengths)
    shift = np.repeat(begins - ends[:-1], lengths)
    return _Pool(names, everybody[shift + np.arange(len(shift))], ends)


def _known_names(old: Roster, new: Roster, words: Ints, ends: Ints) -> Ints:
    """For each name of `new` its number in `old`, or a number behind those of `old`."""
    lengths = np.diff(ends).astype(np.uint8)
    hashes = hashes_of(lengths, words)
    mine, theirs = hashes[: old.names], hashes[old.names :]
    order = np.argsort(theirs)
    at = np.searchsorted(theirs[order], mine)
    at[at == len(order)] = 0
    same = np.flatnonzero(theirs[order][at] == mine) if len(order) else np.zeros(0, np.int64)
    found = np.arange(old.names, old.names + new.names)
    found[order[at[same]]] = same
    return found


def _united(one: Sequence[str], other: Sequence[str]) -> tuple[Sequence[str], Ints, Ints]:
    """Two sorted lists as one, and where the entries of each are in it."""
    both = sorted({*one, *other})
    at = {text: place for place, text in enumerate(both)}
    places = [np.array([at[text] for text in texts], np.uint32) for texts in (one, other)]
    return both, places[0], places[1]


def _used(texts: Sequence[str], numbers: Ints) -> tuple[Sequence[str], Ints]:
    """Only the texts that are met, and their numbers."""
    met = np.bincount(numbers, minlength=len(texts)) > 0
    if met.all():
        return texts, numbers
    places = np.cumsum(met, dtype=np.uint32) - np.uint32(1)
    return [text for text, one in zip(texts, met.tolist(), strict=True) if one], places[numbers]


def _pieces(old: Roster, new: Roster, source: Ints) -> Iterator[bytes]:
    """The written names in the new order, as long pieces as stand together."""
    blobs = [b"".join(one.pieces()) for one in (old, new)]
    cuts = np.flatnonzero(np.diff(source) != 1) + 1
    first = source[np.concatenate([[0], cuts])] if len(source) else source
    last = source[np.append(cuts, len(source)) - 1] if len(source) else source
    for a, b in zip(first.tolist(), last.tolist(), strict=True):
        if b < old.people:
            yield blobs[0][int(old.kept_ends[a]) : int(old.kept_ends[b + 1])]
        elif a < old.people:  # the last of the old ones and the first of the new
            yield blobs[0][int(old.kept_ends[a]) :]
            yield blobs[1][: int(new.kept_ends[b - old.people + 1])]
        else:
            start, end = new.kept_ends[a - old.people], new.kept_ends[b - old.people + 1]
            yield blobs[1][int(start) : int(end)]

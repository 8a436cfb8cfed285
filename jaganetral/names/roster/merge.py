"""A roster and its changed rows become the roster that a fresh reading of all rows would give.

Stretches that no change touches are copied; names that are touched are put together anew.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from jaganetral.names.roster.carry import Moves
from jaganetral.names.roster.people import COLUMNS, Piece, Roster, hashes_of
from jaganetral.names.roster.runs import Runs, inner_runs, new_ends, new_numbers, picked
from jaganetral.names.roster.stretches import (
    LOST,
    Ints,
    ends_of,
    fitting,
    fresh,
    inside,
    runs_of,
    taken,
)


def merged(old: Roster, gone: Ints, new: Roster) -> tuple[Roster, Moves]:
    """`old` without the people `gone` (one flag each), with the people of `new`; what moved.

    No row of `new` may be a row that stays. NIPs are there if both have them.
    """
    written, mine, theirs = _united(old.written, new.written)
    old_words, new_words = _placed(mine, old.words), theirs[new.words]
    known = _known_names(old, new, old_words, new_words)
    plan = _plan(old, gone, new, known)
    words = picked(
        old_words,
        new_words,
        inner_runs(plan.names, old.word_ends, new.word_ends),
    )
    written, words = _used(written, words)
    values: dict[str, Sequence[str]] = {}
    codes: dict[str, Ints] = {}
    for one in COLUMNS:
        texts, mine, theirs = _united(old.values[one], new.values[one])
        numbers = picked(_placed(mine, old.codes[one]), theirs[new.codes[one]], plan.people)
        values[one], numbers = _used(texts, numbers)
        codes[one] = fitting(numbers, len(values[one]))
    nips = None
    if old.nips is not None and new.nips is not None:
        nips = picked(old.nips, new.nips, plan.people)
    both = Roster(
        written,
        new_ends(old.word_ends, new.word_ends, plan.names),
        words,
        ends_of(plan.counts),
        picked(old.row_of, new.row_of, plan.people),
        picked(old.sex, new.sex, plan.people),
        values,
        codes,
        new_ends(old.kept_ends, new.kept_ends, plan.people),
        lambda: _pieces(old, new, plan.people),
        nips,
    )
    return both, _moves(old, plan)


def _moves(old: Roster, plan: "_Plan") -> Moves:
    """How old numbers became new ones. A name that moved is lost, with all its people."""
    names = new_numbers(old.names, plan.names)
    people = new_numbers(old.people, plan.people)
    whole = names.copy()
    whole[plan.touched] = LOST
    names[plan.moved] = LOST
    people[inside(old.people_ends, plan.moved)] = LOST
    return Moves(names, whole, people)


@dataclass(slots=True)
class _Plan:
    """Runs of names and of people in their new order, and how many people each name has.

    Numbers of `new` follow those of `old` with one left out, so that no run has both.
    `touched` are old names of which people come or go; `moved` those of them that change place.
    """

    names: Runs = field(default_factory=list)
    people: Runs = field(default_factory=list)
    counts: Ints = field(default_factory=lambda: np.zeros(0, np.uint32))
    touched: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    moved: Ints = field(default_factory=lambda: np.zeros(0, np.int64))


def _plan(old: Roster, gone: Ints, new: Roster, known: Ints) -> _Plan:
    """Names ordered by their first row, the people of each by row."""
    lost = np.searchsorted(old.people_ends, np.flatnonzero(gone), "right") - 1
    touched = np.unique(np.concatenate([lost, known]))
    mine = touched[touched < old.names]
    people, owner = _people_of(old, gone, new, known, mine)
    alive = np.flatnonzero(fresh(owner))
    ends = np.append(alive, len(owner))
    first_rows = np.append(old.row_of, np.append(np.uint32(0), new.row_of))[people[alive]]
    before = np.searchsorted(old.row_of[old.people_ends[:-1]], first_rows)
    plan, counts, at = _Plan(), [np.zeros(0, np.uint32)], 0
    leaps = [(int(name), -1) for name in mine]
    leaps += [(int(before[one]), one) for one in np.argsort(first_rows).tolist()]
    told = np.diff(old.people_ends)
    for place, one in sorted(leaps, key=lambda leap: leap[0]):
        if place > at:
            plan.names.append((at, place - 1))
            plan.people.append((int(old.people_ends[at]), int(old.people_ends[place]) - 1))
            counts.append(told[at:place])
            at = place
        if one < 0:
            at = place + 1
            continue
        name, those = int(owner[alive[one]]), people[ends[one] : ends[one + 1]]
        plan.names.append((name, name))
        plan.people += runs_of(those)
        counts.append(np.array([len(those)], np.uint32))
    if at < old.names:
        plan.names.append((at, old.names - 1))
        plan.people.append((int(old.people_ends[at]), old.people - 1))
        counts.append(told[at:])
    plan.counts = np.concatenate(counts)
    plan.touched, here = mine, owner[alive]
    plan.moved = here[(here < old.names) & (before != here)].astype(np.int64)
    return plan


def _people_of(
    old: Roster, gone: Ints, new: Roster, known: Ints, inside: Ints
) -> tuple[Ints, Ints]:
    """The people of the names that are touched and whose they are, by name, then by row."""
    people = taken(np.arange(old.people), old.people_ends, inside)
    stays = ~gone[people]
    owner = np.repeat(inside, np.diff(old.people_ends)[inside])[stays]
    people = np.concatenate([people[stays], np.arange(new.people) + old.people + 1])
    owner = np.concatenate([owner, np.repeat(known, np.diff(new.people_ends))])
    rows = np.append(old.row_of, np.append(np.uint32(0), new.row_of))[people]
    order = np.lexsort((rows, owner))
    return people[order], owner[order]


def _known_names(old: Roster, new: Roster, old_words: Ints, new_words: Ints) -> Ints:
    """For each name of `new` its number in `old`, or one behind those of `old`."""
    found = np.arange(new.names) + old.names + 1
    met = np.zeros(int(max(old_words.max(initial=0), new_words.max(initial=0))) + 1, bool)
    met[new_words] = True
    if not old.names or not new.names:
        return found
    fits = np.logical_and.reduceat(met[old_words], old.word_ends[:-1])
    near = np.flatnonzero(fits)  # names of which every word is met in `new`
    lengths = np.diff(old.word_ends)[near].astype(np.uint8)
    mine = hashes_of(lengths, taken(old_words, old.word_ends, near))
    theirs = hashes_of(np.diff(new.word_ends).astype(np.uint8), new_words)
    order = np.argsort(theirs)
    at = np.searchsorted(theirs[order], mine)
    at[at == len(order)] = 0
    same = np.flatnonzero(theirs[order][at] == mine)
    found[order[at[same]]] = near[same]
    return found


def _united(one: Sequence[str], other: Sequence[str]) -> tuple[Sequence[str], Ints, Ints]:
    """Two sorted lists as one, and where the entries of each are in it."""
    at = [bisect_left(one, text) for text in other]
    news = [text not in one[place : place + 1] for text, place in zip(other, at, strict=True)]
    both: list[str] = []
    start = 0
    for text, place, is_new in zip(other, at, news, strict=True):
        if is_new:
            both += [*one[start:place], text]
            start = place
    both += one[start:]
    came = np.array(at, np.int64)[np.array(news, bool)]
    mine = np.arange(len(one)) + np.searchsorted(came, np.arange(len(one)), "right")
    theirs = np.array(at, np.int64) + np.cumsum(news) - news
    return both, mine.astype(np.uint32), theirs.astype(np.uint32)


def _placed(places: Ints, numbers: Ints) -> Ints:
    """Numbers of texts after a union of lists of texts."""
    if len(places) and int(places[-1]) == len(places) - 1:  # nothing came between
        return numbers
    return places[numbers]


def _used(texts: Sequence[str], numbers: Ints) -> tuple[Sequence[str], Ints]:
    """Only the texts that are met, and their numbers."""
    met = np.zeros(len(texts), bool)
    met[numbers] = True
    if met.all():
        return texts, numbers
    places = np.cumsum(met, dtype=np.uint32) - np.uint32(1)
    return [text for text, one in zip(texts, met.tolist(), strict=True) if one], places[numbers]


def _pieces(old: Roster, new: Roster, runs: Runs) -> Iterator[memoryview]:
    """The written names in the new order, in long pieces."""
    mine, theirs = (_whole(list(one.pieces())) for one in (old, new))
    for first, last in inner_runs(runs, old.kept_ends, new.kept_ends):
        if first <= len(mine):
            yield mine[first : last + 1]
        else:
            yield theirs[first - len(mine) - 1 : last - len(mine)]


def _whole(pieces: list[Piece]) -> memoryview:
    return memoryview(pieces[0] if len(pieces) == 1 else b"".join(pieces))

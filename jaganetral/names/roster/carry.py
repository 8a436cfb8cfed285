"""Lists of an older index carried over into that of a changed roster.

Entries of names and people that stay keep their order and only get new numbers; those of names and
people that came, went or moved are taken out and put in anew. Gives just what `derive` gives.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jaganetral.names.roster.derive import PLACES, Sounds, bearing, names_of_regencies, pairs_of
from jaganetral.names.roster.people import Roster
from jaganetral.names.roster.store import Store, Writer
from jaganetral.names.roster.stretches import LOST, Ints, ends_of, inside, looked_up, missing, taken

_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Moves:
    """Old number -> new number of names and people, `LOST` where nothing stays in its order.

    `whole` are the names that also keep all their people.
    """

    names: Ints
    whole: Ints
    people: Ints


@dataclass(frozen=True, slots=True)
class Carry:
    """An older index and how its numbers became those of a changed roster."""

    store: Store
    moves: Moves

    def lists(self, roster: Roster, sounds: Sounds, writer: Writer) -> None:
        """As `derive.all_lists`."""
        numbers = _numbers(self.store.texts("folded"), sounds.folded)
        _borne(self, roster, sounds, numbers, writer)
        _bearers(self, roster, sounds, numbers, writer)
        _pairs(self, roster, sounds, numbers, writer)
        for column in PLACES:
            _people(self, column, roster, writer)
        _regencies(self, roster, sounds, numbers, writer)

    def array(self, name: str) -> Ints:
        """One array as it was."""
        return np.asarray(self.store.array(name))


def _borne(old: Carry, roster: Roster, sounds: Sounds, numbers: Ints, writer: Writer) -> None:
    known = len(sounds.folded)
    kept = np.zeros(known, np.int64)
    np.add.at(kept, numbers, old.array("sound_people").astype(np.int64))
    gone = np.flatnonzero(old.moves.whole == LOST)
    ends = old.array("name_words")
    words = numbers[old.array("sound_of")[taken(old.array("words"), ends, gone)]]
    people = np.diff(old.array("name_people"))[gone]
    kept -= bearing(words, np.diff(ends)[gone], people, known)
    came = missing(old.moves.whole, roster.names)
    words = taken(sounds.of_words, roster.word_ends, came)
    people = np.diff(roster.people_ends)[came]
    kept += bearing(words, np.diff(roster.word_ends)[came], people, known)
    writer.put("sound_people", kept.astype(np.uint32))


def _bearers(old: Carry, roster: Roster, sounds: Sounds, numbers: Ints, writer: Writer) -> None:
    came = missing(old.moves.names, roster.names)
    counts = np.diff(roster.word_ends)[came]
    keys = taken(sounds.of_words, roster.word_ends, came)
    kept = _cut(old.array("bearers"), old.array("sound_bearers"), old.moves.names)
    found = _filled(kept, numbers, keys, np.repeat(came, counts), len(sounds.folded))
    writer.put("bearers", found.values)
    writer.put("sound_bearers", found.at)


def _pairs(old: Carry, roster: Roster, sounds: Sounds, numbers: Ints, writer: Writer) -> None:
    came = missing(old.moves.names, roster.names)
    keys, names = pairs_of(roster, sounds.of_words, came, _HALF)
    kept = _cut(old.array("pair_names"), old.array("pair_at"), old.moves.names)
    some = np.flatnonzero(kept.left)
    before = old.array("pairs")[some]
    staying = before if _same(numbers) else _renumbered(before, numbers)
    coming = np.unique(keys)
    where = np.searchsorted(staying, coming)
    new = np.append(staying, ~_LOW)[where] != coming
    coming, where = coming[new], where[new]
    distinct = np.insert(staying, where, coming)
    places = np.zeros(len(kept.left), np.int64)
    places[some] = np.delete(np.arange(len(distinct)), where + np.arange(len(where)))
    found = _filled(kept, places, np.searchsorted(distinct, keys), names, len(distinct))
    writer.put("pairs", distinct)
    writer.put("pair_at", found.at)
    writer.put("pair_names", found.values)


def _people(old: Carry, column: str, roster: Roster, writer: Writer) -> None:
    came = missing(old.moves.people, roster.people)
    numbers = _numbers(old.store.texts(column), roster.values[column])
    kept = _cut(old.array(f"{column}_people"), old.array(f"{column}_people_at"), old.moves.people)
    known = len(roster.values[column])
    found = _filled(kept, numbers, roster.codes[column][came], came, known)
    writer.put(f"{column}_people", found.values)
    writer.put(f"{column}_people_at", found.at)


def _regencies(old: Carry, roster: Roster, sounds: Sounds, numbers: Ints, writer: Writer) -> None:
    came = missing(old.moves.whole, roster.names)
    codes = taken(roster.codes["regency"], roster.people_ends, came)
    owners = np.repeat(came, np.diff(roster.people_ends)[came])
    texts = roster.values["regency"]
    names, starts = names_of_regencies(codes, owners, len(texts))
    keys = np.repeat(np.arange(len(texts)), np.diff(starts))
    kept = _cut(old.array("regency_names"), old.array("regency_names_at"), old.moves.whole)
    places = _numbers(old.store.texts("regency"), texts)
    found = _filled(kept, places, keys, names, len(texts))
    writer.put("regency_names", found.values)
    writer.put("regency_names_at", found.at)
    counts = np.diff(old.array("name_words")).astype(np.uint8)
    lengths = looked_up(counts, old.array("regency_names"))
    out = inside(ends_of(lengths, np.int64), kept.out)
    stay = np.delete(old.array("regency_sounds"), out)
    stay = stay if _same(numbers) else looked_up(numbers, stay)
    lengths = np.delete(lengths, kept.out)
    added = np.diff(roster.word_ends).astype(np.uint8)[names]
    where = np.repeat(ends_of(lengths, np.int64)[found.where], added)
    ends = ends_of(np.insert(lengths, found.where, added))
    writer.put("regency_sounds_at", ends[found.at])
    writer.put(
        "regency_sounds", np.insert(stay, where, taken(sounds.of_words, roster.word_ends, names))
    )


def _same(numbers: Ints) -> bool:
    """Whether old numbers are still the numbers."""
    return bool((numbers == np.arange(len(numbers))).all())


def _renumbered(pairs: Ints, numbers: Ints) -> Ints:
    both = numbers.astype(np.uint64)
    found: Ints = (both[pairs >> _HALF] << _HALF) | both[pairs & _LOW]
    return found


@dataclass(frozen=True, slots=True)
class _Cut:
    """Values that stay, under new numbers; how many of each key; the places taken out."""

    values: Ints
    left: Ints
    out: Ints


def _cut(values: Ints, at: Ints, numbers: Ints) -> _Cut:
    """Lists without the values that `numbers` loses; those of each key begin where `at` tells."""
    mapped = looked_up(numbers, values)
    out = np.flatnonzero(mapped == LOST)
    return _Cut(np.delete(mapped, out), np.diff(at - np.searchsorted(out, at)), out)


@dataclass(frozen=True, slots=True)
class _Filled:
    """Lists of values, where those of each key begin, before which places some were put in."""

    values: Ints
    at: Ints
    where: Ints


def _filled(kept: _Cut, places: Ints, keys: Ints, values: Ints, known: int) -> _Filled:
    """With values added, each under its key. `places` are the new numbers of the old keys."""
    order = np.lexsort((values, keys))
    keys, values = keys[order].astype(np.int64), values[order]
    some = np.flatnonzero(kept.left)
    counts = np.zeros(known, np.int64)
    counts[places[some]] = kept.left[some]
    starts = ends_of(counts, np.int64)
    where = _within(kept.values, starts[keys], starts[keys + 1], values)
    counts += np.bincount(keys, minlength=known)
    return _Filled(np.insert(kept.values, where, values), ends_of(counts), where)


def _within(values: Ints, low: Ints, high: Ints, wanted: Ints) -> Ints:
    """The place of each wanted value between its `low` and `high`, where `values` are in order."""
    while len(left := np.flatnonzero(low < high)):
        middle = (low[left] + high[left]) // 2
        less = values[middle] < wanted[left]
        low[left[less]] = middle[less] + 1
        high[left[~less]] = middle[~less]
    return low


def _numbers(old: Sequence[str], new: Sequence[str]) -> Ints:
    """The new numbers of old texts; 0 for those that nobody has any more."""
    at: Mapping[str, int] = {text: place for place, text in enumerate(new)}
    return np.array([at.get(text, 0) for text in old], np.uint32)

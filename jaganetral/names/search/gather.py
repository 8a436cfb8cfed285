"""Which distinct names to look at for a reading of a question."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.search.expand import Meant

Ids = npt.NDArray[np.uint32]
Bits = npt.NDArray[np.float32]
_EACH = 2000  # names of one pair or one word
_BEHIND = 9.0  # bits that a pair of words may lie behind the best pair
_MOST = 2000
_FIRST = 64  # sounds that a word may stand for in pairs
_CHEAP, _COSTLY = 11.5, 20.0  # bits that the two words of a pair may cost
_SORTED = 100  # pairs from which sorting them takes less time than it saves
_HALF = np.uint64(32)  # bits of the key of a pair that hold the second word
EMPTY = np.zeros(0, np.uint32)


def names_for(
    index: RosterIndex, meant: Sequence[Meant], regencies: Sequence[int], *, every: bool = False
) -> Ids:
    """Names that share two words of the question, or its one word; sorted, each once.

    `regencies` narrow a word too common to follow. `every`: pairs of two slips too.
    """
    full = [one for one in meant if len(one.sounds)]
    letters = [one.letter for one in meant if one.letter]
    found: list[Ids] = []
    if len(full) >= 2:
        found = _paired(index, full, every)
    many = any(len(one) >= _EACH for one in found)
    if regencies and full and (len(full) == 1 or many):
        least = 1 if len(full) == 1 else 2
        found = [in_regency(index, full, one, least) for one in regencies] + found
        if len(full) == 1 and letters:
            found.append(_elsewhere(index, full[0], letters))
    elif len(full) == 1 or (full and not found and every):
        found += _bearers(index, full, letters)
    if not found:
        return EMPTY
    if len(found) == 1:
        return found[0][:_MOST]
    return _distinct(np.concatenate(found)[:_MOST])  # the likeliest stand first


def _paired(index: RosterIndex, full: Sequence[Meant], every: bool) -> list[Ids]:
    """Names of the pairs of words that may be meant, less those far behind the best pair."""
    parts = [_keys(one, other, every) for one, other in combinations(full, 2)]
    wanted, bits = parts[0] if len(parts) == 1 else map(np.concatenate, zip(*parts, strict=True))
    if len(wanted) > _SORTED:  # what is looked up in order lies side by side
        order = wanted.argsort()
        wanted, bits = wanted[order], bits[order]
    at = index.pairs.searchsorted(wanted)
    met = (index.pairs.take(at, mode="clip") == wanted).nonzero()[0]
    if not len(met):
        return []
    hits, bits = at[met], bits[met]
    order = (-bits).argsort(kind="stable")
    bits = bits[order]
    hits = hits[order[: (bits < bits[0] - _BEHIND).argmax() or None]]
    found: list[Ids] = []
    count = 0
    for a, b in dict.fromkeys(
        zip(index.pair_at[hits].tolist(), index.pair_at[hits + 1].tolist(), strict=True)
    ):
        found.append(index.pair_names[a : min(b, a + _EACH)])
        count += len(found[-1])
        if count > _MOST:
            break
    return found


def _distinct(names: Ids) -> Ids:
    """Sorted, each once; `np.unique` with less ado."""
    names.sort()
    return names[first_of_each(names)]


def first_of_each(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Where another value begins, in a sorted array."""
    first = np.empty(len(values), bool)
    first[:1] = True
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return first


def _keys(one: Meant, other: Meant, every: bool) -> tuple[npt.NDArray[np.uint64], Bits]:
    """Pairs of sounds with their bits; not `every`: only those that cost little together."""
    whole = np.float32(one.surprise + other.surprise)
    if len(one.sounds) == len(other.sounds) == 1:
        low, high = sorted((int(one.sounds[0]), int(other.sounds[0])))
        return np.array([low << 32 | high], np.uint64), whole - (one.cost + other.cost)
    most = _COSTLY if every else _CHEAP
    mine, theirs = one.cost[:_FIRST], other.cost[:_FIRST]
    cost = mine[:, None] + theirs
    a, b = (cost <= max(most, mine[0] + theirs[0] + _BEHIND / 2)).nonzero()
    first, second = one.sounds[a], other.sounds[b]
    keys = np.minimum(first, second).astype(np.uint64)
    keys <<= _HALF
    keys |= np.maximum(first, second)
    return keys, whole - cost[a, b]


def in_regency(index: RosterIndex, full: Sequence[Meant], regency: int, least: int) -> Ids:
    """Names of a regency that have at least so many words, or initials, of the question."""
    start, end = index.regency_names_at[regency], index.regency_names_at[regency + 1]
    names = index.regency_names[start:end]
    first, last = index.regency_sounds_at[regency], index.regency_sounds_at[regency + 1]
    sounds = index.regency_sounds[first:last]
    ends = index.regency_ends(regency)
    hits = np.zeros(len(names), np.int8)
    wanted = index.scratch
    for one in full:
        if one.letter:
            places = (index.first_letter.take(sounds) == ord(one.letter)).nonzero()[0]
        elif len(one.sounds) == 1:
            places = (sounds == one.sounds[0]).nonzero()[0]
        else:
            wanted[one.sounds] = True
            places = wanted.take(sounds).nonzero()[0]
            wanted[one.sounds] = False
        having = ends.searchsorted(places.astype(np.int32), "right")
        hits[having[first_of_each(having)]] += 1
    return names[hits >= least]


def _bearers(index: RosterIndex, full: Sequence[Meant], letters: Sequence[str]) -> list[Ids]:
    """Names with the rarest word of the question."""
    one = min(full, key=lambda word: float(index.share[word.sounds].sum()))
    found: list[Ids] = []
    for sound in one.sounds[:12].tolist():
        names = _borne(index, sound)
        if letters and len(names) > _EACH:
            names = _with_letters(index, names[: 10 * _EACH], letters)
        elif not letters and len(names) > _EACH:
            names = _shortest(index, names)
        found.append(names)
        if sum(map(len, found)) > _MOST:
            break
    return found


def _borne(index: RosterIndex, sound: int) -> Ids:
    """The names that have a word of this sound."""
    names: Ids = index.bearers[index.bearers_at[sound] : index.bearers_at[sound + 1]]
    return names


def _elsewhere(index: RosterIndex, one: Meant, letters: Sequence[str]) -> Ids:
    """Names with a rare word and these initials: the place may be another than was said."""
    names = _borne(index, int(one.sounds[0]))
    return _with_letters(index, names, letters) if len(names) <= _EACH else EMPTY


def rarest(index: RosterIndex, words: Sequence[Meant]) -> Ids:
    """All names with the rarest word that somebody bears as it stands; none where it is common
    or stands alone.
    """
    known = [one for one in words if one.exact >= 0]
    if not known or len(words) < 2:
        return EMPTY
    sound = min((one.exact for one in known), key=lambda at: float(index.share[at]))
    names = _borne(index, sound)
    return names if len(names) <= _EACH else EMPTY


def _shortest(index: RosterIndex, names: Ids) -> Ids:
    """The shortest of many names, as many as are followed."""
    lengths = index.lengths[names]
    longest = int(np.bincount(lengths).cumsum().searchsorted(_EACH))
    shorter = names[lengths < longest]
    return np.concatenate([shorter, names[lengths == longest][: _EACH - len(shorter)]])


def _with_letters(index: RosterIndex, names: Ids, letters: Sequence[str]) -> Ids:
    first = index.letter_of[word_matrix(index, names)]
    fits = np.ones(len(names), bool)
    for letter in letters:
        fits &= (first == ord(letter)).any(1)
    return names[fits]


def sounds_of(index: RosterIndex, names: Ids) -> Ids:
    """The sounds of the words of names, sorted, each once."""
    borne = word_matrix(index, names)
    return index.each_once(index.sound_of[borne[borne < len(index.sound_of)]])


def word_matrix(index: RosterIndex, names: Ids) -> Ids:
    """Words of names, one row a name; empty places hold the number behind the last word."""
    at = names.astype(np.int64)  # of another kind, NumPy would copy it at every step
    starts = index.name_words.take(at).astype(np.int64)
    lengths = index.lengths.take(at)
    places = np.arange(lengths[lengths.argmax()] if len(names) else 1)
    words: Ids = index.words.take(starts[:, None] + places, mode="clip")
    np.putmask(words, places >= lengths[:, None], len(index.sound_of))
    return words

"""Which distinct names to look at for a reading of a question."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from jaganetral.names.roster.expand import Meant
from jaganetral.names.roster.index import RosterIndex

Ids = npt.NDArray[np.uint32]
Bits = npt.NDArray[np.float32]
_EACH = 3000  # names of one pair or one word
_BEHIND = 9.0  # bits that a pair of words may lie behind the best pair
_MOST = 12_000
EMPTY = np.zeros(0, np.uint32)


def names_for(
    index: RosterIndex, meant: Sequence[Meant], regency: int, *, every: bool = False
) -> Ids:
    """Names that share two words of the question, or its one word; sorted, each once.

    `regency` (-1 unknown) narrows a word too common to follow. `every`: pairs of two slips too.
    """
    full = [one for one in meant if len(one.sounds)]
    letters = [one.letter for one in meant if one.letter]
    found: list[Ids] = []
    if len(full) >= 2:
        found = _paired(index, full, every)
    if regency >= 0 and full and (len(full) == 1 or any(len(one) >= _EACH for one in found)):
        found.append(_in_regency(index, full, regency, 1 if len(full) == 1 else 2))
    elif len(full) == 1 or (full and not found and every):
        found += _bearers(index, full, letters)
    if not found:
        return EMPTY
    return np.unique(np.concatenate(found))[:_MOST] if len(found) > 1 else found[0][:_MOST]


def _paired(index: RosterIndex, full: Sequence[Meant], every: bool) -> list[Ids]:
    """Names of the pairs of words that may be meant, less those far behind the best pair."""
    parts = [_keys(one, other, every) for at, one in enumerate(full) for other in full[at + 1 :]]
    wanted = np.concatenate([keys for keys, _ in parts]) if len(parts) > 1 else parts[0][0]
    gain = np.concatenate([bits for _, bits in parts]) if len(parts) > 1 else parts[0][1]
    at = np.searchsorted(index.pairs, wanted)
    at[at == len(index.pairs)] = 0
    met = index.pairs[at] == wanted
    if not met.any():
        return []
    hits, bits = at[met], gain[met]
    hits = hits[bits >= bits.max() - _BEHIND]
    ends = index.pair_at
    chosen = dict.fromkeys(hits.tolist())
    return [index.pair_names[ends[a] : min(ends[a + 1], ends[a] + _EACH)] for a in chosen]


def _keys(one: Meant, other: Meant, every: bool) -> tuple[npt.NDArray[np.uint64], Bits]:
    """Pairs of sounds with their bits; unless `every`, one of the two as it was written."""
    first, second = one.sounds, other.sounds
    if every or one.exact < 0 or other.exact < 0:
        a, b = np.repeat(first, len(second)), np.tile(second, len(first))
        bits = np.repeat(one.gain, len(second)) + np.tile(other.gain, len(first))
    else:
        mine, theirs = one.gain[first == one.exact], other.gain[second == other.exact]
        a = np.concatenate([first, np.full(len(second), one.exact, np.uint32)])
        b = np.concatenate([np.full(len(first), other.exact, np.uint32), second])
        bits = np.concatenate([one.gain + theirs, other.gain + mine])
    low, high = np.minimum(a, b).astype(np.uint64), np.maximum(a, b).astype(np.uint64)
    return (low << np.uint64(32)) | high, bits


def _in_regency(index: RosterIndex, full: Sequence[Meant], regency: int, least: int) -> Ids:
    """Names of a regency that have at least so many words of the question."""
    start, end = index.regency_names_at[regency], index.regency_names_at[regency + 1]
    names = index.regency_names[start:end]
    first, last = index.regency_sounds_at[regency], index.regency_sounds_at[regency + 1]
    sounds = index.regency_sounds[first:last]
    ends = np.cumsum(index.name_words[names + 1] - index.name_words[names], dtype=np.int64)
    hits = np.zeros(len(names), np.int8)
    wanted = index.scratch
    for one in full:
        if len(one.sounds) == 1:
            places = np.flatnonzero(sounds == one.sounds[0])
        else:
            wanted[one.sounds] = True
            places = np.flatnonzero(wanted[sounds])
            wanted[one.sounds] = False
        hits[np.unique(np.searchsorted(ends, places, "right"))] += 1
    return names[hits >= least]


def _bearers(index: RosterIndex, full: Sequence[Meant], letters: Sequence[str]) -> list[Ids]:
    """Names with the rarest word of the question."""
    one = min(full, key=lambda word: float(index.share[word.sounds].sum()))
    order = np.argsort(-one.gain, kind="stable")[:12]
    found = []
    for sound in one.sounds[order].tolist():
        names = index.bearers[index.bearers_at[sound] : index.bearers_at[sound + 1]]
        if letters and len(names) > _EACH:
            names = _with_letters(index, names[: 20 * _EACH], letters)
        elif not letters and len(names) > _EACH:
            lengths = index.name_words[names + 1] - index.name_words[names]
            names = names[np.argsort(lengths, kind="stable")[:_EACH]]
        found.append(names)
    return found


def _with_letters(index: RosterIndex, names: Ids, letters: Sequence[str]) -> Ids:
    matrix, valid = word_matrix(index, names)
    first = np.where(valid, index.first_letter[index.sound_of[matrix]], 0)
    fits = np.ones(len(names), bool)
    for letter in letters:
        fits &= (first == ord(letter)).any(1)
    return names[fits]


def word_matrix(index: RosterIndex, names: Ids) -> tuple[Ids, npt.NDArray[np.bool_]]:
    """Words of names, one row a name, and which places are filled."""
    starts = index.name_words[names].astype(np.int64)
    lengths = index.name_words[names + 1].astype(np.int64) - starts
    places = np.arange(int(lengths.max()) if len(names) else 1)
    valid = places < lengths[:, None]
    at = np.where(valid, starts[:, None] + places, 0)
    return index.words[at], valid

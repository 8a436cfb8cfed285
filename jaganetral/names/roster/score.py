"""Names against a reading of a question, word by word, in bits."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.roster.expand import Meant
from jaganetral.names.roster.gather import Ids, word_matrix
from jaganetral.names.roster.index import RosterIndex

Bits = npt.NDArray[np.float32]
_SAME = 0.8  # bits that the very spelling is worth beside one that sounds the same
_NOTHING = np.float32(-99)


def score_names(index: RosterIndex, meant: Sequence[Meant], names: Ids) -> Bits:
    """Bits for each name; every word of the question is used once, long words first."""
    rules = tables.weights()
    words, free = word_matrix(index, names)
    sounds = index.sound_of[words]
    count = len(names)
    everybody = np.arange(count)
    total = np.zeros(count, np.float32)
    order = np.full((count, len(meant)), -1, np.int8)
    filled = free.copy()
    for number in sorted(range(len(meant)), key=lambda at: -len(meant[at].said)):
        one = meant[number]
        gain = _gains(index, one, words, sounds)
        gain[~free] = _NOTHING
        best = gain.argmax(1)
        bits = gain[everybody, best]
        fits = bits > 0
        missing = rules.missing_initial if one.letter else rules.missing_word
        total += np.where(fits, bits, np.float32(missing))
        free[everybody[fits], best[fits]] = False
        order[fits, number] = best[fits]
    total += _left(index, sounds, filled & free, len(meant))
    if len(meant) > 1:
        seen = np.maximum.accumulate(order, 1)
        turned = ((order[:, 1:] >= 0) & (order[:, 1:] < seen[:, :-1])).any(1)
        total += np.where(turned, np.float32(rules.order), 0)
    return total


def _gains(index: RosterIndex, one: Meant, words: Ids, sounds: Ids) -> Bits:
    if one.letter:
        bits = np.float32(index.letter_bits.get(one.letter, 0.3))
        return np.where(index.first_letter[sounds] == ord(one.letter), bits, _NOTHING)
    if len(one.sounds) == 0:
        return np.full(sounds.shape, _NOTHING)
    if len(one.sounds) == 1:
        gain = np.where(sounds == one.sounds[0], one.gain[0], _NOTHING)
    else:
        at = np.searchsorted(one.sounds, sounds)
        at[at == len(one.sounds)] = 0
        gain = np.where(one.sounds[at] == sounds, one.gain[at], _NOTHING)
    if one.written >= 0:
        gain = np.where(words == one.written, gain + np.float32(_SAME), gain)
    return gain


def _left(index: RosterIndex, sounds: Ids, left: npt.NDArray[np.bool_], said: int) -> Bits:
    """The price of words of the name that were not mentioned: rare ones cost more."""
    rules = tables.weights()
    if said == 1:
        found: Bits = (left.sum(1) * np.float32(rules.extra_when_called)).astype(np.float32)
        return found
    common = index.share[sounds] >= rules.common_share
    price = np.where(common, np.float32(rules.extra_common), np.float32(rules.extra_rare))
    whole: Bits = np.where(left, price, 0).sum(1).astype(np.float32)
    return whole

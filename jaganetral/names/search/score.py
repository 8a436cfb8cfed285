"""Names against a reading of a question, word by word, in bits."""

from collections.abc import Sequence
from functools import cache, reduce

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.roster.index import NOTHING, RosterIndex
from jaganetral.names.search.expand import Meant
from jaganetral.names.search.gather import Ids, word_matrix

Bits = npt.NDArray[np.float32]


def score_names(index: RosterIndex, meant: Sequence[Meant], names: Ids) -> Bits:
    """Bits for each name; every word of the question is used once, long words first."""
    rules = tables.weights()
    words = word_matrix(index, names)
    count, length = words.shape
    cells = words.reshape(-1)
    rows = np.arange(count) * length
    total = np.zeros(count, np.float32)
    taken = np.empty((len(meant), count), np.int8)
    for number in sorted(range(len(meant)), key=lambda at: -len(meant[at].said)):
        one = meant[number]
        missing = np.float32(rules.missing_initial if one.letter else rules.missing_word)
        gain = gains_of(index, one, words)
        best = gain.argmax(1)
        at = rows + best
        bits = gain.take(at)
        fits = bits > missing
        total += np.maximum(bits, missing, out=bits)
        cells[at.compress(fits)] = len(index.sound_of)  # used up
        np.putmask(best, ~fits, -1)
        taken[number] = best
    if len(meant) == 1:
        left = (words < len(index.sound_of)) * np.float32(rules.extra_when_called)
        return total + left @ np.ones(length, np.float32)  # quicker than a sum of short rows
    turned, last = _turned(taken)
    total += turned * np.float32(rules.order)
    return total + _left(index, words, last)


def gains_of(index: RosterIndex, one: Meant, words: Ids) -> Bits:
    """Bits of each of these written words if one word of the question means it."""
    if one.letter:
        return index.initialled(one.said).take(words, mode="clip")
    table = index.gains
    table[one.words] = one.gain
    found: Bits = table.take(words, mode="clip")  # far quicker than brackets
    table[one.words] = NOTHING
    return found


def _left(index: RosterIndex, words: Ids, last: npt.NDArray[np.int8]) -> Bits:
    """The price of words of the name that were not mentioned: rare ones cost more, those in front
    of the last one that was mentioned too; whoever leaves one out leaves out others more easily.
    """
    named = index.unsaid.take(words, mode="clip")
    shares = _shares(words.shape[1]).take(last, axis=0, mode="wrap")
    dearest = reduce(np.minimum, named.T)  # quicker than the least of short rows
    rest = np.float32(1 - tables.weights().extra_further)
    found: Bits = np.einsum("ij,ij->i", named, shares) + dearest * rest
    return found


@cache
def _shares(length: int) -> Bits:
    """By the place of the last word that was mentioned (-1: none): for every place, what share of
    its price a word there costs beside the dearest.
    """
    rules = tables.weights()
    inner = np.tri(length + 1, length, -1, np.float32) * np.float32(rules.extra_inner)
    inner[-1] = 0
    return inner + np.float32(rules.extra_further)


def _turned(
    taken: npt.NDArray[np.int8],
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.int8]]:
    """Whether the words stand in another order than they were said, missing ones not counted; and
    the place of the last, -1 where all are missing.
    """
    seen = taken[0]
    found = np.zeros(taken.shape[1], bool)
    for place in taken[1:]:
        found |= (place >= 0) & (place < seen)
        seen = np.maximum(seen, place)
    return found, seen

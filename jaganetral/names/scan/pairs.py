"""Pairs of sounds that stand together in some name of a roster, asked by whole arrays."""

import numpy as np
import numpy.typing as npt

from jaganetral.names.scan.letters import Hashes, Ints

_MUL = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0x165667B19E3779F9))
Sounds = npt.NDArray[np.int32]


class Pairs:
    """The sorted pairs of an index, behind a filter that ends most questions early."""

    def __init__(self, pairs: Hashes) -> None:
        self._pairs = pairs
        self._bloom = _bloom(pairs)

    def met(self, one: Sounds, other: Sounds) -> Ints:
        """Places of the pairs that some name of the roster has."""
        a, b = one.astype(np.uint64), other.astype(np.uint64)
        keys = (np.minimum(a, b) << np.uint64(32)) | np.maximum(a, b)
        likely = np.ones(len(keys), bool)
        shift = np.uint64(64 - int(np.log2(len(self._bloom) * 8)))
        for mul in _MUL:
            bit = (keys * mul) >> shift
            byte = self._bloom[(bit >> np.uint64(3)).astype(np.int64)]
            likely &= ((byte >> (bit & np.uint64(7)).astype(np.uint8)) & 1).astype(bool)
        places = np.flatnonzero(likely)
        at = np.searchsorted(self._pairs, keys[places])
        at[at == len(self._pairs)] = 0
        found: Ints = places[self._pairs[at] == keys[places]]
        return found


def _bloom(pairs: Hashes) -> npt.NDArray[np.uint8]:
    """Two bits for each pair, sixteen bits of room; most misses end here."""
    size = max(16, int(np.ceil(np.log2(max(1, len(pairs)) * 16))))
    found = np.zeros(1 << (size - 3), np.uint8)
    for mul in _MUL:
        bit = (pairs * mul) >> np.uint64(64 - size)
        place, mask = (
            (bit >> np.uint64(3)).astype(np.int64),
            np.uint8(1) << (bit & np.uint64(7)).astype(np.uint8),
        )
        np.bitwise_or.at(found, place, mask)
    return found

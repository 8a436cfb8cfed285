"""Words of a text as numbers, by whole arrays: where each begins and ends, and its hash.

A word is letters and digits of ASCII; other bytes end it. Hashes are the same on every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

LONGEST = 24  # bytes of a word that count
PAD = 32  # zero bytes that must follow a text
_A = np.uint64(0x9E3779B97F4A7C15)
_B = np.uint64(0xC2B2AE3D27D4EB4F)
_C = np.uint64(0x165667B19E3779F9)
_MASK = np.array([(1 << (8 * size)) - 1 for size in range(8)] + [2**64 - 1], np.uint64)
Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text: bytes `start` to `end`; `key` tells their first eight letters."""

    raw: Bytes
    low: Bytes
    start: Ints
    end: Ints
    key: Hashes

    def text(self, at: int) -> str:
        """One word in lower case."""
        return bytes(self.low[self.start[at] : self.end[at]]).decode("ascii")

    def hashes(self, at: Ints) -> Hashes:
        """Hashes of some of the words."""
        start = self.start[at]
        return _whole(self.low, start, np.minimum(self.end[at] - start, LONGEST), self.key[at])

    def capital(self, at: Ints) -> npt.NDArray[np.bool_]:
        """Whether words begin with a capital."""
        found: npt.NDArray[np.bool_] = (self.raw[self.start[at]] - np.uint8(65)) < np.uint8(26)
        return found


def words_of(data: bytes) -> Words:
    """The words of a text that ends in PAD zero bytes."""
    raw = np.frombuffer(data, np.uint8)
    low = raw | np.uint8(0x20)
    word = (low - np.uint8(97)) < np.uint8(26)
    word |= (raw - np.uint8(48)) < np.uint8(10)
    edges = np.flatnonzero(word[1:] != word[:-1])
    edges += 1
    if word[0]:
        edges = np.concatenate([[0], edges])
    start, end = edges[0::2], edges[1::2]
    return Words(raw, low, start, end, _keys(low, start, end - start))


def hash_words(words: Sequence[str]) -> tuple[Hashes, Hashes]:
    """Keys and hashes of words in lower case, as `Words` gives them."""
    encoded = [word.encode()[:LONGEST] for word in words]
    low = np.frombuffer(b"\0".join(encoded) + bytes(PAD), np.uint8) | np.uint8(0x20)
    lengths = np.fromiter(map(len, encoded), np.int64, len(encoded))
    starts = np.concatenate([[0], np.cumsum(lengths + 1)[:-1]])
    keys = _keys(low, starts, lengths)
    return keys, _whole(low, starts, lengths, keys)


def _eight(low: Bytes) -> Hashes:
    """The eight bytes from each place."""
    return np.ndarray((len(low) - 8,), "<u8", low, 0, (1,))


def _keys(low: Bytes, start: Ints, length: Ints) -> Hashes:
    found: Hashes = _eight(low)[start]
    found &= _MASK.take(length, mode="clip")
    found *= _A
    return found


def _whole(low: Bytes, start: Ints, length: Ints, keys: Hashes) -> Hashes:
    """Keys made to tell all letters; never 0."""
    found = keys.copy()
    long = np.flatnonzero(length > 8)
    if len(long):
        eight = _eight(low)
        at, size = start[long], length[long]
        second = eight[at + 8] & _MASK[np.minimum(size - 8, 8)]
        found[long] ^= (second * _B) ^ (second >> np.uint64(29))
        longer = np.flatnonzero(size > 16)
        third = eight[at[longer] + 16] & _MASK[np.minimum(size[longer] - 16, 8)]
        found[long[longer]] ^= third * _C
    found ^= found >> np.uint64(31)
    found *= _B
    found ^= found >> np.uint64(29)
    found |= np.uint64(1)
    return found


class Table:
    """Hash -> number, looked up by whole arrays; open addressing, at most a third full."""

    def __init__(self, room: int) -> None:
        bits = max(12, int(np.ceil(np.log2(max(room, 1) * 4))))
        self.shift = np.uint64(64 - bits)
        self.keys = np.zeros(1 << bits, np.uint64)
        self.values = np.full(1 << bits, -1, np.int32)
        self.count = 0

    def put(self, keys: Hashes, values: npt.NDArray[np.int32]) -> None:
        """Add distinct keys."""
        if (self.count + len(keys)) * 3 > len(self.keys):
            self._grow(self.count + len(keys))
        slot = (keys >> self.shift).astype(np.int64)
        left, mask = np.arange(len(keys)), len(self.keys) - 1
        while len(left):
            at = slot[left]
            free = self.keys[at] == 0
            taken = left[free]
            self.keys[slot[taken]] = keys[taken]
            won = self.keys[slot[taken]] == keys[taken]
            self.values[slot[taken[won]]] = values[taken[won]]
            left = np.concatenate([left[~free], taken[~won]])
            slot[left] = (slot[left] + 1) & mask
        self.count += len(keys)

    def _grow(self, room: int) -> None:
        used = self.keys != 0
        keys, values = self.keys[used], self.values[used]
        self.__init__(room * 2)  # type: ignore[misc]
        self.put(keys, values)

    def get(self, keys: Hashes, absent: int) -> npt.NDArray[np.int32]:
        """The numbers of keys; `absent` for those that are not here."""
        at = (keys >> self.shift).view(np.int64)
        seen = self.keys.take(at)
        found = self.values.take(at)
        left = np.flatnonzero(seen != keys)
        found[left] = absent
        left = left[seen[left] != 0]
        at, mask = at[left], len(self.keys) - 1
        while len(left):
            at = (at + 1) & mask
            seen = self.keys[at]
            hit = seen == keys[left]
            found[left[hit]] = self.values[at[hit]]
            on = ~hit & (seen != 0)
            left, at = left[on], at[on]
        return found

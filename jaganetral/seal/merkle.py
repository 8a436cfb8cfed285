"""The Merkle tree of RFC 9162, section 2.1, with SHA-256, kept as an append-only frontier.

A tree over leaves d[0..n) has a root; every complete, aligned subtree of 2^level leaves is a
node at (level, index), with index counted in subtrees of that level. Nodes never change once
made, so a log stores them as rows and computes any proof from them. Hashes have 32 bytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()
# (level, index) -> hash of that complete subtree; raises KeyError where it is not known
Nodes = Callable[[int, int], bytes]
Position = tuple[int, int]


def leaf_hash(data: bytes) -> bytes:
    """The hash of a log entry: SHA-256 of 0x00 and the entry."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: SHA-256 of 0x01, the left and the right child."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Node:
    """A complete subtree: 2^level leaves starting at leaf index * 2^level."""

    level: int
    index: int
    hash: bytes


class Frontier:
    """The right edge of the tree: all that is needed to append and to know the root."""

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        """Take up a log of `size` leaves; `peaks` are its complete subtrees, left to right.

        Raises ValueError where their number does not fit the size.
        """
        if size < 0 or len(peaks) != size.bit_count():
            raise ValueError(f"A tree of {size} leaves does not have {len(peaks)} peaks.")
        self.size = size
        self._peaks = list(peaks)

    @classmethod
    def restore(cls, size: int, nodes: Nodes) -> "Frontier":
        """The frontier of a stored log of `size` leaves, reading its peaks from `nodes`."""
        return cls(size, [nodes(*position) for position in peak_positions(size)])

    def append(self, leaf: bytes) -> list[Node]:
        """Add one leaf hash; returns the nodes this completes, the leaf itself first."""
        level, index, current = 0, self.size, leaf
        done = [Node(level, index, current)]
        while index & 1:  # a left neighbour of the same height waits
            current = node_hash(self._peaks.pop(), current)
            level, index = level + 1, index >> 1
            done.append(Node(level, index, current))
        self._peaks.append(current)
        self.size += 1
        return done

    def peaks(self) -> list[bytes]:
        """The complete subtrees from left to right: what to keep in order to go on later."""
        return list(self._peaks)

    def root(self) -> bytes:
        """The root of the tree as it stands (RFC 9162, MTH)."""
        if not self._peaks:
            return EMPTY_ROOT
        root = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            root = node_hash(peak, root)
        return root


def peak_positions(size: int) -> list[Position]:
    """Where the peaks of a tree of `size` leaves are stored, left to right."""
    found: list[Position] = []
    start = 0
    for level in range(size.bit_length() - 1, -1, -1):
        if size >> level & 1:
            found.append((level, start >> level))
            start += 1 << level
    return found


def root_of(size: int, nodes: Nodes) -> bytes:
    """The root the log had at `size` leaves, from its stored nodes."""
    return Frontier.restore(size, nodes).root()


def inclusion_proof(index: int, size: int, nodes: Nodes) -> list[bytes]:
    """The audit path of leaf `index` in the tree of `size` leaves, lowest first.

    Raises ValueError where the leaf is not in that tree.
    """
    if not 0 <= index < size:
        raise ValueError(f"Leaf {index} is not in a log of {size} leaves.")
    return _path(index, 0, size, nodes)


def consistency_proof(first: int, second: int, nodes: Nodes) -> list[bytes]:
    """Proof that the log of `first` leaves is the beginning of the one of `second` leaves.

    Raises ValueError unless 0 < first <= second.
    """
    if not 0 < first <= second:
        raise ValueError(f"No consistency proof from {first} to {second} leaves.")
    return _subproof(first, 0, second, nodes, whole=True)


def needed(proof: Callable[[Nodes], object]) -> list[Position]:
    """Which stored nodes a proof reads, so that a database can fetch them at once.

    `needed(lambda nodes: inclusion_proof(7, 100, nodes))`.
    """
    read: list[Position] = []

    def note(level: int, index: int) -> bytes:
        read.append((level, index))
        return EMPTY_ROOT

    proof(note)
    return read


def _split(count: int) -> int:
    """The largest power of two smaller than `count` (at least 2)."""
    return 1 << ((count - 1).bit_length() - 1)


def _range_root(start: int, end: int, nodes: Nodes) -> bytes:
    count = end - start
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return nodes(level, start >> level)
    middle = start + _split(count)
    return node_hash(_range_root(start, middle, nodes), _range_root(middle, end, nodes))


def _path(index: int, start: int, end: int, nodes: Nodes) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + _split(end - start)
    if index < middle:
        return [*_path(index, start, middle, nodes), _range_root(middle, end, nodes)]
    return [*_path(index, middle, end, nodes), _range_root(start, middle, nodes)]


def _subproof(first: int, start: int, end: int, nodes: Nodes, *, whole: bool) -> list[bytes]:
    if first == end:
        return [] if whole else [_range_root(start, end, nodes)]
    middle = start + _split(end - start)
    if first <= middle:
        below = _subproof(first, start, middle, nodes, whole=whole)
        return [*below, _range_root(middle, end, nodes)]
    below = _subproof(first, middle, end, nodes, whole=False)
    return [*below, _range_root(start, middle, nodes)]

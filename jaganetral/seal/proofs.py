"""Checking proofs from outside, with nothing but hashes (RFC 9162, 2.1.3.2 and 2.1.4.2)."""

from collections.abc import Sequence

from jaganetral.seal.merkle import EMPTY_ROOT, node_hash


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether the leaf hash stands at `index` in the log of `size` leaves with that root."""
    if not 0 <= index < size:
        return False
    at, last, current = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False  # longer than the tree is high
        if at & 1 or at == last:
            current = node_hash(sibling, current)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            current = node_hash(current, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and current == root


def verify_consistency(
    first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the log of `first` leaves is the beginning of the log of `second` leaves."""
    if not 0 <= first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    if first == 0:
        return not proof and first_root == EMPTY_ROOT
    path = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    if not path:
        return False
    return _walk(first, second, path) == (first_root, second_root)


def _walk(first: int, second: int, path: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """The two roots a consistency path leads to; None where its length does not fit."""
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if at & 1 or at == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        at, last = at >> 1, last >> 1
    return (old, new) if last == 0 else None

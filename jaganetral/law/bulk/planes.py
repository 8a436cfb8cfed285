"""Rows of classes as planes: bits in words of 64, one plane for each atom, certain and possible."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jaganetral.law.bulk.columns import Codes

Plane = NDArray[np.uint64]
WORD = 64
FEW = 12  # so many classes are laid out one by one; more are read from a table of bytes


def words(rows: int) -> int:
    """How many words hold so many rows."""
    return -(-rows // WORD)


def packed(bits: NDArray[Any], rows: int) -> Plane:
    """Truth values (or bytes, zero is false) of rows as a plane."""
    plane = np.zeros(words(rows) * 8, np.uint8)
    found = np.packbits(bits, bitorder="little")
    plane[: len(found)] = found
    return plane.view(np.uint64)


def unpacked(plane: Plane, rows: int) -> NDArray[np.uint8]:
    """A plane as one byte a row, 0 or 1."""
    return np.unpackbits(plane.view(np.uint8), count=rows, bitorder="little")


def ones_of(rows: int) -> Plane:
    """The plane of all words; bits behind the last row are of no account."""
    return np.full(words(rows), ~np.uint64(0), np.uint64)


def laid(
    classes: Codes, masks: Sequence[tuple[int, int]], slots: Sequence[int], ones: Plane
) -> dict[int, tuple[Plane, Plane]]:
    """The planes (certain, possible) of some slots.

    `classes` is a place in `masks` for each row; a mask has a bit for each slot, by its number.
    """
    if len(masks) <= FEW:
        return _one_by_one(classes, masks, slots, ones)
    sure = _from_bytes(classes, [one for one, _ in masks], slots)
    maybe = _from_bytes(classes, [one for _, one in masks], slots)
    return {slot: (sure[slot], maybe[slot]) for slot in slots}


def _one_by_one(
    classes: Codes, masks: Sequence[tuple[int, int]], slots: Sequence[int], ones: Plane
) -> dict[int, tuple[Plane, Plane]]:
    none = np.zeros_like(ones)
    hot = [packed(classes == number, len(classes)) for number in range(len(masks))]
    known: dict[tuple[bool, ...], Plane] = {}

    def joined(hits: tuple[bool, ...]) -> Plane:
        if hits not in known:
            rows = [plane for hit, plane in zip(hits, hot, strict=True) if hit]
            known[hits] = ones if all(hits) else np.bitwise_or.reduce(rows) if rows else none
        return known[hits]

    return {
        slot: (
            joined(tuple(bool(sure >> slot & 1) for sure, _ in masks)),
            joined(tuple(bool(maybe >> slot & 1) for _, maybe in masks)),
        )
        for slot in slots
    }


def _from_bytes(classes: Codes, masks: Sequence[int], slots: Sequence[int]) -> dict[int, Plane]:
    """One plane for each slot, eight read from a table of bytes at a time."""
    wide = max(slots, default=0) // 8 + 1
    table = np.frombuffer(b"".join(mask.to_bytes(wide, "little") for mask in masks), np.uint8)
    table = table.reshape(len(masks), wide)
    found: dict[int, Plane] = {}
    for byte in sorted({slot // 8 for slot in slots}):
        read = np.ascontiguousarray(table[:, byte])[classes]
        for slot in slots:
            if slot // 8 == byte:
                found[slot] = packed(read & np.uint8(1 << slot % 8), len(classes))
    return found


def distinct(keys: NDArray[Any], size: int) -> tuple[NDArray[np.intp], Codes]:
    """The keys that occur, and for each row the place of its key; keys lie below `size`."""
    if size > max(1 << 16, 8 * len(keys)):
        found, places = np.unique(keys, return_inverse=True)
        return found.astype(np.intp), places.astype(np.uint32)
    there = np.zeros(size, bool)
    there[keys] = True
    seen = np.flatnonzero(there)
    moved = np.zeros(size, np.uint8 if len(seen) <= 256 else np.uint32)
    moved[seen] = np.arange(len(seen))
    return seen, moved[keys]

"""NIPs of a long file that stand in it twice, found while it is read: 12 bytes for each NIP."""

from typing import Any

import numpy as np
import numpy.typing as npt

from jaganetral.names.parquet import polars

Keys = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.uint32]


class Seen:
    """The NIPs of the rows so far, in a few sorted arrays, each with the row it first stood in."""

    def __init__(self) -> None:
        self._parts: list[tuple[Keys, Rows]] = []

    def first_rows(self, keys: Keys, rows: Rows) -> Rows:
        """For each row of a batch the earlier row with the same key; 0 where there is none.

        The key 0 is no NIP.
        """
        if not keys.any():
            return np.zeros(len(keys), np.uint32)
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        distinct, start = np.unique(ordered, return_index=True)
        first = rows[order[start]]
        for known, known_rows in self._parts:
            at = np.searchsorted(known, distinct)
            at[at == len(known)] = 0
            first = np.where(known[at] == distinct, known_rows[at], first)
        earlier = np.empty(len(keys), np.uint32)
        earlier[order] = np.repeat(first, np.diff(np.append(start, len(keys))))
        earlier[(earlier == rows) | (keys == 0)] = 0
        fresh = (distinct != 0) & (first == rows[order[start]])
        self._keep(distinct[fresh], first[fresh])
        return earlier

    def _keep(self, keys: Keys, rows: Rows) -> None:
        if not len(keys):
            return
        self._parts.append((keys, rows))
        while len(self._parts) > 1 and len(self._parts[-2][0]) < 2 * len(self._parts[-1][0]):
            last, before = self._parts.pop(), self._parts.pop()
            both = np.concatenate([before[0], last[0]])
            order = np.argsort(both, kind="stable")
            self._parts.append((both[order], np.concatenate([before[1], last[1]])[order]))


def keys_of(nips: Any, digits: Any) -> Keys:
    """Numbers for a polars series of NIPs; `digits` marks those of 18 digits, "" gives 0.

    Others get a number for their text, which no NIP of 18 digits has.
    """
    keys: Keys = nips.hash(seed=7).to_numpy() | np.uint64(1 << 63)
    keys[(nips == "").to_numpy()] = 0
    whole = digits.to_numpy()
    keys[whole] = nips.filter(digits).cast(polars().UInt64).to_numpy()
    return keys

"""What comes out for many cases, and the difference between two laws."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jaganetral.law.bulk.rungs import NAMES, TRACKS, Codes8, settled_of

ENDS = tuple(f"{track.value}_{end}" for track in TRACKS for end in ("floor", "ceiling"))
COLUMNS = ("row", *ENDS, "settled", "mode")
MODES = ("kleene", "worlds")


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """The outcomes of many cases.

    `codes`: one row a case, floor and ceiling of each track as places in NAMES, in the order of
    ENDS. `exact`: whether a case was looked at in all its worlds, or needed not be. `open`: how
    many the quick way left open; `distinct`: how many different ones were looked at; `left`: how
    many different ones were not.
    """

    codes: Codes8
    exact: NDArray[np.bool_]
    open: int = 0
    distinct: int = 0
    left: int = 0

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def settled(self) -> NDArray[np.bool_]:
        """Whether nothing is open but the criminal track."""
        return settled_of(self.codes)

    def rows(self) -> Iterator[dict[str, Any]]:
        """One mapping of COLUMNS a case; rows count from 1."""
        settled = self.settled
        for number, codes in enumerate(self.codes):
            names = {end: NAMES[code] for end, code in zip(ENDS, codes, strict=True)}
            mode = MODES[int(self.exact[number])]
            yield {"row": number + 1, **names, "settled": bool(settled[number]), "mode": mode}


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """The same cases under two laws."""

    before: Outcomes
    after: Outcomes

    @property
    def changed(self) -> NDArray[np.bool_]:
        """Whether any track of a case comes out differently."""
        found: NDArray[np.bool_] = np.any(self.before.codes != self.after.codes, axis=1)
        return found

    def summary(self) -> list[tuple[str, str, str, int]]:
        """(track, before, after, cases), the most frequent change first; a level or a span."""
        counts: Counter[tuple[str, str, str]] = Counter()
        for number, track in enumerate(TRACKS):
            ends = slice(2 * number, 2 * number + 2)
            both = np.hstack([self.before.codes[:, ends], self.after.codes[:, ends]])
            differs = np.any(both[:, :2] != both[:, 2:], axis=1)
            found, times = np.unique(both[differs], axis=0, return_counts=True)
            for row, count in zip(found.tolist(), times.tolist(), strict=True):
                counts[track.value, _span(row[:2]), _span(row[2:])] += count
        return [(*key, count) for key, count in counts.most_common()]


def _span(ends: list[int]) -> str:
    low, high = (NAMES[code] or NAMES[1] for code in ends)
    return low if low == high else f"{low}..{high}"

"""Who was right how often: by class, against the best that could be, and how sure it was.

`person@k` the right person among the first k, `name@k` the right spelling. The oracle knows the
true spelling and what was said truly besides; where that leaves n people it is right once in n
times. A question is linkable where it leaves one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from benchmarks.finding.light import COLUMNS
from benchmarks.finding.people import Asked
from jaganetral.names.synth.otherhand.context import seen
from jaganetral.names.synth.otherhand.names import BARE

STRANGER = "stranger"
LIMITS = (0.5, 0.9, 0.95, 0.99, 0.999)
PRECISE = 0.995
_BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.0)
Row = dict[str, Any]


class Judge:
    """Knows one shuffled roster and the truth of every question of a set about it."""

    def __init__(self, table: Any, names: Any, questions: Sequence[Asked], size: int) -> None:
        self.questions, self.size = questions, size
        self.names = names
        self.truth = [one.rows.get(str(size)) for one in questions]
        self.left = self._left(table)
        self.place = self._place()

    def _left(self, table: Any) -> list[int]:
        """How many people the oracle is left with, for each question; 0 for strangers."""
        look = cache(seen)
        columns = {column: table[column] for column in COLUMNS}
        namesakes = self._namesakes()
        found = []
        for one, row in zip(self.questions, self.truth, strict=True):
            rows = namesakes[self.names[row]] if row is not None else np.zeros(0, np.int64)
            for column, level in one.levels.items() if row is not None else ():
                held = columns[column].gather(rows).to_list()
                wanted = look(column, level, columns[column][row])
                rows = rows[[look(column, level, value) == wanted for value in held]]
            found.append(len(rows))
        return found

    def _namesakes(self) -> dict[str, Any]:
        frame = self.names.to_frame("name").with_row_index("row")
        wanted = self.names.gather(sorted({row for row in self.truth if row is not None})).unique()
        rows = frame.filter(frame["name"].is_in(wanted.implode())).group_by("name").agg("row")
        return {name: np.array(held, np.int64) for name, held in rows.iter_rows()}

    def _place(self) -> float:
        """Where among their namesakes the people asked for stand: 0.5 where the shuffle is fair."""
        namesakes = self._namesakes()
        places = []
        for row in {row for row in self.truth if row is not None}:
            rows = namesakes[self.names[row]]
            if len(rows) > 1:
                places.append((float((rows < row).sum()) + 0.5) / len(rows))
        return float(np.mean(places)) if places else 0.5

    def judged(self, answers: Sequence[Sequence[int]], sure: Sequence[float] = ()) -> Row:
        """Figures of the first `len(answers)` questions; `sure` is the posterior of the first."""
        marks = [self._marks(at, rows) for at, rows in enumerate(answers)]
        asked = self.questions[: len(answers)]
        kinds: dict[str, list[Mapping[str, float]]] = defaultdict(list)
        for one, mark in zip(asked, marks, strict=True):
            kinds[one.kind].append(mark)
        kinds.pop(STRANGER, None)
        told = [mark for kind, rows in kinds.items() if kind not in BARE for mark in rows]
        found: Row = {
            "questions": len(answers),
            **_means(told),
            "linkable": _mean(mark["linkable"] for mark in told),
            "kinds": {kind: _means(rows) for kind, rows in sorted(kinds.items())},
        }
        if sure:
            found |= self._sureness(marks, sure)
        return found

    def _marks(self, at: int, rows: Sequence[int]) -> dict[str, float]:
        truth, left = self.truth[at], self.left[at]
        name = self.names[truth] if truth is not None else None
        right = [self.names[row] == name for row in rows]
        return {
            "name_1": any(right[:1]),
            "name_5": any(right[:5]),
            "person_1": truth is not None and truth in rows[:1],
            "person_5": truth is not None and truth in rows[:5],
            "oracle": 1 / left if left else 0.0,
            "linkable": left == 1,
        }

    def _sureness(self, marks: Sequence[Mapping[str, float]], sure: Sequence[float]) -> Row:
        """Precision and coverage of what would be linked by itself; stated against observed."""
        right = np.array([mark["person_1"] for mark in marks], bool)
        linkable = np.array([mark["linkable"] for mark in marks], bool)
        told = np.array([one.kind not in BARE for one in self.questions[: len(marks)]])
        stranger = np.array([one.kind == STRANGER for one in self.questions[: len(marks)]])
        points = np.array(sure)
        linkable &= told

        def at(limit: float) -> Row:
            taken = points >= limit
            return {
                "limit": limit,
                "taken": int(taken.sum()),
                "precision": _share(right, taken),
                "covers": _share(taken, linkable),
                "strangers": int((taken & stranger).sum()),
            }

        grid = [at(limit) for limit in np.unique(points[points > 0]).tolist()]
        good = [row for row in grid if row["precision"] >= PRECISE]
        return {
            "linked": [at(limit) for limit in LIMITS],
            "best_cover": max(good, key=lambda row: row["covers"], default=None),
            "reliability": [_bin(points, right, low, high) for low, high in pairwise(_BINS)],
        }

    def guards(self, seed: int) -> Row:
        """Raises where the order of storage tells the truth or a blind engine scores by luck."""
        dice = np.random.default_rng([seed, 5])
        blind = dice.integers(0, self.size, (len(self.questions), 5)).tolist()
        hits = sum(self._marks(at, rows)["person_1"] for at, rows in enumerate(blind))
        wanted = len(self.questions) / self.size
        if hits > wanted + 5 * wanted**0.5 + 1:
            raise SystemExit(f"{self.size}: a blind engine is right {hits} times, not {wanted:.1f}")
        if abs(self.place - 0.5) > 0.05:
            raise SystemExit(f"{self.size}: people asked for stand at {self.place:.3f}, not at 0.5")
        return {"blind_right": int(hits), "blind_expected": wanted, "place": self.place}


def _means(marks: Sequence[Mapping[str, float]]) -> Row:
    names = ("name_1", "name_5", "person_1", "person_5", "oracle")
    return {"n": len(marks), **{name: _mean(mark[name] for mark in marks) for name in names}}


def _mean(values: Iterable[float]) -> float:
    held = list(values)
    return round(float(np.mean(held)), 4) if held else 0.0


def _share(part: Any, whole: Any) -> float:
    return round(float(part[whole].mean()), 4) if whole.any() else 0.0


def _bin(points: Any, right: Any, low: float, high: float) -> Row:
    inside = (points >= low) & ((points < high) | (high == 1.0))
    stated = round(float(points[inside].mean()), 4) if inside.any() else 0.0
    return {"from": low, "to": high, "n": int(inside.sum()), "stated": stated,
            "right": _share(right, inside)}  # fmt: skip

"""Rosters of several sizes and questions about them, made here and now from shipped tables.

There are two sets of questions: "held out", by the hand that has not read the matcher's tables and
whose figures are the ones to publish, and "own", by the matcher's own generator.

All people asked for stand among the first of the largest roster, so that every size holds them;
each size is then shuffled, so that no engine can guess them from where they stand.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

import numpy as np
import polars as pl

from benchmarks.finding.light import cleaned
from jaganetral.names.synth import queries as same
from jaganetral.names.synth.otherhand import questions as other
from jaganetral.names.synth.roster import Country, parts, write_roster

ASKED_AMONG = 10_000
EACH = 120  # questions of each habit of the held-out hand
STRANGERS = 300
OWN_EACH = 125  # questions of each class of the matcher's own generator
_COMMON = 10  # a name borne by five of ten thousand is common
HANDS = ("held out", "own")
WARMING = 20  # of each habit, other questions that every engine is warmed with


Rows = Sequence[tuple[int, Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, and for every size the shuffled row that is meant (none: a stranger)."""

    said: dict[str, str]
    kind: str
    levels: dict[str, str]
    row: int | None
    rows: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Set:
    """The questions in a fixed shuffle, and what engines are warmed with before them."""

    asked: list[Asked]
    warm: list[dict[str, str]]

    def write(self, path: Path) -> str:
        """What engines may see, nothing of the truth; returns a hash of everything."""
        seen = {"asked": [one.said for one in self.asked], "warm": self.warm}
        path.write_text(json.dumps(seen, ensure_ascii=False), "utf-8")
        whole = json.dumps([asdict(one) for one in self.asked], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()


def prepared(
    folder: Path, sizes: Sequence[int], seed: int, tell: Callable[[str], None]
) -> dict[str, Set]:
    """Write `roster-N.parquet` for every size into the folder; returns the sets of HANDS."""
    whole = folder / "whole.parquet"
    if not whole.exists():
        tell(f"making {max(sizes):,} invented people")
        write_roster(whole, max(sizes), seed)
    among = pl.scan_parquet(whole).head(min(ASKED_AMONG, min(sizes))).collect()
    rows = list(enumerate(among.to_dicts()))
    sets = {"held out": held_out(rows, _strangers(whole, seed), seed), "own": own(rows, seed)}
    for size in sizes:
        order = np.random.default_rng([seed, 9, size]).permutation(size)
        path = roster(folder, size)
        if not path.exists():
            tell(f"shuffling {size:,}")
            pl.scan_parquet(whole).head(size).collect()[order].write_parquet(path)
        place = np.empty(size, np.int64)
        place[order] = np.arange(size)
        for one in (asked for held in sets.values() for asked in held.asked):
            if one.row is not None:
                one.rows[str(size)] = int(place[one.row])
    return sets


def roster(folder: Path, size: int) -> Path:
    """Where the shuffled roster of a size lies."""
    return folder / f"roster-{size}.parquet"


def _strangers(whole: Path, seed: int) -> list[dict[str, str]]:
    """People of another country, none of whose names stands in this one."""
    table = next(parts(Country(seed + 1), 6 * STRANGERS))
    names = cleaned(pl.scan_parquet(whole).select("name").collect()["name"]).unique()
    alone = table.filter(~cleaned(table["name"]).is_in(names.implode()))
    found: list[dict[str, str]] = alone.head(STRANGERS).to_dicts()
    return found


def held_out(rows: Rows, strangers: Sequence[Mapping[str, str]], seed: int) -> Set:
    """Questions of the other hand, and some about strangers."""
    found = [
        Asked(one.said, one.kind, one.levels, one.row)
        for one in other.questions(rows, EACH, seed, strangers)
    ]
    return _shuffled(found, [one.said for one in other.questions(rows, WARMING, seed + 1)], seed)


def own(rows: Rows, seed: int) -> Set:
    """Questions of the matcher's own generator; what is said besides is always true."""
    names = Counter(cleaned(pl.Series([row["name"] for _, row in rows])).to_list())
    common = {name: count * _COMMON for name, count in names.items()}
    found = [
        Asked(said, kind, dict.fromkeys(said.keys() - {"name"}, "whole"), row)
        for said, row, kind in same.questions(rows, OWN_EACH, seed, common)
    ]
    warm = [said for said, _, _ in same.questions(rows, WARMING, seed + 1, common)]
    return _shuffled(found, warm, seed)


def _shuffled(found: list[Asked], warm: list[dict[str, str]], seed: int) -> Set:
    Random(seed).shuffle(found)  # noqa: S311 - the same order in every run
    return Set(found, warm)

"""How sure an answer is against how often it is right: the table `calibration` of weights.yaml.

`python -m benchmarks.finding.calibrate FOLDER ROWS SEED...` asks other questions than those whose
figures are published, of both hands, about the roster and the index that `benchmarks/screening.py
--folder` left, and prints the bits as computed beside the bits as they turned out; then how often
answers were right that the shipped table calls so sure. Strangers count as `in_roster` says.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log2
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from benchmarks.finding import people
from jaganetral.names import tables
from jaganetral.names.query import Query
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.search.learning import Calibration, rising, shipped
from jaganetral.names.search.search import Searcher
from jaganetral.names.synth.otherhand.names import BARE

ROSTER_SEED = 20240214
PLACES = (-22, -12, -9, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8.5, 10, 12.5, 16, 23)
BINS = (0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99, 1.01)
Floats = npt.NDArray[Any]
Told = tuple[dict[str, str], int | None, bool]


def told(folder: Path, size: int, seed: int) -> Iterator[Told]:
    """(what is said, the row that is meant or None, whether too little of a name is said)."""
    whole = folder / "whole.parquet"
    rows = list(enumerate(pl.scan_parquet(whole).head(people.ASKED_AMONG).collect().to_dicts()))
    strangers = people._strangers(whole, seed)
    order = np.random.default_rng([ROSTER_SEED, 9, size]).permutation(size)
    place = np.empty(size, np.int64)
    place[order] = np.arange(size)
    for held in (people.held_out(rows, strangers, seed), people.own(rows, seed)):
        for one in held.asked:
            yield one.said, None if one.row is None else int(place[one.row]), one.kind in BARE


def fitted(bits: Sequence[float], right: Sequence[bool], weights: Sequence[float]) -> list[float]:
    """Bits at PLACES as they turned out, never falling; a place knows its neighbourhood only."""
    places = np.array(PLACES)
    nearest = np.abs(np.array(bits)[:, None] - places).argmin(1)
    many = np.bincount(nearest, weights, len(places))
    good = np.bincount(nearest, np.array(weights) * np.array(right), len(places))
    before = 1 / (1 + 2.0**-places)  # where nobody was asked, bits are as computed
    shares = rising(((good + before) / (many + 1)).tolist(), (many + 1).tolist())
    return [log2(share / (1 - share)) for share in shares]


def _print_reliability(bits: Floats, right: Floats, weights: Floats) -> None:
    stated = np.array([shipped().score(one) for one in bits.tolist()])
    for low, high in pairwise(BINS):
        inside = (stated >= low) & (stated < high)
        if inside.any():
            said, held = (np.average(one[inside], weights=weights[inside])
                          for one in (stated, right))  # fmt: skip
            print(f"{low:g} to {min(high, 1):g}: {inside.sum()} answers, {said:.3f}: {held:.3f}")


def main(argv: Sequence[str]) -> int:
    """Print the table."""
    folder, size = Path(argv[0]), int(argv[1])
    searcher = Searcher(RosterIndex(folder / f"index-{size}"), Calibration())
    bits, right, stranger = list[float](), list[bool](), list[bool]()
    for seed in map(int, argv[2:]):
        for said, row, bare in told(folder, size, seed):
            hits = [] if bare else searcher.search(Query(**said), 1).hits
            if hits:
                bits.append(hits[0].odds)
                right.append(hits[0].row == row)
                stranger.append(row is None)
    absent = 1 - tables.weights().in_roster
    each = absent / (1 - absent) * (len(bits) - sum(stranger)) / max(sum(stranger), 1)
    weights = [each if one else 1.0 for one in stranger]
    _print_reliability(np.array(bits), np.array(right), np.array(weights))
    points = zip(PLACES, fitted(bits, right, weights), strict=True)
    print("calibration: [" + ", ".join(f"[{x:g}, {y:.2f}]" for x, y in points) + "]")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Long texts against the roster, ours beside ahocorasick_rs, in a fresh process; prints JSON.

Both see the same texts in turn, five rounds. `detect` is our finding of places where a name may
stand, which is what the other does; `end to end` also says who is meant. Recall counts mentions of
people of the roster that a found place overlaps; the other knows exact spellings only.

    python -m benchmarks.finding.scanning ROSTER INDEX SEED
"""

import importlib.metadata
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import ahocorasick_rs
import numpy as np
import polars as pl

from benchmarks.finding.light import cleaned
from benchmarks.finding.peak import resident
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.scan.detect import Detector
from jaganetral.names.scan.scan import Scanner
from jaganetral.names.synth.texts import Mentioned, texts

ROUNDS = 5
DENSITIES = (5, 20, 50, 500)  # mentions in a million bytes
MB = 4.0
WARMING_MB = 16.0
PEOPLE = 5_000  # of the roster, who are written about
PER_MB = 1e-6
Text = Mapping[str, Any]
Places = Sequence[tuple[int, int, int]]  # text, start, end


def ours(index: Path, found: Sequence[Text], others: Sequence[Text]) -> dict[str, float]:
    """MB/s of CPU: the first pass of a fresh detector, a second one, and end to end.

    End to end these texts are new, but the scanner has read `others`, about other people: a long
    stream is like that. `first` is the same for a fresh scanner.
    """
    data = "\n".join(one["text"] for one in found).encode()
    scanner = Scanner(RosterIndex(index))
    detector = Detector(scanner.index, scanner.searcher.reader)
    cold, warm = (_rate(len(data), detector.spans, data) for _ in range(2))
    plain = [one["text"] for one in found]
    first = _rate(len(data), Scanner(scanner.index).scan, plain)
    scanner.scan([one["text"] for one in others])
    steady = _rate(len(data), scanner.scan, plain)
    return {"cold": cold, "warm": warm, "first": first, "end_to_end": steady}


def _rate(size: int, work: Any, data: Any) -> float:
    begun = time.thread_time()
    work(data)
    return round(size * PER_MB / (time.thread_time() - begun), 2)


def beside(
    roster: Any, index: Path, found: Sequence[Text], truth: Sequence[Mentioned]
) -> dict[str, Any]:
    """Rounds of both in turn, and how many mentions each finds."""
    before, begun = resident(), time.process_time()
    names = cleaned(roster["name"]).unique()
    several = names.filter(names.str.contains(" ")).to_list()
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    other = ahocorasick_rs.AhoCorasick(several, matchkind=kind)
    built = {"build_cpu_s": time.process_time() - begun, "resident_mb": resident() - before}
    whole = "\n".join(one["text"] for one in found)
    data, small = whole.encode(), whole.lower()
    scanner = Scanner(RosterIndex(index))
    detector = Detector(scanner.index, scanner.searcher.reader)
    detector.spans(data)
    rounds = []
    for _ in range(ROUNDS):
        theirs = _rate(len(data), other.find_matches_as_indexes, small)
        rounds.append((_rate(len(data), detector.spans, data), theirs))
    mine, persons = _mentions(scanner, found, truth)
    exact = [(one["id"], start, end) for one in found
             for _, start, end in other.find_matches_as_indexes(one["text"].lower())]  # fmt: skip
    ratios = [a / b for a, b in rounds]
    return built | {
        "version": importlib.metadata.version("ahocorasick_rs"),
        "patterns": len(several),
        "rounds": rounds,
        "times": {"median": round(float(np.median(ratios)), 2), "least": round(min(ratios), 2),
                  "most": round(max(ratios), 2)},
        "recall": {"ours": _recall(mine, truth), "ahocorasick_rs": _recall(exact, truth)},
        "person_5": persons,
    }  # fmt: skip


def _mentions(
    scanner: Scanner, found: Sequence[Text], truth: Sequence[Mentioned]
) -> tuple[Places, float]:
    """Where ours finds names, and for how many mentions the person is among the first five."""
    wanted = {(one.id, one.start): one for one in truth if one.row is not None}
    places, right = [], 0
    for one, mentions in zip(found, scanner.scan([one["text"] for one in found]), strict=True):
        for mention in mentions:
            places.append((one["id"], mention.start, mention.end))
            meant = wanted.get((one["id"], mention.start))
            rows = [int(scanner.index.row_of[held.row]) - 1 for held in mention.candidates]
            right += meant is not None and meant.row in rows
    return places, round(right / max(len(wanted), 1), 4)


def _recall(places: Places, truth: Sequence[Mentioned]) -> dict[str, float]:
    """Share of the mentions of roster people that a place overlaps, by form and in all."""
    held: dict[int, list[tuple[int, int]]] = {}
    for text, start, end in places:
        held.setdefault(text, []).append((start, end))
    met: dict[str, list[bool]] = {"all": []}
    for one in truth:
        if one.row is None or one.form == "post":
            continue
        there = any(start < one.end and end > one.start for start, end in held.get(one.id, ()))
        met["all"].append(there)
        met.setdefault(one.form, []).append(there)
    return {form: round(float(np.mean(hits)), 4) for form, hits in met.items() if hits}


def main(argv: Sequence[str]) -> None:
    """Print the figures as JSON."""
    path, index, seed = argv
    roster = pl.read_parquet(path)
    rows = list(enumerate(roster.head(2 * PEOPLE).to_dicts()))
    figures: dict[str, Any] = {"densities": {}}
    for density in DENSITIES:
        found, truth = texts(rows[:PEOPLE], MB, density, int(seed))
        others, _ = texts(rows[PEOPLE:], WARMING_MB, density, int(seed) + 1)
        figures["densities"][str(density)] = ours(Path(index), found, others)
    figures["beside"] = beside(roster, Path(index), found, truth)
    json.dump(figures | {"load": os.getloadavg()[0]}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])

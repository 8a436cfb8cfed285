"""One engine, one roster, a fresh process: loads, answers what it can in its time, prints JSON.

It sees what is said, never who is meant. Between its rounds our own engine answers the same
questions in the same process, so that both meet the same load of the machine.

    python -m benchmarks.finding.ask ENGINE ROSTER QUESTIONS BUDGET INDEX
"""

import importlib
import importlib.metadata
import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.finding.ours import Ours, built
from benchmarks.finding.peak import resident, resident_peak

ROUNDS = 5
# engine -> module and the factory in it, and the package whose version counts
ENGINES = {
    "rapidfuzz ratio": ("benchmarks.peers.brute:ratio", "rapidfuzz"),
    "rapidfuzz ratio (distinct)": ("benchmarks.peers.brute:distinct", "rapidfuzz"),
    "rapidfuzz WRatio": ("benchmarks.peers.brute:weighted", "rapidfuzz"),
    "PostgreSQL pg_trgm": ("benchmarks.peers.trigram:trigram", "psycopg"),
    "DuckDB jaro_winkler": ("benchmarks.peers.duck:jaro_winkler", "duckdb"),
    "tantivy fuzzy terms": ("benchmarks.peers.terms:fuzzy", "tantivy"),
    "SQLite FTS5 trigram": ("benchmarks.peers.lite:trigram", ""),
}
Said = Mapping[str, str]
Held = Mapping[str, Sequence[Said]]  # "asked" and "warm"
Ask = Callable[[Said], list[int]]
# processor seconds so far of this thread, or of a server that works for it
Clock = Callable[[], float]


def engine(name: str, roster: Path) -> tuple[Ask, Clock, str]:
    """The engine loaded: how to ask, its clock, its version."""
    module, factory = ENGINES[name][0].split(":")
    ask, clock, version = getattr(importlib.import_module(module), factory)(pl.read_parquet(roster))
    return ask, clock or time.thread_time, version or importlib.metadata.version(ENGINES[name][1])


def peer(name: str, roster: Path, held: Held, budget: float, index: Path) -> Any:
    """Figures of one engine beside ours."""
    questions = held["asked"]
    before, begun, wall = resident(), time.process_time(), time.perf_counter()
    ask, clock, version = engine(name, roster)
    found: dict[str, Any] = {
        "version": version,
        "build_cpu_s": time.process_time() - begun,
        "build_wall_s": time.perf_counter() - wall,
        "resident_mb": resident() - before,
    }
    ours = _warm(index, held)
    rounds: list[dict[str, Any]] = []
    rows, at = [], 0
    for _ in range(ROUNDS):
        theirs = _timed(ask, clock, questions[at:], budget / ROUNDS)
        same = questions[at : at + len(theirs)]
        mine = _timed(ours.ask, time.thread_time, same, budget)
        rounds.append({"theirs": [t[1:] for t in theirs], "ours": [m[1:] for m in mine]})
        rows += [one[0] for one in theirs]
        at += len(theirs)
        if at >= len(questions):
            break
    return found | {"rows": rows, "rounds": rounds}


def _timed(
    ask: Callable[[Said], Any], clock: Clock, questions: Sequence[Said], budget: float
) -> list[tuple[Any, float, float]]:
    """(answer, CPU ms, wall ms) of the first questions that fit in the CPU time, at least one."""
    found: list[tuple[Any, float, float]] = []
    begun = clock()
    for said in questions:
        cpu, wall = clock(), time.perf_counter()
        answer = ask(said)
        found.append((answer, (clock() - cpu) * 1e3, (time.perf_counter() - wall) * 1e3))
        if clock() - begun > budget:
            break
    return found


def _warm(index: Path, held: Held) -> Ours:
    """Ours opened, and warmed with other questions: none that is timed was ever asked before."""
    ours = Ours(index)
    for one in held["warm"]:
        ours.ask(one)
    return ours


def ourselves(held: Held, index: Path) -> Any:
    """Our own figures, every question asked once."""
    begun = time.process_time()
    Ours(index).ask(held["warm"][0])
    opened = time.process_time() - begun
    ours = _warm(index, held)
    timed = _timed(ours.ask, time.thread_time, held["asked"], 1e9)
    found = {
        "open_cpu_s": opened,
        "rows": [one[0][0] for one in timed],
        "sure": [one[0][1] for one in timed],
        "times": [one[1:] for one in timed],
        "resident_mb": resident(),
    }
    ours = _warm(index, held)
    return found | {"told_ms": [ours.told(said) for said in held["asked"][:500]]}


def growth(held: Held, small: Path, large: Path) -> Any:
    """CPU ms of the same questions to two of our indexes, in turn."""
    both = [_warm(small, held), _warm(large, held)]
    step = -(-len(held["asked"]) // ROUNDS)
    rounds = []
    for at in range(0, len(held["asked"]), step):
        same = held["asked"][at : at + step]
        timed = [_timed(ours.ask, time.thread_time, same, 1e9) for ours in both]
        rounds.append([[one[1] for one in times] for times in timed])
    return {"rounds": rounds}


def main(argv: Sequence[str]) -> None:
    """Print what was asked for as JSON."""
    name, roster, asked, budget, index = argv
    if name == "build":
        done = built(Path(roster), Path(index)) | {"peak_mb": resident_peak()}
    else:
        held = json.loads(Path(asked).read_text("utf-8"))
        if name == "ours":
            done = ourselves(held, Path(index))
        elif name == "growth":
            done = growth(held, Path(roster), Path(index))
        else:
            done = peer(name, Path(roster), held, float(budget), Path(index))
    json.dump(done | {"load": os.getloadavg()[0]}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])

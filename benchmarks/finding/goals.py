"""What screening is to reach, and whether a run reached it, at its largest roster.

A goal that the figures cannot tell, because other engines were not measured, is left out.
"""

from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.finding.report import HELD_OUT, Figures, largest

Read = Callable[[Figures], Any]


def _ours(name: str) -> Read:
    return lambda figures: largest(figures)["ours"][HELD_OUT][name]


def _own(name: str) -> Read:
    return lambda figures: largest(figures)["ours"]["own"][name]


def _milliseconds(which: str) -> Read:
    return lambda figures: largest(figures)["ours"][HELD_OUT]["cpu_ms"][which]


def _of_oracle(hand: str) -> Read:
    def read(figures: Figures) -> float:
        ours = largest(figures)["ours"][hand]
        return float(ours["person_1"] / ours["oracle"])

    return read


def _built(name: str) -> Read:
    return lambda figures: largest(figures)["build"][name]


def _cover(figures: Figures) -> float:
    best = largest(figures)["ours"][HELD_OUT]["best_cover"]
    return float(best["covers"]) if best else 0.0


def _faster(engine: str) -> Read:
    return lambda figures: largest(figures)["peers"][engine]["times_cpu"]["median"]


def _better(engine: str) -> Read:
    def read(figures: Figures) -> float:
        one = largest(figures)["peers"][engine]
        return float(one["ours"]["name_1"] - one["name_1"])

    return read


def _scan(which: str) -> Read:
    return lambda figures: figures["scan"]["densities"]["20"][which]


def _more_found(figures: Figures) -> float:
    recall = figures["scan"]["beside"]["recall"]
    return float(recall["ours"]["all"] - recall["ahocorasick_rs"]["all"])


# name, how it is read from the figures, the comparison, the goal
GOALS: tuple[tuple[str, Read, str, float], ...] = (
    ("name@1, held out", _ours("name_1"), "≥", 0.95),
    ("name@1, own", _own("name_1"), "≥", 0.95),
    ("name@5, held out", _ours("name_5"), "≥", 0.975),
    ("name@5, own", _own("name_5"), "≥", 0.975),
    ("person@1 of the oracle, held out", _of_oracle(HELD_OUT), "≥", 0.97),
    ("person@1 of the oracle, own", _of_oracle("own"), "≥", 0.97),
    ("linkable covered at a precision of .995", _cover, "≥", 0.65),
    ("CPU ms p50", _milliseconds("p50"), "≤", 0.5),
    ("CPU ms p99", _milliseconds("p99"), "≤", 3.0),
    ("cost of the largest roster against the smallest", lambda f: f["growth"]["median"], "≤", 2.0),
    ("build CPU s", _built("cpu_s"), "≤", 25.0),
    ("build peak MB", _built("peak_mb"), "≤", 2048.0),
    ("bytes a person", _built("searched_bytes"), "≤", 64.0),
    ("times as fast as RapidFuzz", _faster("rapidfuzz ratio"), "≥", 300.0),
    ("times as fast as pg_trgm", _faster("PostgreSQL pg_trgm"), "≥", 200.0),
    ("times as fast as DuckDB", _faster("DuckDB jaro_winkler"), "≥", 300.0),
    ("name@1 above RapidFuzz", _better("rapidfuzz ratio"), "≥", 0.04),
    ("name@1 above pg_trgm", _better("PostgreSQL pg_trgm"), "≥", 0.04),
    ("name@1 above DuckDB", _better("DuckDB jaro_winkler"), "≥", 0.04),
    ("scan MB/s warm", _scan("warm"), "≥", 150.0),
    ("scan MB/s end to end, 20 mentions in 1 MB", _scan("end_to_end"), "≥", 60.0),
    ("times as fast as ahocorasick_rs", lambda f: f["scan"]["beside"]["times"]["median"], "≥", 2.0),
    ("mentions found above ahocorasick_rs", _more_found, "≥", 0.0),
    ("name@1 above tantivy", _better("tantivy fuzzy terms"), "≥", 0.0),
)


def reached(figures: Figures) -> Iterator[tuple[str, str, float, bool]]:
    """(name, goal, measured, whether it holds) of every goal the figures can tell."""
    for name, read, sign, goal in GOALS:
        try:
            measured = float(read(figures))
        except KeyError:
            continue
        holds = measured >= goal if sign == "≥" else measured <= goal
        yield name, f"{sign} {goal:g}", measured, holds

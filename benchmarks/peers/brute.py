"""RapidFuzz over every name of the roster, nothing indexed."""

from collections.abc import Callable, Mapping
from typing import Any

from rapidfuzz import fuzz, process

from benchmarks.finding.light import CANDIDATES, asked, best, cleaned

Made = tuple[Callable[[Mapping[str, str]], list[int]], None, str]
_PEOPLE = 2000  # of the best distinct names, so many people are looked at


def ratio(table: Any) -> Made:
    """Every row compared by `fuzz.ratio`."""
    return _rows(table, fuzz.ratio)


def weighted(table: Any) -> Made:
    """Every row compared by `fuzz.WRatio`."""
    return _rows(table, fuzz.WRatio)


def _rows(table: Any, scorer: Any) -> Made:
    names = cleaned(table["name"]).to_list()

    def ask(said: Mapping[str, str]) -> list[int]:
        name = asked(said.get("name", ""))
        found = process.extract(name, names, scorer=scorer, limit=CANDIDATES)
        return best(said, table, [(row, score) for _, score, row in found])

    return ask, None, ""


def distinct(table: Any) -> Made:
    """Every distinct name compared by `fuzz.ratio`, then the people of the best."""
    frame = cleaned(table["name"]).to_frame("name").with_row_index("row")
    grouped = frame.group_by("name", maintain_order=True).agg("row")
    names, people = grouped["name"].to_list(), grouped["row"]

    def ask(said: Mapping[str, str]) -> list[int]:
        name = asked(said.get("name", ""))
        candidates: list[tuple[int, float]] = []
        for _, score, at in process.extract(name, names, scorer=fuzz.ratio, limit=CANDIDATES):
            candidates += [(row, score) for row in people[at]]
            if len(candidates) > _PEOPLE:
                break
        return best(said, table, candidates[: 2 * _PEOPLE])

    return ask, None, ""

"""A small run whose accuracy is exact: the same on every machine, so that a change shows.

`python -m benchmarks.finding.smoke` writes `benchmarks/results/smoke.json` anew, where a change of
accuracy is meant; the tests compare with it.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from benchmarks.finding import people
from benchmarks.finding.judge import Judge
from benchmarks.finding.light import cleaned
from benchmarks.finding.ours import Ours, built

KEPT = Path(__file__).parents[1] / "results" / "smoke.json"
SIZES = (10_000, 100_000)
SEED = 20240214
FIGURES = ("questions", "name_1", "name_5", "person_1", "person_5", "oracle", "linkable")


def smoke(size: int, folder: Path) -> dict[str, Any]:
    """Figures of both hands at a size; the guards raise where the truth can leak."""
    sets = people.prepared(folder, [size], SEED, lambda _: None)
    roster, index = people.roster(folder, size), folder / "index"
    built(roster, index)
    ours, table = Ours(index), pl.read_parquet(roster)
    names = cleaned(table["name"])
    found = {}
    for hand, held in sets.items():
        judge = Judge(table, names, held.asked, size)
        judge.guards(SEED)
        answers = [ours.ask(one.said) for one in held.asked]
        told = judge.judged([rows for rows, _ in answers], [sure for _, sure in answers])
        linked = [[row["taken"], row["precision"]] for row in told["linked"]]
        found[hand] = {name: told[name] for name in FIGURES} | {"linked": linked}
    return found


def kept() -> dict[str, Any]:
    """The figures as they were."""
    held: dict[str, Any] = json.loads(KEPT.read_text("utf-8"))
    return held


def main() -> int:
    """Write the figures of every size."""
    found = {}
    for size in SIZES:
        with TemporaryDirectory() as folder:
            found[str(size)] = smoke(size, Path(folder))
    KEPT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

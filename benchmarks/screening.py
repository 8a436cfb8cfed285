"""How well and how fast people of a roster are found, beside other engines, every guard on.

`python benchmarks/screening.py [--rows 10k,100k] [--peers] [--seed N] [--budget S] [--out F.json]`

Everything is made here and now: invented rosters of several sizes, and questions by a hand that
has not read the matcher's tables. Each engine loads and answers in a fresh process that never sees
who is meant. Without --peers only RapidFuzz stands beside ours, as the yardstick of the machine.
"""

import argparse
import importlib.metadata
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import polars as pl

from benchmarks.finding import goals, misses, people, report
from benchmarks.finding.ask import ENGINES
from benchmarks.finding.judge import Judge
from benchmarks.finding.light import cleaned

ROOT = Path(__file__).parents[1]
UNITS = {"k": 1_000, "m": 1_000_000}
YARDSTICK = "rapidfuzz ratio"
# beyond this size a single question takes too long, or the load
LARGEST = {"rapidfuzz WRatio": 1_000_000, "SQLite FTS5 trigram": 1_000_000}
PACKAGES = ("numpy", "polars", "rapidfuzz")


def sizes_of(text: str) -> list[int]:
    """10k,1M -> [10000, 1000000]. Raises ValueError."""
    found = []
    for part in text.lower().split(","):
        number, unit = (part[:-1], UNITS[part[-1]]) if part[-1:] in UNITS else (part, 1)
        found.append(int(float(number) * unit))
    if min(found) < 1_000:
        raise ValueError(text)
    return sorted(set(found))


class Bench:
    """One run: its folder, its questions, and how its processes are started."""

    misses: Path | None = None  # where examples of what was not found go

    def __init__(self, folder: Path, sizes: Sequence[int], seed: int, budget: float) -> None:
        self.sizes, self.seed, self.budget = sizes, seed, budget
        self.folder = folder / f"{sizes[-1]}-{seed}"
        self.folder.mkdir(exist_ok=True)
        self.sets = people.prepared(self.folder, sizes, seed, say)
        self.hashes = {hand: one.write(self.asked(hand)) for hand, one in self.sets.items()}

    def asked(self, hand: str) -> Path:
        """Where the questions of a hand lie."""
        return self.folder / f"questions-{hand.replace(' ', '-')}.json"

    def index(self, size: int) -> Path:
        """Where our index of a size lies."""
        return self.folder / f"index-{size}"

    def process(
        self, name: str, first: Path, index: Path, *, hand: str = people.HANDS[0],
        python: str = sys.executable,
    ) -> Any:  # fmt: skip
        """What a fresh process of `benchmarks.finding.ask` says."""
        say(f"{first.stem}: {name}, {hand}")
        questions = str(self.asked(hand))
        return self._told(python, "ask", name, str(first), questions, str(self.budget), str(index))

    def scanned(self, python: str) -> Any:
        """Long texts against the largest roster, beside an automaton of its names."""
        size = self.sizes[-1]
        say(f"roster-{size}: texts")
        roster = str(people.roster(self.folder, size))
        return self._told(python, "scanning", roster, str(self.index(size)), str(self.seed))

    def _told(self, python: str, module: str, *said: str) -> Any:
        command = [python, "-m", f"benchmarks.finding.{module}", *said]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{module} {said[0]}: stopped with status {done.returncode}.")
        return json.loads(done.stdout)

    def of_size(self, size: int, python: str, engines: Sequence[str]) -> dict[str, Any]:
        """Build, ask, compare and judge at one size."""
        roster, index = people.roster(self.folder, size), self.index(size)
        built = self.process("build", roster, index)
        ours = {hand: self.process("ours", roster, index, hand=hand) for hand in self.sets}
        raw = {name: self.process(name, roster, index, python=python) for name in engines
               if size <= LARGEST.get(name, size)}  # fmt: skip
        table = pl.read_parquet(roster)
        names = cleaned(table["name"])
        judges = {hand: Judge(table, names, one.asked, size) for hand, one in self.sets.items()}
        held = people.HANDS[0]
        found = {hand: _ours(judges[hand], one) for hand, one in ours.items()}
        if self.misses:
            misses.write(self.misses, judges[held], table, ours[held], found[held])
        return {
            "build": built,
            "ours": found,
            "peers": {name: _peer(judges[held], one, ours[held]) for name, one in raw.items()},
            "guards": judges[held].guards(self.seed),
        }

    def growth(self) -> Any:
        """The largest against the smallest roster: how many times as many people, and as long."""
        small, large = self.sizes[0], self.sizes[-1]
        done = self.process("growth", self.index(small), self.index(large))
        ratios = [float(np.median(b) / np.median(a)) for a, b in done["rounds"]]
        return {"people": large / small, **_spread(ratios)}


def _ours(judge: Judge, raw: Any) -> dict[str, Any]:
    cpu, wall = zip(*raw["times"], strict=True)
    return {
        "open_cpu_s": raw["open_cpu_s"],
        "resident_mb": raw["resident_mb"],
        "cpu_ms": _quantiles(cpu),
        "wall_ms": _quantiles(wall),
        "told_ms": _quantiles(raw["told_ms"]),
        "load": raw["load"],
        **judge.judged(raw["rows"], raw["sure"]),
    }


def _peer(judge: Judge, raw: Any, ours: Any) -> dict[str, Any]:
    """An engine's figures, ours on the very same questions, and how many times as fast we are."""
    cpu, wall = zip(*(pair for one in raw["rounds"] for pair in one["theirs"]), strict=True)
    count = len(raw["rows"])
    return {
        "version": raw["version"],
        "build_cpu_s": raw["build_cpu_s"],
        "build_wall_s": raw["build_wall_s"],
        "resident_mb": raw["resident_mb"],
        "cpu_ms": _quantiles(cpu),
        "wall_ms": _quantiles(wall),
        "load": raw["load"],
        **judge.judged(raw["rows"]),
        "ours": judge.judged(ours["rows"][:count]),
        "times_cpu": _spread([_times(one, 0) for one in raw["rounds"]]),
        "times_wall": _spread([_times(one, 1) for one in raw["rounds"]]),
    }


def _times(one: Any, place: int) -> float:
    theirs, ours = (np.median([pair[place] for pair in one[who]]) for who in ("theirs", "ours"))
    return float(theirs / ours)


def _quantiles(values: Sequence[float]) -> dict[str, float]:
    held = np.array(values)
    found = {"p50": np.median(held), "p99": np.quantile(held, 0.99), "mean": held.mean()}
    return {name: round(float(value), 4) for name, value in found.items()}


def _spread(ratios: Sequence[float]) -> dict[str, float]:
    return {"median": round(float(np.median(ratios)), 2), "least": round(min(ratios), 2),
            "most": round(max(ratios), 2), "rounds": len(ratios)}  # fmt: skip


def say(text: str) -> None:
    """Tell how far we are, apart from the tables."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def machine() -> dict[str, Any]:
    """What the figures depend on."""
    model = next((line.partition(":")[2].strip() for line in
                  Path("/proc/cpuinfo").read_text("utf-8").splitlines()
                  if line.startswith("model name")), platform.machine())  # fmt: skip
    versions = {name: importlib.metadata.version(name) for name in PACKAGES}
    return {"cpu": model, "cores": os.cpu_count(), "load": os.getloadavg(),
            "python": platform.python_version(), **versions}  # fmt: skip


@contextmanager
def _folder(name: str | None) -> Iterator[Path]:
    if name:
        Path(name).mkdir(parents=True, exist_ok=True)
        yield Path(name)
    else:
        with TemporaryDirectory(prefix="jaganetral-bench-") as made:
            yield Path(made)


def main(argv: Sequence[str]) -> int:
    """Measure, print the tables, keep the figures where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=sizes_of, default=sizes_of("10k,100k"))
    parser.add_argument("--peers", metavar="PYTHON", help="the environment of the other engines")
    parser.add_argument("--seed", type=int, default=20240214)
    parser.add_argument("--budget", type=float, default=20.0, help="CPU seconds an engine answers")
    parser.add_argument("--engines", help="only these, by commas")
    parser.add_argument("--out", metavar="FILE.json")
    parser.add_argument("--misses", metavar="FILE.json", help="examples of what was not found")
    parser.add_argument("--folder", help="keep rosters and indexes here")
    args = parser.parse_args(argv)
    engines = args.engines.split(",") if args.engines else [*ENGINES] if args.peers else [YARDSTICK]
    with _folder(args.folder) as folder:
        bench = Bench(folder, args.rows, args.seed, args.budget)
        bench.misses = Path(args.misses) if args.misses else None
        figures: dict[str, Any] = {
            "seed": args.seed, "budget_s": args.budget, "questions": bench.hashes,
            "machine": machine(), "sizes": {},
        }  # fmt: skip
        for size in args.rows:
            done = bench.of_size(size, args.peers or sys.executable, engines)
            figures["sizes"][str(size)] = done
        if len(args.rows) > 1:
            figures["growth"] = bench.growth()
        if args.peers:
            figures["scan"] = bench.scanned(args.peers)
        figures["load_after"] = os.getloadavg()
    print(report.text(figures))
    reached = [[name, goal, f"{measured:.3g}", "yes" if holds else "not yet"]
               for name, goal, measured, holds in goals.reached(figures)]  # fmt: skip
    print("\n" + report.table(("goal", "", "measured", "reached"), reached))
    if args.out:
        Path(args.out).write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

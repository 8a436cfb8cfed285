"""What it costs to look for people of a roster in a hundred million posts, and where.

`python benchmarks/screening_cost.py [--rows N | --index DIR --roster FILE] [--mb M] [--rounds R]`
measures, in seconds of processor: opening an index, cutting the input, reading posts in which
nobody is mentioned, each mention, posts seen before; then whole runs in one process, on a pool and
on Dask, one after another in turns. From that it prints the hours of one core for a hundred million
posts of 200 bytes.
"""

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import polars as pl

from jaganetral.names.batch.job import job_of
from jaganetral.names.batch.scanning import Scanning
from jaganetral.names.batch.texts import Part, parts_of
from jaganetral.names.roster.build import build
from jaganetral.names.roster.source import read_source
from jaganetral.names.synth.roster import write_roster
from jaganetral.names.synth.texts import texts

POSTS, BYTES = 100_000_000, 200
DENSITIES = (0, 5, 20, 100, 500)  # mentions per MB
LONGEST = 450  # bytes of a post
ENGINES = {
    "one process": [],
    "pool of 2": ["--workers", "2"],
    "Dask, 2 workers": ["--engine", "dask", "--workers", "2"],
}
MEGA = 1e6


def timed(do: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of processor, and the result."""
    start = time.process_time()
    result = do()
    return time.process_time() - start, result


def posts(
    people: list[tuple[int, Any]], mb: float, density: float, seed: int
) -> tuple[list[str], int]:
    """Short texts, `mb` million bytes in all, and how many mentions are in them."""
    found, size, mentions = [], 0.0, 0
    while size < mb * MEGA:
        some, there = texts(people, 2 * mb, density, seed)
        short = {one["id"]: one["text"] for one in some if len(one["text"]) < LONGEST}
        found += short.values()
        size += sum(map(len, short.values()))
        mentions += sum(one.id in short for one in there)
        seed += 1000
    return found, mentions


def part(said: list[str]) -> Part:
    """Posts as a part of a run."""
    lines = (json.dumps({"id": n, "text": text}, ensure_ascii=False) for n, text in enumerate(said))
    data = "".join(f"{line}\n" for line in lines).encode()
    return Part("posts", "line", 1, data, len(data))


def costs(scanning: Scanning, people: list[tuple[int, Any]], mb: float, rounds: int) -> np.ndarray:
    """Rows of (density, mentions, lines found, bytes of them, seconds), each per MB, in turns."""
    scanning.lines(part(posts(people, 4 * mb, 20, 99)[0]))  # learns the words
    gc.freeze()  # as every worker does
    rows = []
    for turn in range(rounds):
        for density in DENSITIES:
            said, mentions = posts(people, mb, density, 7 * turn + 1)
            one = part(said)
            spent, lines = timed(lambda one=one: scanning.lines(one))
            per_mb = np.array([mentions, lines.count(b"\n"), len(lines), spent])
            rows.append((density, *(per_mb / len(one.data) * MEGA)))
    return np.array(rows)


def again(scanning: Scanning, people: list[tuple[int, Any]], mb: float) -> float:
    """Posts seen before: how many times cheaper."""
    one = part(posts(people, mb, 100, 4242)[0])
    first, _ = timed(lambda: scanning.lines(one))
    second, _ = timed(lambda: scanning.lines(one))
    return first / second


def whole_runs(index: Path, said: list[str], rounds: int, folder: Path) -> dict[str, list[float]]:
    """Seconds of processor of whole runs, the engines in turns; all results must be the same."""
    place = folder / "posts.jsonl"
    place.write_bytes(part(said).data)
    found: dict[str, list[float]] = {name: [] for name in ENGINES}
    results = set()
    for _ in range(rounds):
        for name, more in ENGINES.items():
            out = folder / "m.jsonl"
            before = spent_by_children()
            argv = ["scan", "--index", str(index), str(place), "--out", str(out), *more]
            subprocess.run(
                [sys.executable, "-m", "jaganetral", *argv], check=True, stderr=subprocess.DEVNULL
            )
            found[name].append(spent_by_children() - before)
            results.add(out.read_bytes())
    if len(results) != 1:
        raise SystemExit("The engines gave different results.")
    return found


def spent_by_children() -> float:
    """Seconds of processor of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cutting(said: list[str], index: Path, folder: Path) -> float:
    """MB a second that the one who runs reads, cuts and names."""
    place, job = folder / "cut.jsonl", job_of("scan", index)
    place.write_bytes(part(said * 5).data)
    spent, _ = timed(lambda: [job.part_key(one.data) for one in parts_of(place)])
    return place.stat().st_size / MEGA / spent


def memory() -> tuple[float, float]:
    """MB of this process that are its own, and MB mapped from files."""
    lines = Path("/proc/self/smaps_rollup").read_text("utf-8").splitlines()[1:]
    kilo = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return kilo["Anonymous"] / 1000, (kilo["Rss"] - kilo["Anonymous"]) / 1000


def model(base: float, each: float, density: float) -> float:
    """Hours of one core for all posts; `base` seconds per MB, `each` seconds per mention."""
    return POSTS * BYTES / MEGA * (base + each * density) / 3600


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--roster", type=Path, help="from which --index was made")
    parser.add_argument("--mb", type=float, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        roster = args.roster or folder / "roster.parquet"
        index = args.index or folder / "index"
        if not args.index:
            write_roster(roster, args.rows, seed=20240214)
            build(read_source(roster).table, index)
        report(index, roster, args.mb, args.rounds, folder)


def report(index: Path, roster: Path, mb: float, rounds: int, folder: Path) -> None:
    """The measures, then the model."""
    table = pl.read_parquet(roster).with_row_index("row", offset=1)
    some = table.sample(min(20_000, table.height), seed=1).to_dicts()
    people = [(one["row"], one) for one in some]
    before = memory()
    opening, scanning = timed(lambda: Scanning(index))
    first, _ = timed(lambda: scanning.lines(part(["Hadir Camat Sukamaju."])))
    rows = costs(scanning, people, mb, rounds)
    own, mapped = (now - then for now, then in zip(memory(), before, strict=True))
    base = float(np.median(rows[rows[:, 1] == 0, 4]))
    busy = rows[rows[:, 1] > 0]
    each = float(np.sum((busy[:, 4] - base) * busy[:, 1]) / np.sum(busy[:, 1] ** 2))
    print(f"roster of {table.height:,} people; load {os.getloadavg()[0]:.1f}")
    print(f"opening an index {opening:.2f} s, first text {first:.2f} s")
    print(f"memory of a worker: {own:.0f} MB its own, {mapped:.0f} MB mapped (shared by all)")
    said, _ = posts(people, mb * 10, 20, 5)
    print(f"cutting and naming parts: {cutting(said, index, folder):.0f} MB/s")
    print("\nmentions/MB  found/MB  MB/s (median, least, most)")
    for density in DENSITIES:
        mine = rows[rows[:, 0] == density]
        speed = 1 / mine[:, 4]
        print(f"{np.median(mine[:, 1]):11.0f} {np.median(mine[:, 2]):9.0f}  "
              f"{median(speed):6.1f} {speed.min():6.1f} {speed.max():6.1f}")  # fmt: skip
    print(f"a found mention takes {rows[:, 3].sum() / rows[:, 2].sum():.0f} bytes of the result")
    print(f"\na post without a mention {base * 1000:.2f} ms/MB, a mention {each * 1000:.2f} ms")
    print(f"posts seen before: {again(scanning, people, mb):.1f} times cheaper at 100 mentions/MB")
    starting = whole_runs(index, said[:1], rounds, folder)
    found = whole_runs(index, said, rounds, folder)
    print(f"\nwhole runs of {sum(map(len, said)) / MEGA:.0f} MB, seconds of processor in turns;")
    print("working includes that every worker learns the words of its texts once")
    print("                  starting  working  of one process (least, most)")
    work = {name: [one - median(starting[name]) for one in spent] for name, spent in found.items()}
    for name, spent in work.items():
        ratios = [one / other for one, other in zip(spent, work["one process"], strict=True)]
        print(f"{name:16} {median(starting[name]):8.1f} {median(spent):8.1f}  "
              f"{median(ratios):6.2f} ({min(ratios):.2f}, {max(ratios):.2f})")  # fmt: skip
    print(f"\n{POSTS:,} posts of {BYTES} bytes: hours of one core")
    for density in DENSITIES:
        print(f"{density:4} mentions/MB {model(base, each, density):7.2f}")


if __name__ == "__main__":
    main()

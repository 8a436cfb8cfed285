"""How fast millions of cases are judged under two laws, reading the file included.

`python benchmarks/bulk.py [--rows N]` writes random but plausible cases (always the same), judges
them under the shipped pack and under one with two changed norms, and prints seconds of processor
and clock, the peak of memory, and how many cases change.
"""

import argparse
import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import polars as pl

from jaganetral.law.bulk import compare
from jaganetral.law.bulk.judging import PART
from jaganetral.law.corpus.pack import load_pack

MISSING = 0.4
# the usual cases: mostly civil servants of regencies, in the last two elections
USUAL = {
    "status": {"pns": 60, "pppk": 15, "cpns": 3, "pppk_paruh_waktu": 5, "kepala_desa": 5},
    "election": {"pilkada-2024": 50, "pemilu-2024": 30, "pilkada-2020": 15, "pemilu-2019": 10},
    "office": {"bupati": 40, "gubernur": 15, "walikota": 15, "dprd": 15, "presiden_wapres": 10},
}
CHANGES = """norms:
- id: skb22-dis-01
  text: Baliho menjadi pelanggaran sedang.
  cite: [{instrument: skb-2022, at: "contoh", confidence: recall}]
  who: asn
  when: {conduct: baliho_apk, stage: sesudah_penetapan}
  then: [{category: disiplin, level: sedang, sanctions: sedang_pp94}]
- id: skb22-dis-06
  text: Menanggapi unggahan tidak lagi dinilai.
  cite: [{instrument: skb-2022, at: "contoh", confidence: recall}]
  who: asn
  when: {conduct: like_share_comment_follow, winning_team_account: true, status: bukan}
"""


def table(rows: int, seed: int = 7) -> pl.DataFrame:
    """Random cases as columns of proper types."""
    pack, chance = load_pack(), np.random.default_rng(seed)
    columns = {}
    for name, spec in pack.facts.items():
        if spec.kind == "prior":
            continue
        cells = _cells(name, spec, rows, chance)
        there = pl.Series(chance.random(rows) >= MISSING)
        columns[name] = pl.select(pl.when(there).then(cells).alias(name)).to_series()
    return pl.DataFrame(columns)


def _cells(name: str, spec: Any, rows: int, chance: np.random.Generator) -> pl.Series:
    if spec.kind == "bool":
        return pl.Series(name, chance.random(rows) < 0.3)
    if spec.kind == "day":
        return pl.Series(name, _days(rows, chance)).cast(pl.Date)
    return _words(name, _texts(name, spec), rows, chance)


def _texts(name: str, spec: Any) -> dict[str, float]:
    if spec.kind == "enum":
        return {value: USUAL.get(name, {}).get(value, 1) for value in spec.values}
    if spec.kind == "time":
        return {f"{hour:02}:{half}0": 1 for hour in range(24) for half in (0, 3)}
    if spec.kind == "text":
        return {f"{one}.{two:02}": 1 for one in (33, 34, 35, 99) for two in range(1, 30)}
    draw = random.Random(11)  # noqa: S311 - cases, not secrets
    sets = ["|".join(draw.sample(spec.values, draw.choice((1, 1, 1, 2, 3)))) for _ in range(900)]
    return {**dict.fromkeys(sets, 1), **dict.fromkeys(spec.values, 30)}


def _words(name: str, texts: dict[str, float], rows: int, chance: np.random.Generator) -> pl.Series:
    shares = np.array(list(texts.values()), float)
    picks = chance.choice(len(shares), rows, p=shares / shares.sum())
    return pl.Series(name, list(texts), dtype=pl.Enum(list(texts))).gather(picks)


def _days(rows: int, chance: np.random.Generator) -> Any:
    first = date(2018, 1, 1).toordinal() - date(1970, 1, 1).toordinal()
    return (first + chance.integers(0, 365 * 8, rows)).astype(np.int32)


def measured(path: Path, changes: Path) -> None:
    """Judge a file under both laws, part by part, and print one line."""
    old, new = load_pack(), load_pack(changes)
    rows, changed, whole = 0, 0, time.perf_counter()
    begun, read = time.process_time(), 0.0
    height = pl.scan_parquet(path).select(pl.len()).collect().item() if path.suffix != ".csv" else 0
    text = pl.read_csv(path, infer_schema=False) if path.suffix == ".csv" else None
    for first in range(0, text.height if text is not None else height, PART):
        start = time.perf_counter()
        part = text.slice(first, PART) if text is not None else None
        if part is None:
            part = pl.scan_parquet(path).slice(first, PART).collect()
        read += time.perf_counter() - start
        found = compare(part, old, new, quick=True)
        rows, changed = rows + len(found.before), changed + int(found.changed.sum())
    taken, clock = time.process_time() - begun, time.perf_counter() - whole
    status = Path("/proc/self/status").read_text("utf-8")
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    print(
        f"{path.name:<22} {rows:>10,} rows x 2 laws of {len(old.norms)} norms: cpu {taken:6.2f} s, "
        f"clock {clock:6.2f} s (reading {read:5.2f}), peak {peak:6.0f} MB, {changed:,} change"
    )


def main() -> None:
    """Each file in a process of its own, so that its peak of memory is its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--ten", action="store_true", help="ten times as many rows too")
    parser.add_argument("--file", help=argparse.SUPPRESS)
    parser.add_argument("--changes", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.file:
        measured(Path(args.file), Path(args.changes))
        return
    with TemporaryDirectory() as folder:
        changes = Path(folder) / "changes.yaml"
        changes.write_text(CHANGES, "utf-8")
        typed = table(args.rows)
        typed.write_parquet(Path(folder) / "typed.parquet", row_group_size=1 << 18)
        text = typed.cast({pl.Enum: pl.String})
        text.write_parquet(Path(folder) / "text.parquet", row_group_size=1 << 18)
        text.with_columns(pl.selectors.boolean().cast(pl.String)).write_csv(
            Path(folder) / "text.csv"
        )
        names = ["typed.parquet", "text.parquet", "text.csv"]
        if args.ten:
            many = pl.concat([table(args.rows, seed) for seed in range(10)])
            many.write_parquet(Path(folder) / "ten.parquet", row_group_size=1 << 18)
            del many
            names.append("ten.parquet")
        del typed, text
        for name in names:
            command = [sys.executable, __file__, "--file", f"{folder}/{name}"]
            subprocess.run([*command, "--changes", str(changes)], check=True)


if __name__ == "__main__":
    main()

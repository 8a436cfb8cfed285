"""Tables of figures, measured here and now; needs a checkout, because the benchmarks lie there."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from jaganetral.cli.emit import CHECK_FAILED, DONE, BadInput, say

EXAMPLE = """example:
  jaganetral bench law
  jaganetral bench law --peers --out TABLES.txt
  jaganetral bench screening --rows 10k,1M --peers --out FIGURES.json
"""
FOLDER = Path(__file__).parents[2] / "benchmarks"
# part -> its benchmarks; those against other engines run in the environment that `make peers` makes
PARTS = {
    "law": ("law.py", "law_speed.py", "bulk.py", "cold_start.py"),
    "screening": ("screening.py",),
    "site": ("checkin.py",),
}
PEERS = {"law": ("law_peers.py",)}
# benchmarks that start the other engines themselves, and keep figures of their own
WIDE = ("screening.py",)
_UNITS = {"k": 1_000, "m": 1_000_000}
# benchmarks that can be told how many rows to make
SIZED = ("bulk.py",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral bench`."""
    parser.epilog = EXAMPLE
    parser.add_argument("part", choices=sorted(PARTS), help="what to measure")
    parser.add_argument("--peers", action="store_true", help="other engines beside ours")
    parser.add_argument("--rows", metavar="N,N", help="rows to make, where that fits: 10k,1M")
    parser.add_argument("--seed", type=int, metavar="N", help="of invented people (screening)")
    parser.add_argument("--budget", type=float, metavar="S", help="CPU seconds an engine has")
    parser.add_argument("--out", metavar="FILE", help="keep the tables; with .json the figures")


def run(args: argparse.Namespace) -> int:
    """Run the benchmarks of a part; 1 where one of them stops with an error."""
    if not FOLDER.is_dir():
        raise BadInput("The benchmarks are not part of the package; run this in a checkout.")
    tables = []
    for title, command in _commands(args):
        say(f"== {title}")
        done = subprocess.run(command, cwd=FOLDER.parent, env=_env(), text=True, stdout=-1)  # noqa: S603 - our own scripts
        say(done.stdout.rstrip())
        tables.append(f"== {title}\n{done.stdout.rstrip()}\n")
        if done.returncode:
            return CHECK_FAILED
    if args.out and not _figures(args):
        _keep(Path(args.out), "\n".join(tables))
    return DONE


def _commands(args: argparse.Namespace) -> Iterator[tuple[str, list[str]]]:
    rows = _rows(args.rows)
    for name in PARTS[args.part]:
        command = [sys.executable, str(FOLDER / name)]
        if rows and name in SIZED:
            command += ["--rows", str(rows[-1])]
        yield name, command + (_wide(args, rows) if name in WIDE else [])
    for name in _peers(args):
        yield name, [_other_engines(), str(FOLDER / name)]


def _wide(args: argparse.Namespace, rows: Sequence[int]) -> list[str]:
    """The arguments of a benchmark that compares sizes and engines itself."""
    said = {
        "--rows": ",".join(map(str, rows)),
        "--peers": _other_engines() if args.peers else "",
        "--seed": "" if args.seed is None else str(args.seed),
        "--budget": "" if args.budget is None else str(args.budget),
        "--out": _figures(args),
    }
    return [part for name, value in said.items() if value for part in (name, value)]


def _figures(args: argparse.Namespace) -> str:
    """The file that the benchmark itself fills with figures; "" where there is none."""
    wide = any(name in WIDE for name in PARTS[args.part])
    return str(Path(args.out).resolve()) if wide and str(args.out).endswith(".json") else ""


def _rows(text: str | None) -> list[int]:
    """10k,1M as numbers, smallest first; [] where nothing was said."""
    found = []
    for part in text.lower().split(",") if text else ():
        number, unit = (part[:-1], _UNITS[part[-1]]) if part[-1:] in _UNITS else (part, 1)
        if not number.isdecimal() or not int(number):
            raise BadInput(f"--rows {text} is no number of rows; give 1 or more, as in 10k,1M.")
        found.append(int(number) * unit)
    return sorted(found)


def _other_engines() -> str:
    python = Path(sys.prefix) / "peers" / "bin" / "python"
    if not python.exists():
        raise BadInput("--peers needs the other engines; run `make peers` once.")
    return str(python)


def _peers(args: argparse.Namespace) -> tuple[str, ...]:
    wide = any(name in WIDE for name in PARTS[args.part])
    if not args.peers or wide:
        return ()
    if args.part not in PEERS:
        raise BadInput(f"--peers: nothing to compare {args.part} with in this release; leave out.")
    return PEERS[args.part]


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(FOLDER.parent)}


def _keep(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as trouble:
        raise BadInput(f"{path}: cannot be written ({trouble.strerror}).") from None

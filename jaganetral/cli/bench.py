"""Tables of figures, measured here and now; needs a checkout, because the benchmarks lie there."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from jaganetral.cli.emit import CHECK_FAILED, DONE, BadInput, say

EXAMPLE = """example:
  jaganetral bench law
  jaganetral bench law --peers --out TABLES.txt
"""
FOLDER = Path(__file__).parents[2] / "benchmarks"
# part -> its benchmarks; those against other engines run in the environment that `make peers` makes
PARTS = {
    "law": ("law.py", "law_speed.py", "bulk.py", "cold_start.py"),
    "screening": ("names.py",),
    "site": ("checkin.py",),
}
PEERS = {"law": ("law_peers.py",)}
# benchmarks that can be told how many rows to make
SIZED = ("bulk.py",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral bench`."""
    parser.epilog = EXAMPLE
    parser.add_argument("part", choices=sorted(PARTS), help="what to measure")
    parser.add_argument("--peers", action="store_true", help="other engines beside ours")
    parser.add_argument("--rows", type=int, metavar="N", help="rows to make, where that fits")
    parser.add_argument("--out", metavar="FILE", help="write the tables to a file as well")


def run(args: argparse.Namespace) -> int:
    """Run the benchmarks of a part; 1 where one of them stops with an error."""
    if not FOLDER.is_dir():
        raise BadInput("The benchmarks are not part of the package; run this in a checkout.")
    if args.rows is not None and args.rows < 1:
        raise BadInput(f"--rows {args.rows} is no number of rows; give 1 or more.")
    tables = []
    for title, command in _commands(args):
        say(f"== {title}")
        done = subprocess.run(command, cwd=FOLDER.parent, env=_env(), text=True, stdout=-1)  # noqa: S603 - our own scripts
        say(done.stdout.rstrip())
        tables.append(f"== {title}\n{done.stdout.rstrip()}\n")
        if done.returncode:
            return CHECK_FAILED
    if args.out:
        _keep(Path(args.out), "\n".join(tables))
    return DONE


def _commands(args: argparse.Namespace) -> Iterator[tuple[str, list[str]]]:
    for name in PARTS[args.part]:
        rows = ["--rows", str(args.rows)] if args.rows and name in SIZED else []
        yield name, [sys.executable, str(FOLDER / name), *rows]
    for name in _peers(args):
        python = Path(sys.prefix) / "peers" / "bin" / "python"
        if not python.exists():
            raise BadInput("--peers needs the other engines; run `make peers` once.")
        yield name, [str(python), str(FOLDER / name)]


def _peers(args: argparse.Namespace) -> tuple[str, ...]:
    if not args.peers:
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

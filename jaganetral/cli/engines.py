"""Where the parts of a large run are done, and how its troubles are told."""

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from jaganetral.cli.emit import BadInput, complain
from jaganetral.cli.progress import bar
from jaganetral.names.batch.job import Job, job_of
from jaganetral.names.batch.run import CannotRun, Engine, forget, on_cluster, parts_folder, run
from jaganetral.names.batch.texts import BadTexts
from jaganetral.names.batch.work import OtherProgram
from jaganetral.names.roster.nipfile import BadKey
from jaganetral.names.roster.store import BrokenIndex
from jaganetral.parts import WorkersLost, here, kept
from jaganetral.parts.cluster import connected
from jaganetral.parts.kept import DamagedPart
from jaganetral.parts.sharing import NotAsNamed

INTERRUPTED = 130
_TROUBLES = (
    BadTexts, BadKey, BrokenIndex, CannotRun, DamagedPart, NotAsNamed, OtherProgram, WorkersLost
)  # fmt: skip
_MEGA = 1_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of every command that may do its work in parts."""
    parser.add_argument(
        "--engine", default="local", choices=("local", "dask"), help="default: %(default)s"
    )
    parser.add_argument("--workers", type=int, metavar="N", help="processes; local: 1 if not given")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a Dask cluster that runs already")
    parser.add_argument("--anew", action="store_true", help="drop the finished parts of a cut run")


def done(
    args: argparse.Namespace, kind: str, places: Sequence[Path], top: int = 5, key: str = ""
) -> int | None:
    """Do a whole run into `--out`; the lines written, None where Ctrl-C ended it.

    Raises BadInput.
    """
    _check(args, key)
    out, index = Path(args.out), Path(args.index)
    if args.anew:
        forget(out)
    try:
        job = job_of(kind, index, top, key)
        with _engine(args, job, index) as engine:
            return run(job, places, out, engine, _bar)
    except _TROUBLES as trouble:
        raise BadInput(f"{trouble}{_still(out)}") from None
    except KeyboardInterrupt:
        complain(f"\nStopped.{_still(out)}")
        return None


def _check(args: argparse.Namespace, key: str) -> None:
    if args.workers is not None and args.workers < 1:
        raise BadInput(f"--workers {args.workers}: give a number from 1 up.")
    if args.scheduler and args.engine != "dask":
        raise BadInput("--scheduler belongs to --engine dask; add it.")
    if args.scheduler and key:
        raise BadInput("--key does not leave this machine: use --workers instead of --scheduler.")


@contextmanager
def _engine(args: argparse.Namespace, job: Job, index: Path) -> Iterator[Engine]:
    if args.engine == "dask":
        with connected(args.workers or os.cpu_count() or 1, args.scheduler) as client:
            yield on_cluster(client, job, index)
    elif (args.workers or 1) > 1:
        yield partial(here.by_processes, workers=args.workers)
    else:
        yield here.alone


def _bar(done: int, whole: int) -> None:
    bar(-(-done // _MEGA), -(-whole // _MEGA))


def _still(out: Path) -> str:
    count = kept.count(parts_folder(out))
    return (
        f" {count} finished parts are kept; the same command goes on from there." if count else ""
    )

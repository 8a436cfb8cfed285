"""`jaganetral assess --batch`: a table of cases in, a table of outcomes out."""

import argparse
import os
from pathlib import Path
from typing import Any

import numpy as np

from jaganetral.cli.emit import DONE, BadInput, complain
from jaganetral.cli.progress import bar
from jaganetral.law.bulk import LIMIT, Compared, Outcomes, parts
from jaganetral.law.bulk.files import TableError, write
from jaganetral.law.bulk.judging import PART
from jaganetral.law.bulk.results import ENDS, MODES
from jaganetral.law.bulk.rungs import NAMES
from jaganetral.law.model import FactError, PackError
from jaganetral.parts import WorkersLost

YES_NO = ("False", "True")
SHOWN = 20  # so many kinds of change are told


def run(args: argparse.Namespace) -> int:
    """Judge a table; one sentence says how many rows were looked at in which way."""
    if not args.out:
        raise BadInput("--out is missing: name the file for the outcomes, for example OUT.csv.")
    job = parts.Job(
        table=args.batch,
        pack=args.pack,
        other=args.compare,
        quick=args.kleene,
        limit=None if args.exact else LIMIT,
        part=_positive(args.part, "--part", PART),
    )
    out = Path(args.out)
    folder = out.with_name(f".{out.name}.parts")
    try:
        found = _found(job, args, folder)
        write(out, _columns(found))
    except (FactError, PackError) as trouble:
        raise BadInput(f"{args.batch}: {trouble}") from None
    except (TableError, WorkersLost) as trouble:
        raise BadInput(str(trouble)) from None
    parts.clear(folder)
    for sentence in _said(found, job, args.out):
        complain(sentence)
    return DONE


def _found(job: parts.Job, args: argparse.Namespace, folder: Path) -> list[Outcomes]:
    if args.engine == "local":
        return parts.here(job, bar)
    workers = _positive(args.workers, "--workers", os.cpu_count() or 1)
    return parts.on_workers(job, folder, bar, workers=workers, scheduler=args.scheduler)


def _positive(value: int | None, name: str, usual: int) -> int:
    if value is not None and value < 1:
        raise BadInput(f"{name} {value}: give a number from 1 up.")
    return value or usual


def _columns(found: list[Outcomes]) -> dict[str, tuple[Any, Any]]:
    columns: dict[str, tuple[Any, Any]] = {
        "row": (np.arange(1, len(found[0]) + 1, dtype=np.uint32), None)
    }
    for number, one in enumerate(found):
        after = "_after" if number else ""
        for place, end in enumerate(ENDS):
            columns[end + after] = (np.ascontiguousarray(one.codes[:, place]), NAMES)
        columns["settled" + after] = _flag(one.settled)
        columns["mode" + after] = (one.exact.astype(np.uint8), MODES)
    if len(found) > 1:
        columns["changed"] = _flag(Compared(*found).changed)
    return columns


def _flag(flags: Any) -> tuple[Any, Any]:
    return flags, None


def _said(found: list[Outcomes], job: parts.Job, out: str) -> list[str]:
    """How many rows were written, how they were looked at, and what another law changes."""
    rows, exact = len(found[0]), int(found[0].exact.sum())
    said = f"{rows} rows written to {out}."
    if not job.quick:
        said += f" {exact} are exact, {rows - exact} by the quick mode alone"
        said += f" ({found[0].distinct} different open cases were looked at in all their worlds)."
        if found[0].left:
            said += f" {found[0].left} different ones are left; --exact looks at them too."
    lines = [said]
    if len(found) > 1:
        lines += _changes(Compared(*found))
    return lines


def _changes(compared: Compared) -> list[str]:
    """How many rows change, and the most frequent changes."""
    changes = compared.summary()
    lines = [f"{int(compared.changed.sum())} of {len(compared.changed)} rows change."]
    lines += [
        f"  {track}: from {before} to {after}: {count}"
        for track, before, after, count in changes[:SHOWN]
    ]
    if len(changes) > SHOWN:
        lines.append(f"  and {len(changes) - SHOWN} rarer kinds of change")
    return lines

"""`jaganetral roster import`: a roster file of any size into the site's database."""

import argparse
import importlib
import sys
from datetime import date
from pathlib import Path
from typing import Any

from jaganetral.cli import site
from jaganetral.cli.emit import DONE, BadInput, emit, say

BAR = 40


def add_arguments(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The arguments of `roster import` and `roster drop`."""
    add = parts.add_parser("import", help="a roster file into the database of the site")
    add.add_argument("file", metavar="ROSTER.csv|xlsx|parquet")
    add.add_argument("--body", required=True, metavar="CODE", help="the body whose roster it is")
    add.add_argument("--as-of", required=True, metavar="YYYY-MM-DD", help="the day it stands for")
    add.add_argument("--confirm", action="store_true", help="let it count at once")
    add.add_argument("--despite-loss", action="store_true", help="even if a fifth are missing")
    add.add_argument("--rejected", default="rejected.csv", metavar="FILE.csv")
    drop = parts.add_parser("drop", help="drop an import that waits to be confirmed")
    drop.add_argument("--body", required=True, metavar="CODE")


def run(args: argparse.Namespace) -> int:
    """Do it; killed on the way, the same command goes on where it stopped."""
    day = _day(args.as_of) if args.part == "import" else None
    site.open_office()
    office: Any = importlib.import_module("jaganetral.web.roster.command")
    try:
        if day is None:
            say(office.drop_roster(args.body))
            return DONE
        wanted = office.Wanted(
            file=Path(args.file),
            body=args.body,
            as_of=day,
            rejects=Path(args.rejected),
            confirm=args.confirm,
            despite_loss=args.despite_loss,
        )
        emit(office.import_roster(wanted, _bar))
    except ValueError as trouble:
        raise BadInput(str(trouble)) from None
    except OSError as trouble:
        raise BadInput(f"{args.rejected}: cannot be written ({trouble.strerror}).") from None
    return DONE


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"--as-of {text}: write the day as 2026-11-01.") from None


def _bar(step: str, done: int, total: int | None) -> None:
    """A progress bar, on a terminal only; without a known total it counts."""
    if not sys.stderr.isatty():
        return
    if total is None:
        sys.stderr.write(f"\r{step}: {done:,}".ljust(BAR * 2))
    else:
        filled = BAR * done // max(total, 1)
        bar = f"[{'#' * filled}{' ' * (BAR - filled)}]"
        sys.stderr.write(f"\r{step} {bar} {done:,}/{total:,}".ljust(BAR * 2))
    if done == total:
        sys.stderr.write("\n")
    sys.stderr.flush()

"""A roster becomes an index for `screen` and `scan`, changes come into it; invented rosters.

The index is a folder of arrays. NIPs lie in a sealed file of their own, only with --key.
"""

import argparse
import sys
from pathlib import Path

from jaganetral.cli import importing, indexing
from jaganetral.cli.emit import DONE, BadInput, complain, emit
from jaganetral.names.parquet import ParquetMissing
from jaganetral.names.reading import BadRoster
from jaganetral.names.roster import nipfile
from jaganetral.names.roster.store import BrokenIndex
from jaganetral.names.roster.update import CannotUpdate
from jaganetral.names.synth.roster import write_roster

EXAMPLE = """example:
  jaganetral roster synth --rows 100000 --seed 7 --out ROSTER.parquet
  jaganetral roster build ROSTER.parquet --out INDEX --key INDEX.key
  jaganetral roster update INDEX --changes CHANGES.csv --key INDEX.key
  jaganetral roster import ROSTER.parquet --body pemkab-lawu-asri --as-of 2026-11-01
"""
_TROUBLE = (BadRoster, nipfile.BadKey, ParquetMissing, BrokenIndex, CannotUpdate)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral roster`."""
    parser.epilog = EXAMPLE
    parts = parser.add_subparsers(dest="part", required=True)
    make = parts.add_parser("build", help="an index from a roster file")
    make.add_argument("file", metavar="ROSTER.csv|xlsx|parquet")
    make.add_argument("--out", required=True, metavar="INDEX", help="folder of the index")
    make.add_argument("--key", metavar="FILE", help="seals the NIPs; made if it is not there")
    change = parts.add_parser(
        "update",
        help="bring the changes of a day into an index",
        description="CHANGES has the columns of a roster, and `perubahan` (tambah, ubah, hapus) "
        "and `baris` (the row a person has in the index). Who is meant is told by NIP or by row; "
        "empty fields stay as they were; without `perubahan` a known person is changed and an "
        "unknown one is added.",
    )
    change.add_argument("index", metavar="INDEX")
    change.add_argument("--changes", required=True, metavar="CHANGES.csv|xlsx|parquet")
    change.add_argument("--key", metavar="FILE", help="the key the NIPs are sealed with")
    synth = parts.add_parser("synth", help="a roster of invented people")
    synth.add_argument("--rows", type=int, required=True, metavar="N")
    synth.add_argument("--seed", type=int, default=1, metavar="S", help="default: %(default)s")
    synth.add_argument("--out", required=True, metavar="FILE.parquet")
    importing.add_arguments(parts)


def run(args: argparse.Namespace) -> int:
    """Do the chosen part."""
    if args.part in ("import", "drop"):
        return importing.run(args)
    parts = {"build": _build, "update": _update, "synth": _synth}
    try:
        return parts[args.part](args)
    except _TROUBLE as trouble:
        raise BadInput(str(trouble)) from None
    except OSError as trouble:
        place = args.index if args.part == "update" else args.out
        raise BadInput(f"{place}: cannot be written ({trouble.strerror}).") from None


def _build(args: argparse.Namespace) -> int:
    key = Path(args.key) if args.key else None
    emit(indexing.build_index(Path(args.file), Path(args.out), key))
    return DONE


def _update(args: argparse.Namespace) -> int:
    key = Path(args.key) if args.key else None
    emit(indexing.update_index(Path(args.index), Path(args.changes), key))
    return DONE


def _synth(args: argparse.Namespace) -> int:
    if args.rows < 1:
        raise BadInput(f"--rows {args.rows} is no number of rows; give 1 or more.")
    out = Path(args.out)
    if out.suffix != ".parquet":
        raise BadInput(f"{out}: write a Parquet file, for example ROSTER.parquet.")

    def tell(made: int) -> None:
        if sys.stderr.isatty():
            complain(f"  {made:,} of {args.rows:,}")

    write_roster(out, args.rows, args.seed, tell)
    emit({"file": str(out), "rows": args.rows, "seed": args.seed})
    return DONE

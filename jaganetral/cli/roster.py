"""A roster becomes an index for `screen` and `scan`; invented rosters for trials.

The index is a folder of arrays. NIPs lie in a sealed file of their own, only with --key.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from jaganetral.cli import importing
from jaganetral.cli.emit import DONE, BadInput, complain, emit
from jaganetral.names.parquet import ParquetMissing
from jaganetral.names.reading import BadRoster, Rejected
from jaganetral.names.roster import nipfile
from jaganetral.names.roster.build import build
from jaganetral.names.roster.source import COLUMNS, read_source
from jaganetral.names.synth.roster import write_roster

EXAMPLE = """example:
  jaganetral roster synth --rows 100000 --seed 7 --out ROSTER.parquet
  jaganetral roster build ROSTER.parquet --out INDEX --key INDEX.key
  jaganetral roster import ROSTER.parquet --body pemkab-lawu-asri --as-of 2026-11-01
"""
REJECTED = "rejected.csv"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral roster`."""
    parser.epilog = EXAMPLE
    parts = parser.add_subparsers(dest="part", required=True)
    make = parts.add_parser("build", help="an index from a roster file")
    make.add_argument("file", metavar="ROSTER.csv|xlsx|parquet")
    make.add_argument("--out", required=True, metavar="INDEX", help="folder of the index")
    make.add_argument("--key", metavar="FILE", help="seals the NIPs; made if it is not there")
    synth = parts.add_parser("synth", help="a roster of invented people")
    synth.add_argument("--rows", type=int, required=True, metavar="N")
    synth.add_argument("--seed", type=int, default=1, metavar="S", help="default: %(default)s")
    synth.add_argument("--out", required=True, metavar="FILE.parquet")
    importing.add_arguments(parts)


def run(args: argparse.Namespace) -> int:
    """Do the chosen part."""
    if args.part in ("import", "drop"):
        return importing.run(args)
    try:
        return _build(args) if args.part == "build" else _synth(args)
    except (BadRoster, nipfile.BadKey, ParquetMissing) as trouble:
        raise BadInput(str(trouble)) from None
    except OSError as trouble:
        raise BadInput(f"{args.out}: cannot be written ({trouble.strerror}).") from None


def _build(args: argparse.Namespace) -> int:
    out = Path(args.out)
    if out.exists() and not (out / "index.json").is_file():
        raise BadInput(f"{out}: is there already and is no index; name another folder.")
    source = read_source(Path(args.file))
    sha256 = build(source.table, out, key=_key(args.key), tell=_progress)
    if source.rejected:
        _write_rejected(out.parent / REJECTED, source.rejected)
        complain(f"{len(source.rejected)} rows rejected; reasons in {out.parent / REJECTED}.")
    if source.odd:
        complain(f"{source.odd} rows have an odd NIP; they are in the index all the same.")
    emit(
        {
            "index": str(out),
            "sha256": sha256,
            "people": len(source.table),
            "rejected": len(source.rejected),
            "odd_nip": source.odd,
        }
    )
    return DONE


def _key(name: str | None) -> bytes | None:
    if name is None:
        return None
    path = Path(name)
    if path.exists():
        return nipfile.read_key(path)
    complain(f"{path}: a new key was made; keep it apart from the index.")
    return nipfile.make_key(path)


def _progress(step: str) -> None:
    if sys.stderr.isatty():
        complain(f"  {step} ...")


def _write_rejected(path: Path, rejected: Sequence[Rejected]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["row", "reason", *COLUMNS])
        for one in rejected:
            table.writerow([one.line, one.reason, *one.row])


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

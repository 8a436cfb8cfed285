"""Who may be meant: people of a roster for a name, a post, a workplace; with reasons.

The machine proposes: every candidate comes with what speaks for and against, and a person decides.
"""

import argparse
from pathlib import Path

from jaganetral.cli import engines
from jaganetral.cli.emit import DONE, BadInput, complain, emit
from jaganetral.names.batch.screening import FIELDS, Screening
from jaganetral.names.batch.texts import BadTexts
from jaganetral.names.roster import nipfile
from jaganetral.names.roster.store import BrokenIndex

EXAMPLE = """example:
  jaganetral screen --index INDEX --name "Pak Didik Ariyanto" --regency "Kab. Sukamaju"
  jaganetral screen --index INDEX --queries Q.jsonl --out R.jsonl
  jaganetral screen --index INDEX --queries Q.jsonl --out R.jsonl --workers 4
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral screen`."""
    parser.epilog = EXAMPLE
    parser.add_argument("--index", required=True, metavar="INDEX")
    for field in FIELDS:
        parser.add_argument(f"--{field}", metavar="TEXT")
    parser.add_argument("--top", type=int, default=5, metavar="N", help="default: %(default)s")
    parser.add_argument("--key", metavar="FILE", help="opens the NIPs of the index")
    parser.add_argument("--queries", metavar="Q.jsonl", help="one question a line, with an id")
    parser.add_argument("--out", metavar="R.jsonl", help="where the answers go")
    engines.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print one answer, or write one line for each question of a file."""
    if args.top < 1:
        raise BadInput(f"--top {args.top} is no number of candidates; give 1 or more.")
    return _many(args) if args.queries else _one(args)


def _one(args: argparse.Namespace) -> int:
    said = {field: getattr(args, field) for field in FIELDS if getattr(args, field)}
    try:
        key = nipfile.read_key(Path(args.key)) if args.key else None
        emit(Screening(Path(args.index), key, args.top).answer(said, "the command line"))
    except (BadTexts, BrokenIndex, nipfile.BadKey) as trouble:
        raise BadInput(str(trouble)) from None
    return DONE


def _many(args: argparse.Namespace) -> int:
    if not args.out:
        raise BadInput("--out is missing: name the file for the answers, for example R.jsonl.")
    key = str(Path(args.key).resolve()) if args.key else ""
    lines = engines.done(args, "screen", [Path(args.queries)], args.top, key)
    if lines is None:
        return engines.INTERRUPTED
    complain(f"{lines} answers written to {args.out}.")
    return DONE

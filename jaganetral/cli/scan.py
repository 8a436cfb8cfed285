"""Long texts against a roster: where somebody is mentioned, and who may be meant.

Texts have `id` and `text`: JSON Lines (also .jsonl.gz) or Parquet, several files, or a folder of
them. Places are code points, the end exclusive. A run that was cut goes on where it stopped.
"""

import argparse
from pathlib import Path

from jaganetral.cli import engines
from jaganetral.cli.emit import DONE, complain

EXAMPLE = """example:
  jaganetral scan --index INDEX TEXTS.jsonl --out MENTIONS.jsonl
  jaganetral scan --index INDEX POSTS/ --out MENTIONS.jsonl.gz --workers 8
  jaganetral scan --index INDEX POSTS/ --out MENTIONS.jsonl.gz \\
      --engine dask --scheduler tcp://10.1.1.5:8786
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral scan`."""
    parser.epilog = EXAMPLE
    parser.add_argument("texts", nargs="+", metavar="TEXTS.jsonl|parquet|FOLDER")
    parser.add_argument("--index", required=True, metavar="INDEX")
    parser.add_argument("--out", required=True, metavar="MENTIONS.jsonl", help="or .jsonl.gz")
    engines.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Write one line for each mention; the file appears when it is whole."""
    lines = engines.done(args, "scan", [Path(place) for place in args.texts])
    if lines is None:
        return engines.INTERRUPTED
    complain(f"{lines} mentions written to {args.out}.")
    return DONE

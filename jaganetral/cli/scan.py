"""Long texts against a roster: where somebody is mentioned, and who may be meant.

Texts are JSON Lines with `id` and `text`; places are code points, the end exclusive.
"""

import argparse
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from jaganetral.cli import jsonl
from jaganetral.cli.emit import DONE, BadInput, complain
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.scan import Scanner, rows_of
from jaganetral.names.roster.store import BrokenIndex

EXAMPLE = """example:
  jaganetral scan --index INDEX TEXTS.jsonl --out MENTIONS.jsonl
"""
_AT_ONCE = 5_000  # texts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral scan`."""
    parser.epilog = EXAMPLE
    parser.add_argument("texts", metavar="TEXTS.jsonl")
    parser.add_argument("--index", required=True, metavar="INDEX")
    parser.add_argument("--out", required=True, metavar="MENTIONS.jsonl")


def run(args: argparse.Namespace) -> int:
    """Write one line for each mention; the file appears when it is whole."""
    try:
        scanner = Scanner(RosterIndex(Path(args.index)))
    except BrokenIndex as trouble:
        raise BadInput(str(trouble)) from None
    out = Path(args.out)
    count = jsonl.write(out, _mentions(scanner, Path(args.texts)))
    complain(f"{count} mentions written to {out}.")
    return DONE


def _mentions(scanner: Scanner, path: Path) -> Iterator[dict[str, Any]]:
    texts = (_text(place, said) for place, said in jsonl.objects(path))
    while batch := list(islice(texts, _AT_ONCE)):
        yield from rows_of(scanner, batch)


def _text(place: str, said: dict[str, Any]) -> dict[str, Any]:
    if "id" not in said or not isinstance(said.get("text"), str):
        raise BadInput(f"{place}: an object with id and text is needed.")
    return said

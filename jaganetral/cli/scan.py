"""Long texts against a roster: where somebody is mentioned, and who may be meant.

Texts are JSON Lines with `id` and `text`; places are code points, the end exclusive.
"""

import argparse
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

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
    part = out.with_name(f".{out.name}.part")
    texts = _texts(Path(args.texts))
    mentions = 0
    try:
        with part.open("w", encoding="utf-8") as file:
            while batch := list(islice(texts, _AT_ONCE)):
                for row in rows_of(scanner, batch):
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
                    mentions += 1
        part.replace(out)
    except OSError as trouble:
        raise BadInput(f"{out}: cannot be written ({trouble.strerror}).") from None
    finally:
        part.unlink(missing_ok=True)
    complain(f"{mentions} mentions written to {out}.")
    return DONE


def _texts(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise BadInput(f"{path}: there is no such file.")
    with path.open(encoding="utf-8-sig") as lines:
        try:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _text(line, f"{path}, line {number}")
        except UnicodeDecodeError:
            raise BadInput(f"{path}: the file is not UTF-8 text; save it as UTF-8.") from None


def _text(line: str, place: str) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError as trouble:
        raise BadInput(f"{place}: not JSON ({trouble}).") from None
    if not isinstance(said, dict) or "id" not in said or not isinstance(said.get("text"), str):
        raise BadInput(f"{place}: an object with id and text is needed.")
    return said

"""Facts of a case -> findings, levels, who decides, deadlines, and what to ask next.

A missing or null fact means unknown. An unknown fact name or value is bad input.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jaganetral.cli.emit import DONE, BadInput, emit
from jaganetral.law.assess import assess
from jaganetral.law.corpus import load_pack
from jaganetral.law.model import FactError, Pack, PackError
from jaganetral.law.schema import schema

EXAMPLE = """example:
  echo '{"status": "pns", "conduct": ["ikut_kampanye"]}' | jaganetral assess -
  jaganetral assess --lines CASES.jsonl --kleene
  jaganetral assess FACTS.json --compare OTHER_PACK/
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral assess`."""
    parser.epilog = EXAMPLE
    parser.add_argument("facts", nargs="?", metavar="FACTS.json|-", help="a file, or - for input")
    parser.add_argument("--lines", action="store_true", help="JSON Lines: one case a line")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of the facts")
    parser.add_argument("--all", action="store_true", help="show failing norms too")
    parser.add_argument("--kleene", action="store_true", help="the quick mode")
    parser.add_argument("--pack", metavar="DIR", help="another law pack")
    parser.add_argument("--compare", metavar="DIR", help="the same facts under a second pack too")


def run(args: argparse.Namespace) -> int:
    """Print one result a case; with --compare, both outcomes side by side."""
    pack = _pack(args.pack)
    if args.schema:
        emit(schema(pack))
        return DONE
    if args.facts is None:
        raise BadInput("Name a file with facts, or - for standard input; --help shows an example.")
    other = _pack(args.compare) if args.compare else None
    for place, facts in _cases(args.facts, args.lines):
        try:
            emit(_answer(facts, args, pack, other))
        except FactError as trouble:
            raise BadInput(f"{place}: {trouble}") from None
    return DONE


def _answer(
    facts: dict[str, Any], args: argparse.Namespace, pack: Pack, other: Pack | None
) -> dict[str, Any]:
    mode = "kleene" if args.kleene else "worlds"
    result = assess(facts, mode=mode, pack=pack, show_all=args.all)
    if other is not None:
        second = assess(facts, mode=mode, pack=other, show_all=args.all)
        changed = result["outcome"] != second["outcome"]
        return {"before": result, "after": second, "changed": changed}
    return result


def _pack(folder: str | None) -> Pack:
    try:
        return load_pack() if folder is None else load_pack(Path(folder))
    except (PackError, FileNotFoundError, NotADirectoryError) as trouble:
        raise BadInput(f"{folder}: {trouble}") from None


def _cases(name: str, lines: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each case with its place ("FILE" or "FILE, line 3") for messages."""
    text = _read(name)
    shown = "standard input" if name == "-" else name
    if not lines:
        yield shown, _object(text, shown)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            place = f"{shown}, line {number}"
            yield place, _object(line, place)


def _read(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text("utf-8-sig")
    except FileNotFoundError:
        raise BadInput(f"{name}: there is no such file.") from None
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{name}: the file cannot be read as UTF-8 text.") from None


def _object(text: str, place: str) -> dict[str, Any]:
    try:
        facts = json.loads(text)
    except ValueError as trouble:
        raise BadInput(f"{place}: not JSON ({trouble}).") from None
    if not isinstance(facts, dict):
        raise BadInput(f"{place}: one JSON object with facts is needed.")
    return facts

"""Facts of a case -> findings, levels, who decides, deadlines, and what to ask next.

A missing or null fact means unknown. An unknown fact name or value is bad input.
"""

import argparse
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jaganetral.cli.emit import DONE, BadInput, emit
from jaganetral.law.assess import assess
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.model import FactError, Pack, PackError
from jaganetral.law.schema import schema

EXAMPLE = """example:
  echo '{"status": "pns", "conduct": ["ikut_kampanye"]}' | jaganetral assess -
  jaganetral assess --lines CASES.jsonl --kleene
  jaganetral assess FACTS.json --compare CHANGES.yaml
  jaganetral assess --batch FACTS.csv --out OUTCOMES.csv
  jaganetral assess --batch FACTS.parquet --out OUT.parquet --compare CHANGES.yaml --kleene
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral assess`."""
    parser.epilog = EXAMPLE
    parser.add_argument("facts", nargs="?", metavar="FACTS.json|-", help="a file, or - for input")
    parser.add_argument("--lines", action="store_true", help="JSON Lines: one case a line")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of the facts")
    parser.add_argument("--all", action="store_true", help="show failing norms too")
    parser.add_argument("--kleene", action="store_true", help="the quick mode")
    parser.add_argument("--pack", metavar="FILE|DIR", help="another law pack, or changes to ours")
    parser.add_argument("--compare", metavar="PACK", help="the same facts under a second pack too")
    parser.add_argument("--batch", metavar="FACTS.csv|parquet", help="a table: columns are facts")
    parser.add_argument("--out", metavar="OUT.csv|parquet", help="where a batch writes its rows")
    parser.add_argument(
        "--exact", action="store_true", help="a batch looks at every open case in all its worlds"
    )
    parser.add_argument(
        "--engine", default="local", choices=("local", "dask"), help="default: %(default)s"
    )
    parser.add_argument("--workers", type=int, metavar="N", help="processes of --engine dask")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a Dask cluster that runs already")
    parser.add_argument("--part", type=int, metavar="ROWS", help="how many rows are judged at once")


def run(args: argparse.Namespace) -> int:
    """Print one result a case; with --compare, both outcomes side by side."""
    pack = _pack(args.pack)
    if args.schema:
        emit(schema(pack))
        return DONE
    if args.batch:
        # NumPy is loaded for batches only
        return int(importlib.import_module("jaganetral.cli.batch").run(args))
    if args.facts is None:
        raise BadInput("Name a file with facts, or - for standard input; --help shows an example.")
    other = _pack(args.compare) if args.compare else None
    results = [
        _answer(place, facts, args, pack, other) for place, facts in _cases(args.facts, args.lines)
    ]
    for result in results:
        emit(result)
    return DONE


def _answer(
    place: str, facts: dict[str, Any], args: argparse.Namespace, pack: Pack, other: Pack | None
) -> dict[str, Any]:
    mode = "kleene" if args.kleene else "worlds"
    try:
        result = assess(facts, mode=mode, pack=pack, show_all=args.all)
        if other is None:
            return result
        second = assess(facts, mode=mode, pack=other, show_all=args.all)
    except FactError as trouble:
        raise BadInput(f"{place}: {trouble}") from None
    told = ("outcome", "recommended", "authority", "routes")
    changed = [part for part in told if result[part] != second[part]]
    return {"before": result, "after": second, "changed": changed}


def _pack(place: str | None) -> Pack:
    try:
        return load_pack() if place is None else load_pack(Path(place))
    except (PackError, OSError) as trouble:
        raise BadInput(f"{place}: {trouble}") from None


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
        facts = json.loads(text, object_pairs_hook=lambda pairs: _once(pairs, place))
    except ValueError as trouble:
        raise BadInput(f"{place}: not JSON ({trouble}).") from None
    if not isinstance(facts, dict):
        raise BadInput(f"{place}: one JSON object with facts is needed.")
    return facts


def _once(pairs: list[tuple[str, Any]], place: str) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(name for name, _ in pairs if [n for n, _ in pairs].count(name) > 1)
        raise BadInput(f'{place}: the field "{twice}" stands twice; keep one.')
    return found

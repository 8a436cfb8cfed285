"""Who may be meant: people of a roster for a name, a post, a workplace; with reasons.

The machine proposes: every candidate comes with what speaks for and against, and a person decides.
"""

import argparse
from pathlib import Path
from typing import Any

from jaganetral.cli import jsonl
from jaganetral.cli.emit import DONE, BadInput, complain, emit
from jaganetral.names.query import Query
from jaganetral.names.roster import nipfile
from jaganetral.names.roster.answer import candidates, deciding_question
from jaganetral.names.roster.candidate import Candidate
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.nipfile import NipFile
from jaganetral.names.roster.search import Searcher
from jaganetral.names.roster.store import BrokenIndex

EXAMPLE = """example:
  jaganetral screen --index INDEX --name "Pak Didik Ariyanto" --regency "Kab. Sukamaju"
  jaganetral screen --index INDEX --queries Q.jsonl --out R.jsonl
"""
FIELDS = ("name", "position", "unit", "agency", "regency", "nip")
ENOUGH = ("name", "position", "unit", "nip")


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


def run(args: argparse.Namespace) -> int:
    """Print one answer, or write one line for each question of a file."""
    if args.top < 1:
        raise BadInput(f"--top {args.top} is no number of candidates; give 1 or more.")
    try:
        screen = Screen(Path(args.index), Path(args.key) if args.key else None, args.top)
        if not args.queries:
            said = {field: getattr(args, field) for field in FIELDS if getattr(args, field)}
            emit(screen.answer(said, "the command line"))
            return DONE
        return _many(screen, args)
    except (BrokenIndex, nipfile.BadKey) as trouble:
        raise BadInput(str(trouble)) from None


class Screen:
    """An index opened for questions."""

    def __init__(self, folder: Path, key: Path | None, top: int) -> None:
        self.index = RosterIndex(folder)
        self.searcher = Searcher(self.index)
        self.nips = NipFile(folder, nipfile.read_key(key)) if key else None
        self.top = top

    def answer(self, said: dict[str, Any], place: str) -> dict[str, Any]:
        """The contract's object for one question. Raises BadInput naming the place."""
        query = _query(said, place)
        found = candidates(self.searcher, query, self.top, self.nips)
        asked = deciding_question(self.searcher, query, found)
        return {
            "id": said.get("id"),
            "query": {field: getattr(query, field) for field in FIELDS if getattr(query, field)},
            "ask": asked,
            "candidates": [self._told(one) for one in found],
        }

    def _told(self, one: Candidate) -> dict[str, Any]:
        index, person = self.index, one.row
        values = {
            column: self.searcher.contexts.column(column).texts[int(index.column(column)[person])]
            for column in ("position", "unit", "agency", "regency")
        }
        return {
            "row": int(index.row_of[person]),
            "nip": self.nips.nip(person) if self.nips else None,
            "name": index.written_name(person),
            **values,
            "score": round(one.score, 6),
            "strength": one.strength.value,
            "for": [reason.text for reason in one.for_],
            "against": [reason.text for reason in one.against],
            "same_name_in_roster": one.same_name_in_roster,
        }


def _query(said: dict[str, Any], place: str) -> Query:
    if unknown := said.keys() - {*FIELDS, "id"}:
        known = ", ".join(("id", *FIELDS))
        raise BadInput(f"{place}: the field {sorted(unknown)[0]!r} is not known; use {known}.")
    for field in FIELDS:
        if not isinstance(said.get(field, ""), str | None):
            raise BadInput(f"{place}: the field {field!r} must be text.")
    query = Query(**{field: said[field] for field in FIELDS if said.get(field)})
    if not any(getattr(query, field) for field in ENOUGH):
        raise BadInput(f"{place}: give at least one of {', '.join(ENOUGH)}.")
    return query


def _many(screen: Screen, args: argparse.Namespace) -> int:
    if not args.out:
        raise BadInput("--out is missing: name the file for the answers, for example R.jsonl.")
    out = Path(args.out)
    questions = jsonl.objects(Path(args.queries))
    count = jsonl.write(out, (screen.answer(said, place) for place, said in questions))
    complain(f"{count} answers written to {out}.")
    return DONE

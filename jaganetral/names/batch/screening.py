"""Questions about people as other programs ask them: an object in, an object out."""

from pathlib import Path
from typing import Any

import msgspec

from jaganetral.names.batch.scanning import read_object
from jaganetral.names.batch.texts import BadTexts, Part
from jaganetral.names.query import Query
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.nipfile import NipFile
from jaganetral.names.search.answer import candidates, deciding_question
from jaganetral.names.search.candidate import Candidate
from jaganetral.names.search.search import Searcher

FIELDS = ("name", "position", "unit", "agency", "regency", "nip")
ENOUGH = ("name", "position", "unit", "nip")


class Screening:
    """An index opened for questions; with a key, NIPs are compared and told."""

    def __init__(self, folder: Path, key: bytes | None = None, top: int = 5) -> None:
        self.index = RosterIndex(folder)
        self.searcher = Searcher(self.index)
        self.nips = NipFile(folder, key) if key else None
        self.top = top

    def lines(self, part: Part) -> bytes:
        """The answers to a part as JSON Lines, in its order. Raises BadTexts."""
        asked = (
            (part.place(number), line)
            for number, line in enumerate(part.data.split(b"\n"))
            if line.strip()
        )
        answers = (self.answer(read_object(line, place), place) for place, line in asked)
        return b"".join(msgspec.json.encode(one) + b"\n" for one in answers)

    def answer(self, said: dict[str, Any], place: str) -> dict[str, Any]:
        """The contract's object for one question. Raises BadTexts naming the place."""
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
        raise BadTexts(f"{place}: the field {min(unknown)!r} is not known; use {known}.")
    for field in FIELDS:
        if not isinstance(said.get(field, ""), str | None):
            raise BadTexts(f"{place}: the field {field!r} must be text.")
    query = Query(**{field: said[field] for field in FIELDS if said.get(field)})
    if not any(getattr(query, field) for field in ENOUGH):
        raise BadTexts(f"{place}: give at least one of {', '.join(ENOUGH)}.")
    return query

"""Small rosters of invented people, as an index."""

from collections.abc import Iterable
from dataclasses import astuple, replace
from pathlib import Path
from uuid import uuid4

import polars as pl

from jaganetral.names.query import Query
from jaganetral.names.roster.build import build
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.nipfile import NipFile
from jaganetral.names.search.answer import candidates, deciding_question
from jaganetral.names.search.candidate import Candidate
from jaganetral.names.search.search import Searcher
from jaganetral.names.synth.regency import Person

COLUMNS = ("row", "name", "position", "unit", "agency", "regency", "nip")
LOOKED_AT = 12
KEY = bytes(range(32))


class Asked:
    """An index of some people; rows are those of the people, not inner numbers."""

    def __init__(self, people: Iterable[Person], folder: Path) -> None:
        self.folder = folder
        place = folder / uuid4().hex
        schema = {one: pl.Int64 if one == "row" else pl.String for one in COLUMNS}
        build(pl.DataFrame(map(astuple, people), schema, orient="row"), place, key=KEY)
        self.searcher = Searcher(RosterIndex(place))
        self.nips = NipFile(place, KEY)

    def candidates(self, query: Query, top: int = 5) -> list[Candidate]:
        found = candidates(self.searcher, query, top, self.nips)
        return [replace(one, row=int(self.searcher.index.row_of[one.row])) for one in found]

    def question(self, query: Query) -> str | None:
        found = candidates(self.searcher, query, LOOKED_AT, self.nips)
        return deciding_question(self.searcher, query, found)

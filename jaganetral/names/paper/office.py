"""The people of one office, in an index of their own: exact, made in a blink, gone afterwards."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from jaganetral.names.parquet import polars
from jaganetral.names.roster.build import build
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.search.candidate import Candidate
from jaganetral.names.search.search import Searcher

_COLUMNS = ("row", "name", "position", "unit", "agency", "regency", "nip")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of an office; `row` is the caller's number."""

    row: int
    name: str
    position: str = ""
    unit: str = ""
    agency: str = ""
    regency: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class OfficeNips:
    """The NIPs of an office by the inner numbers of its index; see `names.nips.Nips`."""

    by_person: Mapping[int, str]
    by_nip: Mapping[str, int]

    def nip(self, person: int) -> str | None:
        """The NIP of a person; None where the roster has none."""
        return self.by_person.get(person)

    def people_with(self, *nips: str) -> list[int]:
        """Everybody with one of these NIPs."""
        return [self.by_nip[nip] for nip in nips if nip in self.by_nip]


@dataclass(frozen=True, slots=True)
class Office:
    """The people of an office: their index and their NIPs."""

    searcher: Searcher
    nips: OfficeNips

    def row(self, one: Candidate) -> int:
        """The row of the roster a candidate stands for."""
        return int(self.searcher.index.row_of[one.row])


@contextmanager
def office_of(people: Sequence[Member]) -> Iterator[Office]:
    """An office of a few thousand people, with an index that is gone afterwards."""
    pl = polars()
    rows = [tuple(getattr(one, column) for column in _COLUMNS) for one in people]
    schema = {"row": pl.UInt32, **dict.fromkeys(_COLUMNS[1:], pl.String)}
    with TemporaryDirectory() as folder:
        build([pl.DataFrame(rows, schema, orient="row")], Path(folder) / "indeks")
        index = RosterIndex(Path(folder) / "indeks")
        nip_of = {one.row: one.nip for one in people if one.nip}
        numbered = {at: nip_of[int(row)] for at, row in enumerate(index.row_of) if row in nip_of}
        nips = OfficeNips(numbered, {nip: at for at, nip in numbered.items()})
        yield Office(Searcher(index), nips)

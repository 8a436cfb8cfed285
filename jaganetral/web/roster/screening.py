"""Who on the roster may be meant: the name index of an area, opened once in a process."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock

import numpy as np

from jaganetral.names.describe import Cues, cues
from jaganetral.names.query import Query
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.search.answer import candidates, deciding_question
from jaganetral.names.search.candidate import Candidate
from jaganetral.names.search.search import Searcher
from jaganetral.web.roster.earlier import Found, with_earlier
from jaganetral.web.roster.indexing import Wanted, ask_for, make, wanted
from jaganetral.web.roster.loading.renewing import Keys, keys_of
from jaganetral.web.roster.models import Employee
from jaganetral.web.roster.queries import age, as_of
from jaganetral.web.roster.standing import tell_of

__all__ = ["Found", "age", "as_of", "asked", "is_preparing", "read", "who"]
_LOOKED_AT = 12  # candidates the deciding question is to tell apart


@dataclass(frozen=True, slots=True)
class DatabaseNips:
    """The NIPs of some loads, which never leave the database."""

    keys: Keys

    def nip(self, person: int) -> str | None:
        """The NIP of a person by inner number."""
        row = Employee.objects.filter(pk=int(self.keys[person]))
        return row.values_list("nip", flat=True).first()

    def people_with(self, *nips: str) -> list[int]:
        """Inner numbers of everybody with one of these NIPs."""
        rows = Employee.objects.filter(nip__in=nips)  # of every load; the index has its own only
        keys = np.array(list(rows.values_list("pk", flat=True)), np.int64)
        return [int(at) for at in np.flatnonzero(np.isin(self.keys, keys))]


@dataclass(frozen=True, slots=True)
class Opened:
    """An index in use; one thread at a time searches it."""

    searcher: Searcher
    nips: DatabaseNips
    loads: tuple[int, ...]
    lock: Lock = field(default_factory=Lock)

    def candidates(self, query: Query, top: int) -> list[Candidate]:
        """As `answer.candidates`."""
        with self.lock:
            return candidates(self.searcher, query, top, self.nips)


@lru_cache(maxsize=8)
def _opened(folder: Path, loads: tuple[int, ...]) -> Opened:
    index = RosterIndex(folder)
    return Opened(Searcher(index), DatabaseNips(keys_of(index.store)), loads)


def _open(one: Wanted) -> Opened | None:
    """The index of an area; None where nobody is on its rosters, where it is still being prepared,
    or while its rows move.
    """
    if not one.people or one.is_moving:
        return None
    if not one.is_made:
        if not one.is_small:
            ask_for(one)
            return None
        make(one)
    os.utime(one.folder)  # says that it is in use
    return _opened(one.folder, one.loads)


def forget() -> None:
    """Close every index (tests, which use keys again)."""
    _opened.cache_clear()


def is_preparing(area: str, on: date | None = None) -> bool:
    """Whether a large roster waits for its index; until then `who` finds nobody.

    `on` a day: that of the day; until then nobody is found by the post they had.
    """
    one = wanted(area, on=on)
    return one.is_moving or not (one.is_small or one.is_made)


def who(area: str, query: Query, *, top: int = 5, day: date | None = None) -> list[Found]:
    """At most `top` people of the rosters of an area who may be meant, best first.

    With the `day` of an act also those whom the roster of that day tells by the post they had.
    """
    today = wanted(area)
    now = _found(today, query, top)
    then = wanted(area, on=day) if day else today
    if day is None or then.loads in ((), today.loads):
        return now
    return with_earlier(area, day, now, _found(then, query, top))[:top]


def _found(one: Wanted, query: Query, top: int) -> list[Found]:
    opened = _open(one)
    return _with_rows(opened, opened.candidates(query, top)) if opened else []


def asked(area: str, query: Query) -> str | None:
    """The Indonesian question whose answer would tell the candidates apart best."""
    opened = _open(wanted(area))
    if opened is None:
        return None
    found = opened.candidates(query, _LOOKED_AT)
    with opened.lock:
        return deciding_question(opened.searcher, query, found)


def read(area: str, text: str) -> Cues:
    """What a description tells of post and workplace, read against the rosters of an area."""
    opened = _open(wanted(area))
    if opened is None:
        return cues((), text)
    with opened.lock:
        return opened.searcher.cues(text)


def _with_rows(opened: Opened, found: Sequence[Candidate]) -> list[Found]:
    keys = [int(opened.nips.keys[one.row]) for one in found]
    people = Employee.objects.select_related("load", "body").in_bulk(keys)
    tell_of(people.values(), opened.loads)
    return [Found(people[key], one) for key, one in zip(keys, found, strict=True) if key in people]

"""The name index of a set of loads: a folder under the data folder, made from the database.

Derived, so it may be thrown away at any time. Named by its loads, so it is never out of date; put
in place whole, so several processes may ask for it at once. NIPs stay in the database.
"""

import fcntl
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any

from django.conf import settings

from jaganetral import __version__
from jaganetral.names.parquet import polars
from jaganetral.names.roster.build import build
from jaganetral.names.roster.store import FORMAT, MANIFEST
from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.roster.loading.renewing import renew
from jaganetral.web.roster.queries import current_loads
from jaganetral.web.roster.standing import links, rows_in

AT_ONCE = 100_000  # people up to which an index is made while somebody waits: about two seconds
_CHUNK = 20_000
_UNUSED = timedelta(days=1)
_COLUMNS = ("name", "position", "unit", "agency", "regency", "nip")
_ASKED = ".asked"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The loads that count for an area."""

    area: str
    on: date | None
    loads: tuple[int, ...]
    people: int
    key: str
    thinned: bool = False  # some leave rows to a later load
    is_moving: bool = False  # and some rows are on their way there

    @property
    def folder(self) -> Path:
        """Where the index of these loads lies."""
        return _root() / self.key

    @property
    def is_made(self) -> bool:
        return (self.folder / MANIFEST).is_file()

    @property
    def is_small(self) -> bool:
        return self.people <= AT_ONCE


def wanted(area: str, without: int = 0, on: date | None = None) -> Wanted:
    """What the index of an area must hold; see `current_loads` for `without` and `on`."""
    here = current_loads(area, without, on)
    loads = list(here.only("file_sha256", "loaded_at", "accepted", "rests_on", "body__id"))
    known = links(load.body_id for load in loads if load.rests_on_id)
    named = [
        [load.pk, load.file_sha256, load.loaded_at.isoformat(), *known.later(load.pk)]
        for load in loads
    ]
    key = hashlib.sha256(json.dumps([__version__, FORMAT, named]).encode()).hexdigest()[:32]
    thinned = {load.pk for load in loads if load.rests_on_id}
    return Wanted(
        area,
        on,
        tuple(load.pk for load in loads),
        sum(load.accepted for load in loads),
        key,
        bool(thinned),
        any(known.moving.intersection((pk, *known.later(pk))) for pk in thinned),
    )


def make(one: Wanted, *, wait: bool = True) -> bool:
    """Make the index where it is missing; False where another process is at it already."""
    with _alone(one.key, wait) as mine:
        if mine and not one.is_made and not _renewed(one):
            build(chain([_frame([])], _chunks(one.loads)), one.folder)
    return mine


def _renewed(one: Wanted) -> bool:
    """Whether the index could be made from that which stood before the newest load came."""
    if one.thinned:
        return False
    newest = max(one.loads, default=0)
    earlier = wanted(one.area, without=newest)
    gone = set(earlier.loads) - set(one.loads)
    return (
        earlier.is_made and len(gone) == 1 and renew(earlier.folder, gone.pop(), newest, one.folder)
    )


def ask_for(one: Wanted) -> None:
    """Leave word that the periodic work shall make this index."""
    (_root() / f"{one.key}{_ASKED}").write_text(
        json.dumps([one.area, one.on and one.on.isoformat()]), "utf-8"
    )


def _asked_for() -> set[tuple[str, date | None]]:
    """The areas, and days, somebody waits for; the word is taken away."""
    found = set()
    for path in _root().glob(f"*{_ASKED}"):
        area, day = json.loads(path.read_text("utf-8"))
        found.add((area, date.fromisoformat(day) if day else None))
        path.unlink(missing_ok=True)
    return found


def _drop_others(kept: set[str], before: float) -> None:
    old = [path for path in _root().iterdir() if path.is_dir() and path.name not in kept]
    old = [path for path in old if path.stat().st_mtime < before]
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
        (_root() / f"{path.name}.lock").unlink(missing_ok=True)


def prepare(day: date) -> list[str]:
    """Make the large indexes that are missing, of every officer's area and of those asked for;
    throw away those that nobody has used for a day. A small one is made when it is first used.
    """
    areas = set(Duty.objects.on(day).values_list("agency__area", flat=True))
    asked = _asked_for() | {(area, None) for area in areas}
    all_wanted = [wanted(area, on=on) for area, on in sorted(asked, key=str)]
    lines = []
    for one in all_wanted:
        if not (one.is_small or one.is_moving or one.is_made) and make(one, wait=False):
            lines.append(f"Indeks nama untuk {one.people} pegawai dibuat.")
    _drop_others({one.key for one in all_wanted}, (clock.now() - _UNUSED).timestamp())
    return lines


def _root() -> Path:
    folder: Path = settings.DATA / "indeks"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@contextmanager
def _alone(key: str, wait: bool) -> Iterator[bool]:
    """Whether this process alone works on an index now."""
    with (_root() / f"{key}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True


def _frame(rows: list[tuple[Any, ...]]) -> Any:
    pl = polars()
    schema = {"row": pl.UInt32, **dict.fromkeys(_COLUMNS, pl.String)}
    return pl.DataFrame(rows, schema, orient="row")


def _chunks(loads: tuple[int, ...]) -> Iterator[Any]:
    """The people of some loads; their row is the primary key of the employee."""
    for load in loads:
        rows = rows_in(load).order_by("pk").values_list("pk", *_COLUMNS)
        told = rows.iterator(_CHUNK)
        while part := list(islice(told, _CHUNK)):
            yield _frame(part)

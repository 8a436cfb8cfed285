"""The line before the sealed log: who arrives while others are written is written with the next.

Every check-in ends in one log, one after the other in any case. So whoever comes first writes all
that wait, in one transaction that takes hardly longer than one for a single person. Nobody is
answered before their own row and record are on the disk.
"""

from collections.abc import Sequence
from concurrent.futures import Future
from threading import Lock
from typing import NamedTuple

from django.db import IntegrityError, connection, transaction

from jaganetral.web.audit.actions import Entry, record_all
from jaganetral.web.lookups.actions import ring
from jaganetral.web.lookups.canaries import among
from jaganetral.web.lookups.models import Alarm
from jaganetral.web.prevention.models import Attendance


class Waiting(NamedTuple):
    """A row in the line, by whom, and where its writer leaves the row that is kept."""

    row: Attendance
    by: str
    kept: "Future[Attendance]"


_door, _turn = Lock(), Lock()
_line: list[Waiting] = []


def keep(row: Attendance, by: str) -> Attendance:
    """Save an attendance with its record; the row that was there before, where there is one."""
    mine = Waiting(row, by, Future())
    if connection.in_atomic_block:  # part of a larger act: it stands or falls with that
        return _write([mine])[0]
    with _door:
        _line.append(mine)
    with _turn:
        if not mine.kept.done():
            _settle(_take_all())
    return mine.kept.result()


def _take_all() -> list[Waiting]:
    with _door:
        waiting = _line.copy()
        _line.clear()
    return waiting


def _settle(waiting: Sequence[Waiting], *, again: bool = True) -> None:
    """Write all together; where another process was faster with one, each alone."""
    try:
        rows = _write(waiting)
    except Exception as trouble:
        if isinstance(trouble, IntegrityError) and again:
            for one in waiting:
                _settle([one], again=False)
            return
        for one in waiting:
            one.kept.set_exception(trouble)
    else:
        for one, row in zip(waiting, rows, strict=True):
            one.kept.set_result(row)


@transaction.atomic
def _write(waiting: Sequence[Waiting]) -> list[Attendance]:
    """The row that is kept for each: the first of a person in a room."""
    rooms, keys = (
        {getattr(one.row, name) for one in waiting} for name in ("room_id", "person_key")
    )
    there = Attendance.objects.filter(room__in=rooms, person_key__in=keys)
    kept = {(row.room_id, row.person_key): row for row in there}
    new = []
    for one in waiting:
        place = one.row.room_id, one.row.person_key
        if kept.setdefault(place, one.row) is one.row:
            new.append(one)
    Attendance.objects.bulk_create([one.row for one in new])
    canaries = among(one.row.nip for one in new)
    for one in new:
        if one.row.nip in canaries:
            ring(canaries[one.row.nip], Alarm.How.HADIR, one.row.room.session.key, by=one.by)
    if new:
        record_all([_entry(one.row, one.by) for one in new])
    return [kept[one.row.room_id, one.row.person_key] for one in waiting]


def _entry(row: Attendance, by: str) -> Entry:
    data = {
        "ruang": row.room.agency.code,
        "orang": row.person_key,
        "cara": str(row.how),
        "terlambat": row.late,
        "tamu": bool(row.guest_from),
    }
    return Entry("hadir", by, row.room.session.key, data)

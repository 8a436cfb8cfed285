"""A list on paper: taken in, its lines settled, counted, and taken back."""

import hashlib
from collections.abc import Mapping, Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.names.nip import DIGITS
from jaganetral.names.paper.matching import Matched, Standing, match
from jaganetral.names.paper.office import Office
from jaganetral.names.paper.reading import BadList, Written, read_list
from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.lookups import actions as lookups
from jaganetral.web.lookups.models import Alarm, Lookup
from jaganetral.web.prevention.actions.attendance import NotOpen, note_down
from jaganetral.web.prevention.attendance.home_office import look_up
from jaganetral.web.prevention.attendance.people import index_of
from jaganetral.web.prevention.attendance.person import Person, person_key
from jaganetral.web.prevention.attendance.window import gate
from jaganetral.web.prevention.models import Attendance, Forgotten, Room
from jaganetral.web.prevention.models.paper import PaperLine, PaperList
from jaganetral.web.roster.models import Employee

GUEST = "Di luar daftar pegawai"
_UNIT = 160  # letters of a unit that are kept


class NothingToDo(Exception):
    """There is nothing to count or to take back."""


def _check(room: Room, by: Duty) -> None:
    if not by.may("cegah.kantor") or by.agency != room.agency:
        raise PermissionDenied
    if gate(room.session.starts, room.session.ends, clock.now()) == "early":
        raise NotOpen("early")
    if Forgotten.objects.filter(room=room).exists():
        raise NotOpen("closed")


def _held(paper: PaperList, by: Duty) -> PaperList:
    """The list as it stands, locked: two presses of one button must not count twice."""
    _check(paper.room, by)
    found = PaperList.objects.select_for_update(of=("self",)).select_related("room__session")
    return found.get(pk=paper.pk)


@transaction.atomic
def take_in(room: Room, data: bytes, name: str, *, by: Duty) -> PaperList:
    """Read a list and match its lines with the people of the room's office; nothing counts yet.

    Raises BadList or TooMany with a sentence, NotOpen before the list opens.
    """
    _check(room, by)
    sha256 = hashlib.sha256(data).hexdigest()
    if room.papers.filter(sha256=sha256, counted_at__isnull=False, undone_at=None).exists():
        raise BadList(f"{name} sudah dihitung untuk ruang ini. Batalkan dahulu hitungannya.")
    lines = read_list(data, name)
    # counted among the look-ups of the officer: a long list must be no way through the roster
    made = lookups.look_up(
        Lookup.Kind.CARI,
        f"{room.session.key}/{room.agency.code}",
        {"kertas": sha256},
        lambda: [_entered(room, lines, name, sha256, by)],
        by=by,
        count=lambda found: found[0].lines.count(),
    )
    return made[0]


def _entered(room: Room, lines: Sequence[Written], name: str, sha256: str, by: Duty) -> PaperList:
    room.papers.filter(counted_at=None).delete()  # one that nobody counted is replaced
    paper = PaperList.objects.create(
        room=room, file_name=name[:200], sha256=sha256, by=by.actor, at=clock.now()
    )
    with index_of(room.agency) as office:
        found = match(lines, office)
        PaperLine.objects.bulk_create(_line(paper, one, office) for one in found)
    lookups.met([one.nip for one in lines if one.nip], Alarm.How.UNGGAH, paper.key, by=by)
    record(
        "kertas_terima",
        by=by.actor,
        about=room.session.key,
        data={"ruang": room.agency.code, "daftar": paper.pk, "sha256": sha256, "baris": len(found)},
    )
    return paper


def _line(paper: PaperList, one: Matched, office: Office) -> PaperLine:
    told = [
        {
            "pk": office.row(choice),
            "for": [str(reason) for reason in choice.for_],
            "against": [str(reason) for reason in choice.against],
        }
        for choice in one.choices
    ]
    return PaperLine(
        paper=paper,
        number=one.written.number,
        name=one.written.name,
        nip=one.written.nip,
        unit=_workplace(one.written)[:200],
        trouble=one.written.trouble,
        standing=one.standing.value,
        choices=told,
        chosen=one.person if one.standing is Standing.SURE else None,
    )


def _workplace(one: Written) -> str:
    return ", ".join(part for part in (one.position, one.unit, one.beside) if part)


@transaction.atomic
def settle(paper: PaperList, answers: Mapping[int, str], *, by: Duty) -> int:
    """Say of lines (by key) who is meant: a row the machine proposed, "tamu", "lewati", or "".

    How many were settled. Lines that were counted stay as they are.
    """
    paper = _held(paper, by)
    if paper.undone_at is not None:
        raise PermissionDenied
    settled = 0
    for line in paper.lines.filter(pk__in=list(answers), attendance=None, already=False):
        if _answer(line, answers[line.pk]):
            line.save(update_fields=["answer", "chosen"])
            settled += line.answer != ""
    record(
        "kertas_pilih",
        by=by.actor,
        about=paper.room.session.key,
        data={"daftar": paper.pk, "baris": settled},
    )
    return settled


def _answer(line: PaperLine, said: str) -> bool:
    """Put an answer into a line; False where it is none of those that were offered."""
    if said in (PaperLine.Answer.GUEST, PaperLine.Answer.SKIPPED):
        if said == PaperLine.Answer.GUEST and not line.name:
            return False
        line.answer, line.chosen = said, None
        return True
    if said == "":
        line.answer = ""
        line.chosen = _first(line) if line.standing == PaperLine.Standing.SURE else None
        return True
    offered = {str(choice["pk"]): choice["pk"] for choice in line.choices}
    if said not in offered:
        return False
    line.answer, line.chosen = PaperLine.Answer.PERSON, offered[said]
    return True


def _first(line: PaperLine) -> int | None:
    return line.choices[0]["pk"] if line.choices else None


@transaction.atomic
def count(paper: PaperList, *, by: Duty) -> int:
    """Count everybody whose line is settled and not counted yet; how many are new.

    Lines still open stay open and may be counted later. Raises NothingToDo.
    """
    paper = _held(paper, by)
    rows = paper.lines.filter(attendance=None, already=False)
    lines = [line for line in rows if line.counts]
    if not lines or paper.undone_at is not None:
        raise NothingToDo
    people = Employee.objects.in_bulk([line.chosen for line in lines if line.chosen])
    new = sum(_counted(paper.room, line, people, by) for line in lines)
    paper.counted_at = paper.counted_at or clock.now()
    paper.save(update_fields=["counted_at"])
    record(
        "kertas_hitung",
        by=by.actor,
        about=paper.room.session.key,
        data={"ruang": paper.room.agency.code, "daftar": paper.pk, "baru": new},
    )
    return new


def _counted(room: Room, line: PaperLine, people: Mapping[int, Employee], by: Duty) -> bool:
    """Record the person of a line; whether they were not there yet."""
    if line.answer == PaperLine.Answer.GUEST:
        row, again = _guest(room, line, by)
    elif employee := people.get(line.chosen or 0):
        person = Person(nip=employee.nip, name=employee.name, unit=employee.unit or "-")
        done = note_down(room, person, by=by)
        row, again = done.attendance, done.again
    else:  # the roster was replaced meanwhile: the line is open again
        line.answer, line.chosen, line.standing = "", None, PaperLine.Standing.NOBODY
        line.save(update_fields=["answer", "chosen", "standing"])
        return False
    line.attendance, line.already = (None, True) if again else (row, False)
    line.save(update_fields=["attendance", "already"])
    return not again


def _guest(room: Room, line: PaperLine, by: Duty) -> tuple[Attendance, bool]:
    """Somebody of another place: with the name as written, and the office the roster tells."""
    nip = line.nip if len(line.nip) == DIGITS else ""
    person = Person(nip=nip, name=line.name, unit=line.unit or GUEST)
    key = person_key(person, room.session_id)
    row, new = room.attendances.get_or_create(
        person_key=key,
        defaults={
            "name": line.name,
            "unit": line.unit[:_UNIT],
            "nip": nip,
            "guest_from": look_up(person, room.agency).guest_from or GUEST,
            "at": clock.now(),
            "how": Attendance.How.LIST,
        },
    )
    if new:
        told = {"cara": Attendance.How.LIST.value, "terlambat": False, "tamu": True}
        told |= {"ruang": room.agency.code, "orang": key}
        record("hadir", by=by.actor, about=room.session.key, data=told)
    return row, not new


@transaction.atomic
def take_back(paper: PaperList, *, by: Duty) -> int:
    """Take back what a list counted: its people are no longer present. How many."""
    paper = _held(paper, by)
    if paper.undone_at is not None or paper.counted_at is None:
        raise NothingToDo
    rows: Sequence[int] = list(
        paper.lines.exclude(attendance=None).values_list("attendance", flat=True)
    )
    gone = Attendance.objects.filter(pk__in=rows)
    keys = sorted(gone.values_list("person_key", flat=True))
    gone.delete()
    paper.undone_at = clock.now()
    paper.save(update_fields=["undone_at"])
    record(
        "kertas_batal",
        by=by.actor,
        about=paper.room.session.key,
        data={
            "ruang": paper.room.agency.code,
            "daftar": paper.pk,
            "orang": len(rows),
            "kunci": keys,
        },
    )
    return len(rows)


__all__ = ["BadList", "NothingToDo", "count", "settle", "take_back", "take_in"]

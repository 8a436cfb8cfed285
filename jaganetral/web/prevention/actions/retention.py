"""Names are kept for as long as the office said; then they go, and the counts stay."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.evidence.actions import let_go
from jaganetral.web.prevention.attendance.ranks import by_rank
from jaganetral.web.prevention.attendance.retention import LEAST, MOST, overdue_rooms
from jaganetral.web.prevention.campaigns.scope import house_of, speaks_for
from jaganetral.web.prevention.models import PledgeSheet, Room
from jaganetral.web.prevention.models.paper import PaperLine, PaperList
from jaganetral.web.prevention.models.retention import Forgotten, RankCount, Retention
from jaganetral.web.prevention.pledges.retention import overdue_sheets

SYSTEM = "sistem"
NAMELESS = Concat(Value("lepas:"), Cast(F("pk"), CharField()))  # a key for each row, of nobody
UNCOUNTED = timedelta(days=30)  # a list on paper that nobody counted is gone after this


def subject_of(duty: Duty) -> Agency:
    """For whom a duty sets the days: its house and all below it, or its own office."""
    house = house_of(duty.agency)
    return house if speaks_for(duty, house) else duty.agency


@transaction.atomic
def set_days(days: int, *, by: Duty) -> Retention:
    """Say how many days after an event names are kept. ValueError outside the limits."""
    if not by.may("cegah.kantor"):
        raise PermissionDenied
    if not LEAST <= days <= MOST:
        raise ValueError(f"Isi {LEAST} sampai {MOST} hari.")
    body = subject_of(by)
    told = {"days": days, "set_on": clock.today(body.zone), "set_by": by.actor}
    found, _ = Retention.objects.update_or_create(agency=body, defaults=told)
    record("simpan_nama_hadir", by=by.actor, about=f"instansi:{body.code}", data={"hari": days})
    return found


def forget_overdue(now: datetime) -> int:
    """Let the names of every room go whose time has come; how many rooms."""
    PaperList.objects.filter(counted_at=None, at__lt=now - UNCOUNTED).delete()
    rooms = overdue_rooms(now)
    for room in rooms:
        _forget(room)
    return len(rooms)


def forget_pledges(now: datetime) -> int:
    """Let the names of every sheet of pledges go whose time has come; how many sheets."""
    sheets = overdue_sheets(now)
    for sheet in sheets:
        _forget_sheet(sheet)
    return len(sheets)


@transaction.atomic
def _forget_sheet(sheet: PledgeSheet) -> None:
    """Take names, units, NIPs and keys away; code, text and day stay, so each is verified on."""
    gone = sheet.pledges.update(name="", nip="", unit="", person_key=NAMELESS)
    sheet.forgotten_on = clock.today(sheet.agency.zone)
    sheet.save(update_fields=["forgotten_on"])
    record(
        "lepas_nama_ikrar",
        by=SYSTEM,
        about=sheet.campaign.key,
        data={"kantor": sheet.agency.code, "baris": gone},
    )


@transaction.atomic
def _forget(room: Room) -> None:
    """Count by level, then take names, units, NIPs, keys, written lines and photos away."""
    ranks = by_rank(room.agency, [room.session], whole=True)
    RankCount.objects.bulk_create(
        RankCount(room=room, level=row.names[0], present=row.present) for row in ranks
    )
    gone = room.attendances.update(name="", nip="", unit="", person_key=NAMELESS)
    PaperLine.objects.filter(paper__room=room).delete()
    room.quiz_results.all().delete()
    photos = let_go((one.item for one in room.photos.select_related("item")), by=SYSTEM)
    Forgotten.objects.create(room=room, on=clock.today(room.agency.zone))
    record(
        "lepas_nama_hadir",
        by=SYSTEM,
        about=room.session.key,
        data={"ruang": room.agency.code, "baris": gone, "foto": photos},
    )

"""An office proves its meeting with a photo, sealed at once."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.evidence.actions import BadFile, keep, settle
from jaganetral.web.evidence.content import inspect
from jaganetral.web.prevention.actions.attendance import NotOpen
from jaganetral.web.prevention.attendance.window import gate
from jaganetral.web.prevention.models import Room
from jaganetral.web.prevention.models.photos import RoomPhoto

MOST = 5  # photos of a room
LARGEST = 15_000_000  # bytes of a photo
A_DRAFT = timedelta(hours=24)


def attach(room: Room, name: str, data: bytes, *, by: Duty) -> RoomPhoto:
    """Seal a photo and put it to a room; `name` is for sentences only.

    Raises BadFile or NoCustodian with a sentence, NotOpen before the list opens.
    """
    if not by.may("cegah.kantor") or by.agency != room.agency:
        raise PermissionDenied
    if gate(room.session.starts, room.session.ends, clock.now()) == "early":
        raise NotOpen("early")
    _check(room, name, data)
    day = clock.today(room.agency.zone)
    item = keep(
        name,
        data,
        body=room.session.organiser,
        source=f"Foto ruang {room.agency.name}"[:120],
        day=day,
        by=by.actor,
        label="Foto kehadiran",
        until=clock.now() + A_DRAFT,  # removed then, should the next step fail
    )
    with transaction.atomic():
        photo = RoomPhoto.objects.create(room=room, item=item, by=by.actor, on=day)
        told = {"ruang": room.agency.code, "item": str(item.id), "sha256": item.sha256}
        record("tambah_foto", by=by.actor, about=room.session.key, data=told)
        settle([item], by=by.actor)
    return photo


def _check(room: Room, name: str, data: bytes) -> None:
    if room.photos.count() >= MOST:
        raise BadFile(_("Ruang ini sudah punya %(n)s foto") % {"n": MOST})
    if len(data) > LARGEST:
        raise BadFile(_("“%(f)s” lebih dari 15 MB. Perkecil fotonya") % {"f": name})
    if not inspect(name, data).mime.startswith("image/"):
        raise BadFile(_("“%(f)s” bukan foto. Kirim JPG, PNG, atau HEIC") % {"f": name})

"""Who has not come leaves the system as a file: that is recorded."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.prevention.absence import Roll, may_read_absent, roll_of
from jaganetral.web.prevention.models import Room


@transaction.atomic
def hand_out_absent(room: Room, *, by: Duty) -> Roll:
    """The people of an office who have not come, for the office itself alone."""
    if not may_read_absent(by, room):
        raise PermissionDenied
    roll = roll_of(room)
    record(
        "unduh_belum_hadir",
        by=by.actor,
        about=room.session.key,
        data={"ruang": room.agency.code, "baris": len(roll.absent)},
    )
    return roll

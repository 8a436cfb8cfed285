"""Giving out a certificate of attendance."""

import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.names.normalize import fold_name
from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.letters.numbering import CODE_SIGNS
from jaganetral.web.prevention.actions.attendance import ATTENDEE
from jaganetral.web.prevention.campaigns.scope import may_read_names
from jaganetral.web.prevention.models import Attendance
from jaganetral.web.prevention.models.certificates import CODE_LENGTH, Certificate


class NoCertificate(Exception):
    """There is none yet, or not under this name: "early", "name" or "nameless"."""


def claim(row: Attendance, name: str) -> Certificate:
    """The certificate for somebody who writes their name as on the list.

    The page must not tell whose number a NIP is, so a name is asked for and never shown first.
    Raises NoCertificate.
    """
    if row.name and fold_name(name).folded != fold_name(row.name).folded:
        raise NoCertificate("name")
    return _certificate(row, by=ATTENDEE)


def give(row: Attendance, *, by: Duty) -> Certificate:
    """The certificate that an office hands to somebody on its list. Raises NoCertificate."""
    if not may_read_names(by, row.room):
        raise PermissionDenied
    return _certificate(row, by=by.actor)


@transaction.atomic
def _certificate(row: Attendance, *, by: str) -> Certificate:
    """The one certificate of an attendance, made when it is first asked for."""
    now, session = clock.now(), row.room.session
    if now < session.ends:
        raise NoCertificate("early")
    if not row.name:
        raise NoCertificate("nameless")
    code = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
    made_on = clock.today(row.room.agency.zone)
    found, new = Certificate.objects.get_or_create(
        attendance=row, defaults={"code": code, "room": row.room, "made_on": made_on}
    )
    if new:
        told = {"kode": code, "orang": row.person_key, "ruang": row.room.agency.code}
        record("sertifikat", by=by, about=session.key, data=told)
    return found

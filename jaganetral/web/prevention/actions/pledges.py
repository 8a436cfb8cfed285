"""Pledges: one person pledges once in a campaign, alone or together at an event."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.prevention.actions.attendance import ATTENDEE
from jaganetral.web.prevention.attendance.home_office import Known, look_up
from jaganetral.web.prevention.attendance.known_before import counted_as
from jaganetral.web.prevention.attendance.person import Person, person_key
from jaganetral.web.prevention.campaigns.scope import house_of, offices, speaks_for
from jaganetral.web.prevention.models import (
    CODE_LENGTH,
    Attendance,
    Campaign,
    Pledge,
    PledgeSheet,
    Room,
)
from jaganetral.web.prevention.pledges.choice import Chosen, text_for

SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is read as another


@dataclass(frozen=True, slots=True)
class Pledged:
    """The pledge as it stands, and whether it had been made before."""

    pledge: Pledge
    again: bool


class PledgeClosed(Exception):
    """The names of this sheet are gone: nobody could tell any more who has pledged."""


@transaction.atomic
def open_sheets(campaign: Campaign, *, by: Duty) -> int:
    """Give every office below the duty's house that the campaign reached a sheet; how many new."""
    if not speaks_for(by, house_of(by.agency)):
        raise PermissionDenied
    reached = campaign.reaches.values("agency")
    new = offices(house_of(by.agency)).filter(pk__in=reached)
    new = new.exclude(pledge_sheets__campaign=campaign)
    rows = [
        PledgeSheet(
            campaign=campaign,
            agency=office,
            token=secrets.token_urlsafe(12),
            expected=office.head_count,
        )
        for office in new
    ]
    PledgeSheet.objects.bulk_create(rows)
    if rows:
        record("buka_ikrar", by=by.actor, about=campaign.key, data={"kantor": len(rows)})
    return len(rows)


def pledge(sheet: PledgeSheet, person: Person) -> Pledged:
    """A person pledges for themselves. PledgeClosed once the names of the sheet are gone."""
    return _once(sheet, person, Pledge.How.OWN, _text(sheet), by=ATTENDEE)


@transaction.atomic
def pledge_together(sheet: PledgeSheet, room: Room, *, by: Duty) -> int:
    """Everybody of the office on the list of a room pledged together; how many were new.

    Guests of other offices pledge at their own.
    """
    if not by.may("cegah.kantor") or by.agency != sheet.agency or room.agency != sheet.agency:
        raise PermissionDenied
    what, people = _text(sheet), _own_people(room.attendances.all())
    done = [_once(sheet, one, Pledge.How.TOGETHER, what, by=by.actor) for one in people]
    return sum(not one.again for one in done)


def _own_people(rows: Iterable[Attendance]) -> Iterable[Person]:
    for row in rows:
        if not row.guest_from and (row.nip or row.name):
            yield Person(nip=row.nip, name="" if row.nip else row.name, unit=row.unit)


@transaction.atomic
def withdraw(found: Pledge, *, by: Duty) -> None:
    """A pledge recorded by mistake counts no more; the row and the log keep it."""
    if not by.may("cegah.kantor") or by.agency != found.sheet.agency:
        raise PermissionDenied
    if found.withdrawn_at is None:
        found.withdrawn_at = clock.now()
        found.save(update_fields=["withdrawn_at"])
        data = {"kode": found.check_code, "orang": found.person_key}
        record("tarik_ikrar", by=by.actor, about=found.sheet.campaign.key, data=data)


def _text(sheet: PledgeSheet) -> Chosen:
    return text_for(sheet.agency, clock.today(sheet.agency.zone))


def _once(sheet: PledgeSheet, person: Person, how: Pledge.How, what: Chosen, *, by: str) -> Pledged:
    """Insert, or find what is there. The unique constraint decides between simultaneous ones."""
    if sheet.forgotten_on is not None:
        raise PledgeClosed
    known = look_up(person, sheet.agency)
    person = replace(person, nip=person.nip or known.nip)
    own = partial(person_key, session=sheet.campaign_id, what="ikrar")
    key = counted_as(person, known, sheet.agency, sheet.pledges.all(), own)
    found = sheet.pledges.filter(person_key=key).first()
    if found is not None:
        return Pledged(found, again=True)
    row = _row(sheet, person, known, how, key, what)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            data = {
                "kantor": sheet.agency.code,
                "orang": key,
                "versi": what.text.version,
                "naskah": what.text.sha256,
                "kode": row.check_code,
                "cara": how.value,
            }
            record("ikrar", by=by, about=sheet.campaign.key, data=data)
    except IntegrityError:
        return Pledged(sheet.pledges.get(person_key=key), again=True)
    return Pledged(row, again=False)


def _row(
    sheet: PledgeSheet, person: Person, known: Known, how: Pledge.How, key: str, what: Chosen
) -> Pledge:
    return Pledge(
        sheet=sheet,
        name=person.name or known.name,
        unit=person.unit or known.unit,
        nip=person.nip,
        guest_from=known.guest_from,
        person_key=key,
        version=what.text.version,
        own_text=what.own,
        text_sha256=what.text.sha256,
        check_code="".join(secrets.choice(SIGNS) for _ in range(CODE_LENGTH)),
        how=how,
        at=clock.now(),
    )

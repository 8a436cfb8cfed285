"""Sessions: open with a room for each office, change, and give rooms to offices that join later."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.prevention.attendance.window import CODE_CLOSES_AFTER
from jaganetral.web.prevention.campaigns.scope import OFFICES, house_of, offices, speaks_for
from jaganetral.web.prevention.models import Campaign, Room, Session

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are mistaken for one another


@transaction.atomic
def open_session(
    title: str,
    *,
    kind: str,
    starts: datetime,
    ends: datetime,
    by: Duty,
    campaign: Campaign | None = None,
    own_office: bool = False,
    place: str = "",
    material: str = "",
    recording: str = "",
    listed: bool = False,
    per_office: int | None = None,
    copied_from: Session | None = None,
) -> Session:
    """Open a session with a room for each office.

    Offices are those the campaign has reached, or all below the officer's house; `own_office`:
    only the officer's own. `starts` and `ends` are aware; `per_office` is how many each office
    sends (None: all its staff).
    """
    organiser = by.agency if own_office else house_of(by.agency)
    if not (by.may("cegah.kantor") if own_office else speaks_for(by, organiser)):
        raise PermissionDenied
    session = Session.objects.create(
        campaign=campaign,
        organiser=organiser,
        kind=kind,
        title=title,
        starts=starts,
        ends=ends,
        place=place,
        material=material,
        recording=recording,
        code=_word(8),
        listed=listed,
        per_office=per_office,
        copied_from=copied_from,
    )
    rooms = add_rooms(session, _invited(session, own_office))
    record(
        "buka_acara",
        by=by.actor,
        about=session.key,
        data={
            "penyelenggara": organiser.code,
            "kampanye": campaign.pk if campaign else 0,
            "mulai": starts.isoformat(),
            "selesai": ends.isoformat(),
            "ruang": rooms,
        },
    )
    return session


def _invited(session: Session, own_office: bool) -> list[Agency]:
    """The offices that get a room when a session opens."""
    if own_office:
        return [session.organiser]
    if session.campaign is None:
        return list(offices(session.organiser))
    reached = session.campaign.reaches.filter(agency__kind__in=OFFICES)
    return [reach.agency for reach in reached.select_related("agency")]


def add_rooms(session: Session, agencies: Iterable[Agency]) -> int:
    """Give each office without a room its room; how many are new. For use inside an act."""
    have = set(session.rooms.values_list("agency", flat=True))
    new = [body for body in agencies if body.pk not in have]
    taken = set(
        Room.objects.filter(session__ends__gte=clock.now() - CODE_CLOSES_AFTER).values_list(
            "code", flat=True
        )
    )
    rooms = []
    for body in new:
        code = _free_code(taken)
        taken.add(code)
        count = body.head_count if session.per_office is None else session.per_office
        token = _word(16)
        rooms.append(Room(session=session, agency=body, token=token, code=code, expected=count))
    Room.objects.bulk_create(rooms)
    return len(rooms)


def _word(length: int) -> str:
    """A word nobody guesses and everybody can copy from paper."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def _free_code(taken: set[str]) -> str:
    """Six digits no other room uses at present."""
    while True:
        code = f"{secrets.randbelow(1_000_000):06}"
        if code not in taken:
            return code


@transaction.atomic
def revise_session(
    session: Session,
    *,
    by: Duty,
    title: str,
    kind: str,
    starts: datetime,
    ends: datetime,
    place: str = "",
    material: str = "",
    recording: str = "",
    listed: bool = False,
) -> Session:
    """Change what a session says of itself; who has a room stays. Only by its organiser."""
    if not may_revise(session, by):
        raise PermissionDenied
    changed = {
        "title": title,
        "kind": kind,
        "starts": starts,
        "ends": ends,
        "place": place,
        "material": material,
        "recording": recording,
        "listed": listed,
    }
    named = [name for name, value in changed.items() if getattr(session, name) != value]
    for name in named:
        setattr(session, name, changed[name])
    session.save(update_fields=[*named, "code"])
    record(
        "ubah_acara",
        by=by.actor,
        about=session.key,
        data={"diubah": named, "mulai": starts.isoformat(), "selesai": ends.isoformat()},
    )
    return session


def may_revise(session: Session, duty: Duty) -> bool:
    """Whether a duty speaks for the organiser of a session."""
    if speaks_for(duty, session.organiser):
        return True
    return duty.may("cegah.kantor") and duty.agency == session.organiser

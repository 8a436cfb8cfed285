"""Who has not come or came late, for the office itself; turnout by level and by campaign."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.lookups.actions import look_up
from jaganetral.web.lookups.limits import TooMany
from jaganetral.web.lookups.models import Lookup
from jaganetral.web.prevention.attendance.absence import may_read_absent, roll_of
from jaganetral.web.prevention.attendance.over_campaign import office_lines
from jaganetral.web.prevention.attendance.ranks import LEAST, by_rank
from jaganetral.web.prevention.campaigns.scope import find_campaign, find_room, find_session
from jaganetral.web.prevention.lists import csv_file
from jaganetral.web.prevention.models import Room
from jaganetral.web.prevention.views.viewing import viewed_body
from jaganetral.web.roster.models import Employee

A_PAGE = 20  # people of the roster that a page shows


@needs("cegah.kantor")
def absent(request: OfficerRequest, code: str, pk: int) -> HttpResponse:
    """Who of the office has not come, twenty at a time and counted as look-ups; who came late."""
    room = _own_room(request, code, pk)
    roll = roll_of(room)
    page = Paginator(roll.absent, A_PAGE).get_page(request.GET.get("halaman"))
    context: dict[str, Any] = {"room": room, "session": room.session, "zone": room.agency.zone}
    try:
        context["shown"] = _counted(request, room, page)
    except TooMany as refused:
        context["limit"] = refused
        return render(request, "prevention/absent.html", context, status=429)
    context |= {
        "now": clock.now(),
        "over": room.session.ends < clock.now(),
        "roll": roll,
        "page": page,
        "late": room.attendances.filter(late=True).exclude(name="", nip=""),
    }
    return render(request, "prevention/absent.html", context)


def _counted(request: OfficerRequest, room: Room, page: Page[Employee]) -> list[Employee]:
    """The people of one page, as a look-up in the roster. Raises TooMany."""
    about, said = f"{room.session.key}/{room.agency.code}", {"belum_hadir": str(page.number)}
    return look_up(Lookup.Kind.BUKA, about, said, lambda: list(page), by=request.duty)


def _own_room(request: OfficerRequest, code: str, pk: int) -> Room:
    found = find_room(request.duty, find_session(request.duty, code), pk)
    if not may_read_absent(request.duty, found):
        raise PermissionDenied(_("Siapa yang belum hadir hanya dibaca kantornya sendiri."))
    return found


@needs("cegah.lihat")
def ranks(request: OfficerRequest, code: str) -> HttpResponse:
    """Turnout of one session by level of post, in counts."""
    found, body = find_session(request.duty, code), viewed_body(request)
    own = request.duty.agency == body
    context = {
        "session": found,
        "body": body,
        "ranks": by_rank(body, [found], whole=own),
        "own": own,
        "least": LEAST,
    }
    return render(request, "prevention/ranks.html", context)


@needs("cegah.lihat")
def campaign_turnout(request: OfficerRequest, pk: int) -> HttpResponse:
    """Turnout over all sessions of a campaign, by office and by level."""
    found, body = find_campaign(request.duty, pk), viewed_body(request)
    own = request.duty.agency == body
    context = {
        "campaign": found,
        "body": body,
        "lines": office_lines(found, body),
        "ranks": by_rank(body, found.sessions.all(), whole=own),
        "own": own,
        "least": LEAST,
    }
    return render(request, "prevention/campaign_turnout.html", context)


@needs("cegah.lihat")
def campaign_csv(request: OfficerRequest, pk: int) -> HttpResponse:
    """Counts by office over all sessions, as a file; no names."""
    found = find_campaign(request.duty, pk)
    head = ["kantor", "ruang", "ruang_hadir", "undangan", "hadir"]
    rows = [
        (one.agency.name, one.rooms, one.rooms_present, one.expected, one.present)
        for one in office_lines(found, viewed_body(request))
    ]
    return csv_file(f"kampanye-{pk}-hadir.csv", head, rows)

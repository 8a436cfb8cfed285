"""Opening and changing a session."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.prevention.actions.sessions import may_revise, open_session, revise_session
from jaganetral.web.prevention.attendance.window import local, moment_of
from jaganetral.web.prevention.campaigns.copies import Plan, open_plans
from jaganetral.web.prevention.campaigns.scope import (
    OFFICES,
    find_campaign,
    find_session,
    house_of,
    offices,
    speaks_for,
)
from jaganetral.web.prevention.forms.sessions import (
    OfficeSessionForm,
    RevisedSessionForm,
    SessionForm,
)
from jaganetral.web.prevention.models import Campaign, Session
from jaganetral.web.prevention.views.viewing import today_of


@needs("cegah.buat")
def invite(request: OfficerRequest) -> HttpResponse:
    """A session with a room for each office below."""
    duty = request.duty
    house, campaign = house_of(duty.agency), _campaign(request)
    if not speaks_for(duty, house):
        raise PermissionDenied
    plan = _plan(request, campaign)
    first = _again(plan) if plan else _first_guess(request, campaign)
    form = SessionForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        given = _written(form, house.zone) | {"copied_from": plan.session if plan else None}
        opened = open_session(**given, campaign=campaign, by=duty)
        return redirect("prevention:session", opened.code)
    context = {
        "form": form,
        "heading": _("Buat acara untuk semua kantor"),
        "campaign": campaign,
        "offices": _offices(house, campaign),
        "zone": house.zone,
        "plan": plan,
    }
    return render(request, "prevention/session_form.html", context, status=_status(form))


@needs("cegah.kantor")
def own_office(request: OfficerRequest) -> HttpResponse:
    """An office's own event; it leads straight to its sheet."""
    duty = request.duty
    form = OfficeSessionForm(request.POST or None, initial=_first_guess(request, None))
    if request.method == "POST" and form.is_valid():
        opened = open_session(**_written(form, duty.agency.zone), own_office=True, by=duty)
        return redirect("prevention:sheets", opened.code)
    context = {"form": form, "heading": _("Buat acara kantor"), "zone": duty.agency.zone}
    return render(request, "prevention/session_form.html", context, status=_status(form))


@needs("cegah.lihat")
def revise(request: OfficerRequest, code: str) -> HttpResponse:
    """Change the time, the place, the material; add the recording."""
    session = find_session(request.duty, code)
    if not may_revise(session, request.duty):
        raise PermissionDenied
    zone = session.organiser.zone
    form = RevisedSessionForm(request.POST or None, initial=_as_written(session, zone))
    if request.method == "POST" and form.is_valid():
        revise_session(session, by=request.duty, **_written(form, zone))
        return redirect("prevention:session", code)
    context = {"form": form, "heading": _("Ubah acara"), "zone": zone, "session": session}
    return render(request, "prevention/session_form.html", context, status=_status(form))


def _campaign(request: OfficerRequest) -> Campaign | None:
    """The campaign a session belongs to, from `?kampanye=`; only one of the officer's own."""
    number = request.GET.get("kampanye", "")
    if not number.isdigit():
        return None
    campaign = find_campaign(request.duty, int(number))
    return campaign if _owns(request.duty, campaign) else None


def _plan(request: OfficerRequest, campaign: Campaign | None) -> Plan | None:
    """The session of an earlier election that is held again (`?dari=code`)."""
    open_ones = open_plans(campaign, today_of(request)) if campaign else []
    wanted = request.GET.get("dari")
    return next((one for one in open_ones if one.session.code == wanted), None)


def _again(plan: Plan) -> dict[str, Any]:
    """What an earlier session said of itself, on its new day; its recording stays behind."""
    session = plan.session
    return _as_written(session, session.organiser.zone) | {
        "day": plan.day,
        "per_office": session.per_office,
    }


def _offices(house: Agency, campaign: Campaign | None) -> int:
    """How many offices get a room at once."""
    if campaign is None:
        return offices(house).count()
    return campaign.reaches.filter(agency__kind__in=OFFICES).count()


def _owns(duty: Duty, campaign: Campaign) -> bool:
    """Whether a duty's house issued a campaign, and so may hold its sessions."""
    return speaks_for(duty, campaign.issued_by)


def _first_guess(request: OfficerRequest, campaign: Campaign | None) -> dict[str, Any]:
    return {
        "title": campaign.title if campaign else "",
        "material": campaign.material if campaign else "",
        "day": today_of(request),
        "begins": "09:00",
        "ends": "11:00",
        "kind": Session.Kind.RAPAT,
    }


def _written(form: OfficeSessionForm, zone: str) -> dict[str, Any]:
    """What a form says, with its day and wall clocks as moments."""
    given = dict(form.cleaned_data)
    day, begins, ends = given.pop("day"), given.pop("begins"), given.pop("ends")
    given["starts"] = moment_of(day, begins.hour, begins.minute, zone)
    given["ends"] = moment_of(day, ends.hour, ends.minute, zone)
    return given


def _as_written(session: Session, zone: str) -> dict[str, Any]:
    starts: datetime = local(session.starts, zone)
    same = ("title", "kind", "place", "material", "recording", "listed")
    return {name: getattr(session, name) for name in same} | {
        "day": starts.date(),
        "begins": starts.time(),
        "ends": local(session.ends, zone).time(),
    }


def _status(form: OfficeSessionForm) -> int:
    return 400 if form.errors else 200

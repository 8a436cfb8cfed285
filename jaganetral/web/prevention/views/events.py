"""The public list of webinars and meetings, and one of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.prevention.models import Session

SHOWN = 50


@public
def event_list(request: HttpRequest) -> HttpResponse:
    """What comes, the soonest first; then what was, the newest first."""
    now = clock.now()
    listed = Session.objects.filter(listed=True).select_related("organiser")
    context = {
        "coming": listed.filter(ends__gte=now).order_by("starts")[:SHOWN],
        "past": listed.filter(ends__lt=now)[:SHOWN],
    }
    return render(request, "prevention/events.html", context)


@public
def event(request: HttpRequest, code: str) -> HttpResponse:
    """One event: when in the three zones, where, material; afterwards material only."""
    session = get_object_or_404(Session.objects.select_related("organiser", "campaign"), code=code)
    context = {
        "session": session,
        "zone": session.organiser.zone,
        "past": session.ends < clock.now(),
    }
    return render(request, "prevention/event.html", context)

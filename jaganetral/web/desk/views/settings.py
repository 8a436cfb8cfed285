"""Settings: the overview, the calendar, and the custodian's key."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Duty, Officer, Post
from jaganetral.web.accounts.queries import managed_by
from jaganetral.web.desk.forms import KeyForm
from jaganetral.web.desk.house import house_sections, not_set_up, without_key
from jaganetral.web.evidence.actions import make_custodian_key
from jaganetral.web.evidence.models import CustodianKey
from jaganetral.workdays.calendar import all_holidays, year_confidence


@needs("atur.kelola")
@require_safe
def overview(request: OfficerRequest) -> HttpResponse:
    """What there is to manage, and what is still missing."""
    bodies = managed_by(request.duty)
    today = clock.today(request.duty.agency.zone)
    context = {
        "bodies": len(bodies),
        "officers": Officer.objects.filter(duties__agency__in=bodies).distinct().count(),
        "not_set_up": len(not_set_up(request.duty)),
        "duties": Duty.objects.on(today).filter(agency__in=bodies).count(),
        "posts": Post.objects.filter(agency__in=bodies).count(),
        "keys": CustodianKey.objects.filter(body__in=bodies, active=True).count(),
        "without_key": without_key(request.duty),
        "sections": house_sections(request.duty, today),
    }
    return render(request, "desk/settings.html", context)


@needs("atur.kelola")
@require_safe
def calendar(request: OfficerRequest) -> HttpResponse:
    """The table of days off, read only: it is law, shipped with its decrees."""
    years = sorted({day.year for day in all_holidays()})
    today: date = clock.today(request.duty.agency.zone)
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else min(today.year, years[-1])
    context = {
        "year": year,
        "years": years,
        "days": [day for day in all_holidays().values() if day.day.year == year],
        "confidence": year_confidence(year),
        "known": today.year in years,
    }
    return render(request, "desk/calendar.html", context)


@needs("identitas.buka")
@never_cache
@require_http_methods(["GET", "POST"])
def custodian(request: OfficerRequest) -> HttpResponse:
    """The custodian makes the key of their body; nobody else ever knows its passphrase."""
    body = request.duty.agency
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        day = clock.today(body.zone)
        make_custodian_key(body, form.cleaned_data["passphrase"], by=request.duty, day=day)
        messages.success(request, _("Kunci penjaga untuk %(body)s sudah dibuat.") % {"body": body})
        return redirect("desk:custodian")
    keys = CustodianKey.objects.filter(body=body).order_by("-pk")
    return render(request, "desk/custodian.html", {"form": form, "keys": keys, "body": body})

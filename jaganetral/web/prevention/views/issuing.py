"""Issuing a campaign: from a template, from an older one, with a look at whom it is for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.actions.campaigns import issue_campaign
from jaganetral.web.prevention.campaigns.audience import settled, words_of
from jaganetral.web.prevention.campaigns.copies import from_campaign, plans
from jaganetral.web.prevention.campaigns.drafts import from_template, next_election, offers
from jaganetral.web.prevention.campaigns.scope import (
    find_campaign,
    house_of,
    meant,
    recipients,
    speaks_for,
)
from jaganetral.web.prevention.forms.campaigns import CampaignForm
from jaganetral.web.prevention.models import Campaign
from jaganetral.web.prevention.views.viewing import today_of

NOBODY = _("Tidak ada kantor yang cocok dengan pilihan ini")


@needs("cegah.buat")
def new(request: OfficerRequest) -> HttpResponse:
    """Issue a campaign; it goes to every body below at once."""
    house = house_of(request.duty.agency)
    today = today_of(request)
    calendar = next_election(house.area, today)
    old = _copied(request)
    first = from_campaign(old, calendar, today) if old else _template(request, calendar)
    form = CampaignForm(request.POST or None, initial=first)
    told = _told(form, house, today) if request.method == "POST" and form.is_valid() else None
    if told is not None and form.is_valid() and "hitung" not in request.POST:
        issued = issue_campaign(**form.cleaned_data, by=request.duty, day=today, copied_from=old)
        return redirect("prevention:campaign", issued.pk)
    context = {
        "form": form,
        "house": house,
        "issuer": house if speaks_for(request.duty, house) else request.duty.agency,
        "below": recipients(house, {}).count(),
        "offers": offers(calendar, today),
        "calendar": calendar,
        "old": old,
        "plans": plans(old, calendar, today) if old else [],
        "told": told if form.is_valid() else None,
    }
    status = 400 if form.errors else 200
    return render(request, "prevention/new_campaign.html", context, status=status)


def _told(form: CampaignForm, house: Agency, today: date) -> dict[str, Any]:
    """Whom the campaign is for, in words and as a count; an error where it is nobody."""
    audience = settled(form.cleaned_data["audience"], house, today)
    count = meant(house, audience).count()
    if not count and audience:
        form.add_error("running" if "placed" in audience else "kinds", NOBODY)
    first = recipients(house, audience).count()
    return {"words": words_of(audience), "count": count, "first": first}


def _copied(request: OfficerRequest) -> Campaign | None:
    """The older campaign this one repeats (`?salin=`)."""
    number = request.GET.get("salin", "")
    return find_campaign(request.duty, int(number)) if number.isdigit() else None


def _template(request: OfficerRequest, calendar: Mapping[str, Any] | None) -> dict[str, Any]:
    return from_template(request.GET.get("templat", ""), calendar)

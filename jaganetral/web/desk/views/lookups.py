"""For supervisors: who looked people up how often, the canaries, their alarms, the judgements."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases.queries.reliability import reliability
from jaganetral.web.desk.bait import bodies_with_bait, offered_bodies
from jaganetral.web.desk.forms import offer
from jaganetral.web.desk.forms_bait import BaitForm, HandleForm, SpanForm
from jaganetral.web.desk.managed import body_of
from jaganetral.web.lookups.actions import handle
from jaganetral.web.lookups.queries import alarms_for, use_by
from jaganetral.web.roster.loading import NoCanary, plant_canaries

SHOWN = 50


@needs("pegawai.awasi")
@require_safe
def lookups(request: OfficerRequest) -> HttpResponse:
    """Each officer who asked the roster: how often, for how many reasons, how many people."""
    form = SpanForm(request.GET or {"hari": "7"})
    days = form.days
    context = {
        "form": form,
        "rows": use_by(request.duty, clock.now() - timedelta(days=days)),
        "days": days,
        "zone": request.duty.agency.zone,
    }
    return render(request, "desk/lookups.html", context)


@needs("pegawai.awasi")
@require_http_methods(["GET", "POST"])
def canaries(request: OfficerRequest) -> HttpResponse:
    """How many canaries each roster holds, planting more, and their alarms."""
    duty, form = request.duty, BaitForm(request.POST or None)
    offer(form, body=offered_bodies(duty))
    if request.method == "POST" and form.is_valid():
        body, count = body_of(duty, form.cleaned_data["body"]), form.cleaned_data["count"]
        try:
            plant_canaries(body, count, by=duty, day=clock.today(duty.agency.zone))
        except NoCanary as trouble:
            form.add_error("body", str(trouble))
        else:
            said = ngettext("%(n)d umpan ditanam.", "%(n)d umpan ditanam.", count)
            messages.success(request, said % {"n": count})
            return redirect("desk:canaries")
    context = {
        "form": form,
        "rows": bodies_with_bait(duty),
        "alarms": alarms_for(duty)[:SHOWN],
        "zone": duty.agency.zone,
    }
    return render(request, "desk/canaries.html", context, status=400 if form.errors else 200)


@needs("pegawai.awasi")
@require_POST
def handle_alarm(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say what was found out about an alarm."""
    alarm, form = get_object_or_404(alarms_for(request.duty), pk=pk), HandleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Tulis satu kalimat: apa yang ditemukan tentang alarm ini."))
    else:
        handle(alarm, form.cleaned_data["catatan"], by=request.duty)
        messages.success(request, _("Alarm ditandai sudah ditangani."))
    return redirect("desk:canaries")


@needs("pegawai.awasi")
@require_safe
def judgements(request: OfficerRequest) -> HttpResponse:
    """How often the machine's proposals were right, as officers judged."""
    return render(request, "desk/judgements.html", {"found": reliability()})

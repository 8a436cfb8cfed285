"""Settings: days off and election calendars, and proposing further ones."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.desk.elections import elections_of
from jaganetral.web.desk.forms_law import DayOffForm, ElectionForm
from jaganetral.web.rules import actions
from jaganetral.web.rules.models import Binding, Proposal
from jaganetral.web.rules.pack import law_pack, workbook
from jaganetral.web.rules.table import own_rows
from jaganetral.workdays.calendar import WITHDRAWN


@needs("aturan.lihat")
@require_safe
def calendar(request: OfficerRequest) -> HttpResponse:
    """The days off of a year and the election calendars, with what the office added."""
    book, bound = workbook(), Binding.objects.select_related("table").first()
    years = sorted({day.year for day in book.holidays})
    today: date = clock.today(request.duty.agency.zone)
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else min(today.year, years[-1])
    own = own_rows(bound.table.content) if bound else []
    calendars = (Proposal.Kind.LIBUR, Proposal.Kind.KALENDER)
    waiting = Proposal.objects.filter(state=Proposal.State.MENUNGGU, kind__in=calendars)
    context = {
        "year": year,
        "years": years,
        "days": [book.holidays[day] for day in sorted(book.holidays) if day.year == year],
        "own_days": {one.day for one in own},
        "withdrawn": [one for one in own if one.kind == WITHDRAWN and one.day.year == year],
        "known": today.year in (book.years or ()),
        "elections": elections_of(law_pack()),
        "proposals": waiting,
        "may_propose": request.duty.may("aturan.usul"),
    }
    return render(request, "desk/calendar.html", context)


@needs("aturan.usul")
@require_http_methods(["GET", "POST"])
def day_off(request: OfficerRequest) -> HttpResponse:
    """Propose a decree on days off."""
    form = DayOffForm(request.POST or None, bound=actions.begin())
    if request.method == "POST" and form.is_valid():
        note, kind = form.cleaned_data["note"], Proposal.Kind.LIBUR
        try:
            made = actions.propose(kind, form.title(), note, by=request.duty, table=form.table())
        except actions.NotNow as trouble:
            form.add_error(None, str(trouble))
        else:
            messages.success(request, _("Usulan tersimpan. Petugas lain yang mengesahkannya."))
            return redirect("desk:proposal", made.pk)
    return render(request, "desk/day_off.html", {"form": form})


@needs("aturan.usul")
@require_http_methods(["GET", "POST"])
def election(request: OfficerRequest) -> HttpResponse:
    """Propose an election calendar of an area."""
    form = ElectionForm(request.POST or None, request.FILES or None, bound=actions.begin())
    if request.method == "POST" and form.is_valid():
        title, note = ", ".join(form.names), form.cleaned_data["note"]
        kind = Proposal.Kind.KALENDER
        try:
            made = actions.propose(kind, title, note, by=request.duty, content=form.content)
        except actions.NotNow as trouble:
            form.add_error(None, str(trouble))
        else:
            messages.success(request, _("Usulan tersimpan. Petugas lain yang mengesahkannya."))
            return redirect("desk:proposal", made.pk)
    return render(request, "desk/election.html", {"form": form})

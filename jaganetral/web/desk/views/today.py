"""The first page after signing in, and searching."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.desk.due import due_sections
from jaganetral.web.desk.search import search
from jaganetral.web.desk.waiting import waiting_sections


@needs("hari_ini.lihat")
@require_safe
def today(request: OfficerRequest) -> HttpResponse:
    """*Hari ini*: what is due, what is late, what waits for this role."""
    day = clock.today(request.duty.agency.zone)
    sections = due_sections(request.duty, day) + waiting_sections(request.duty, day)
    context = {"today": day, "sections": sections, "searches": request.duty.role_of.sees != "none"}
    return render(request, "desk/today.html", context)


@needs("hari_ini.lihat")
@require_safe
def find(request: OfficerRequest) -> HttpResponse:
    """Cases, reports and letters by number or words, within the scope of the duty."""
    words = request.GET.get("q", "").strip()[:100]
    day = clock.today(request.duty.agency.zone)
    sections = search(request.duty, words, day) if words else []
    return render(request, "desk/search.html", {"words": words, "sections": sections})

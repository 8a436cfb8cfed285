"""The keeper of a roster searches it and reads one row; nobody walks through all of it here.

Everybody else looks for a person from a report or a case, where the reason is known.
"""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.look.errors import held_back
from jaganetral.web.lookups.limits import TooMany
from jaganetral.web.roster.forms import SearchForm
from jaganetral.web.roster.keeping import open_own, own_people, own_rows, search_own
from jaganetral.web.roster.private import labelled
from jaganetral.web.roster.queries import age, posts_of
from jaganetral.web.roster.screening import is_preparing


@needs("pegawai.cari")
@require_safe
def listing(request: OfficerRequest) -> HttpResponse:
    """Who of the own roster fits what is known: a few people, never a list to walk through."""
    agency = request.duty.agency
    form = SearchForm(request.GET or None)
    context: dict[str, object] = {"form": form, "age": age(agency.area, clock.today(agency.zone))}
    context["preparing"] = is_preparing(agency.area)
    context["may_import"] = request.duty.may("pegawai.impor")
    context["people"] = own_people(request.duty)
    if not form.is_bound:
        return render(request, "roster/list.html", context)
    if not form.is_valid():
        return render(request, "roster/list.html", context, status=400)
    try:
        context["hits"] = search_own(form.cleaned_data, by=request.duty)
    except TooMany as limit:
        return held_back(request, str(limit))
    return render(request, "roster/list.html", context)


@needs("pegawai.cari")
@require_safe
def person(request: OfficerRequest, pk: int) -> HttpResponse:
    """One row of the own roster, and how it stood in earlier loads."""
    agency = request.duty.agency
    employee = get_object_or_404(own_rows(request.duty), pk=pk)
    try:
        open_own(employee, by=request.duty)
    except TooMany as limit:
        return held_back(request, str(limit))
    context = {
        "employee": employee,
        "posts": posts_of(employee),
        "private": labelled(employee),
        "age": age(agency.area, clock.today(agency.zone)),
    }
    return render(request, "roster/person.html", context)

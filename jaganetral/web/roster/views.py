"""Searching the roster and reading one row's history."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from jaganetral.names.query import Query
from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.roster.finding import find
from jaganetral.web.roster.forms import SearchForm
from jaganetral.web.roster.loading import note_search
from jaganetral.web.roster.queries import age, employees_of, posts_of
from jaganetral.web.roster.screening import is_preparing

A_PAGE = 50


@needs("pegawai.cari")
@require_safe
def listing(request: OfficerRequest) -> HttpResponse:
    """Everybody of the area, or who fits what is known."""
    agency = request.duty.agency
    form = SearchForm(request.GET or None)
    known = form.cleaned_data if form.is_bound and form.is_valid() else {}
    context: dict[str, object] = {"form": form, "age": age(agency.area, clock.today(agency.zone))}
    context["preparing"] = is_preparing(agency.area)
    context["may_import"] = request.duty.may("pegawai.impor")
    if any(known.values()):
        query = Query(
            name=known["nama"], position=known["jabatan"], unit=known["unit"], nip=known["nip"]
        )
        hits = context["hits"] = find(agency.area, query)
        note_search(known, len(hits), by=request.duty)
    else:
        people = employees_of(agency.area).order_by("folded", "pk")
        context["page"] = Paginator(people, A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "roster/list.html", context)


@needs("pegawai.cari")
@require_safe
def person(request: OfficerRequest, pk: int) -> HttpResponse:
    """One row of the roster, and how it stood in earlier loads."""
    agency = request.duty.agency
    employee = get_object_or_404(employees_of(agency.area), pk=pk)
    context = {
        "employee": employee,
        "posts": posts_of(employee),
        "age": age(agency.area, clock.today(agency.zone)),
    }
    return render(request, "roster/person.html", context)

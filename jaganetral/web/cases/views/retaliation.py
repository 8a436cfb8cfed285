"""What may be retaliation: beside a case, beside a report, and all of the own body."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases.actions.retaliation import note_of_case, note_of_report
from jaganetral.web.cases.queries.queue import reports_for
from jaganetral.web.cases.queries.retaliation import (
    of_case,
    of_report,
    retaliations_for,
    rows_of,
    sees_retaliations,
)
from jaganetral.web.cases.views.find import find_case, find_held, find_report, today
from jaganetral.web.cases.views.page import case_page
from jaganetral.web.reports.forms import RetaliationForm
from jaganetral.web.reports.forms.retaliation import retaliation_of

A_PAGE = 50
ABOUT = "laporan"  # which report of the case; empty: somebody else


@require_GET
@needs("pembalasan.kelola")
def retaliations(request: OfficerRequest) -> HttpResponse:
    """Every record of the own body, newest first."""
    _examines(request)
    found = retaliations_for(request.duty)
    pages = Paginator(found, A_PAGE).get_page(request.GET.get("hal"))
    rows = rows_of(pages, request.duty, today(request))
    return render(request, "cases/retaliations.html", {"pages": pages, "rows": rows})


@needs("pembalasan.kelola")
def of_one_case(request: OfficerRequest, slug: str) -> HttpResponse:
    """The records of a case, and the form for another one."""
    _examines(request)
    case = find_case(request, slug)
    reports = reports_for(request.duty).filter(case_report__case=case).order_by("pk")
    form = _form(request)
    if form.is_valid():
        case, told = find_held(request, slug), retaliation_of(form.cleaned_data)
        report = reports.filter(number=request.POST.get(ABOUT, "")).first()
        if report is not None:
            note_of_report(report, told, by=request.duty, day=today(request))
        else:
            note_of_case(case, told, by=request.duty, day=today(request))
        return _noted(request, "cases:retaliation", slug)
    rows = rows_of(of_case(case, request.duty), request.duty, today(request))
    context: dict[str, Any] = {"rows": rows, "form": form, "reporters": reports}
    context["chosen"] = request.POST.get(ABOUT, "")
    template, status = "cases/retaliation.html", 400 if form.is_bound else 200
    return case_page(request, case, "cases:retaliation", template, status=status, **context)


@needs("pembalasan.kelola")
def of_one_report(request: OfficerRequest, number: str) -> HttpResponse:
    """The same for a report that is no case yet."""
    _examines(request)
    report, form = find_report(request, number), _form(request)
    if form.is_valid():
        told = retaliation_of(form.cleaned_data)
        note_of_report(report, told, by=request.duty, day=today(request))
        return _noted(request, "cases:report", number)
    rows = rows_of(of_report(report, request.duty), request.duty, today(request))
    context = {"report": report, "rows": rows, "form": form}
    status = 400 if form.is_bound else 200
    return render(request, "cases/report_retaliation.html", context, status=status)


def _examines(request: OfficerRequest) -> None:
    if not sees_retaliations(request.duty):
        raise PermissionDenied(_("Hanya badan yang memeriksa membaca dugaan pembalasan."))


def _form(request: HttpRequest) -> RetaliationForm:
    return RetaliationForm(request.POST if request.method == "POST" else None)


def _noted(request: HttpRequest, place: str, key: str) -> HttpResponse:
    messages.success(request, _("Dugaan pembalasan dicatat dan disegel."))
    return redirect(place, key)

"""The list of cases, and the summary of one."""

import csv
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jaganetral.flow import case_table
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases import punishing
from jaganetral.web.cases.forms.case import CaseFilter
from jaganetral.web.cases.limits import days_left
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.parties import locked_cases
from jaganetral.web.cases.queries.cases import cases_for, loosened
from jaganetral.web.cases.queries.timeline import events_of
from jaganetral.web.cases.views.find import find_case, today
from jaganetral.web.cases.views.page import case_page
from jaganetral.web.cases.words import said

A_PAGE = 50
LAST = 5


def _owner(case: Case) -> str:
    return case.examiner.split(" (")[0] or case.holder.short


@require_GET
@needs("perkara.lihat")
def case_list(request: OfficerRequest) -> HttpResponse:
    """The cases of the duty: number, title, stage, owner, nearest limit; also as CSV."""
    filters, day = CaseFilter(request.GET), today(request)
    chosen = filters.chosen()
    found = cases_for(request.duty, day, chosen)
    if request.GET.get("bentuk") == "csv":
        return _csv(request, list(found))
    pages = Paginator(found, A_PAGE).get_page(request.GET.get("hal"))
    locked = locked_cases(pages, request.duty, day)
    rows = [_row(case, case.pk in locked, day) for case in pages]
    query = request.GET.copy()
    query.pop("hal", None)
    context = {"filters": filters, "pages": pages, "rows": rows, "query": query.urlencode()}
    context["reads_queue"] = request.duty.may("antrean.lihat")
    if not rows:
        context["loosened"] = [
            (filters.fields[name].label, count)
            for name, count in loosened(request.duty, day, chosen)
        ]
    return render(request, "cases/list.html", context)


def _row(case: Case, locked: bool, day: date) -> dict[str, Any]:
    nearest: date | None = getattr(case, "nearest", None)
    return {
        "case": case,
        "locked": locked,
        "stage": case_table().states[case.state].label,
        "owner": _owner(case),
        "nearest": nearest,
        "due": days_left(day, nearest, "hari_kerja") if nearest else "",
        "late": nearest is not None and nearest < day,
    }


def _csv(request: OfficerRequest, cases: list[Case]) -> HttpResponse:
    """The list for a table program; titles of locked cases stay out."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="perkara.csv"'
    rows = csv.writer(response)
    rows.writerow([_("Nomor"), _("Perihal"), _("Tahap"), _("Pemilik"), _("Dibuka"), _("Tenggat")])
    locked = locked_cases(cases, request.duty, today(request))
    for case in cases:
        title = _("Terkunci") if case.pk in locked else _plain(case.title)
        stage = said(case_table().states[case.state].label)
        due = getattr(case, "nearest", None)
        rows.writerow([case.number, title, stage, _plain(_owner(case)), case.opened_on, due or ""])
    return response


def _plain(words: str) -> str:
    """Words that no table program takes for a formula."""
    return f"'{words}" if words[:1] in {"=", "+", "-", "@", "\t", "\r"} else words


@require_GET
@needs("perkara.lihat")
def summary(request: OfficerRequest, slug: str) -> HttpResponse:
    """The case in short: stage, next act and what it lacks, limits, persons, last events."""
    case = find_case(request, slug)
    return case_page(
        request,
        case,
        "cases:summary",
        "cases/summary.html",
        parties=case.parties.select_related("employee").order_by("kind", "pk"),
        events=events_of(case, request.duty)[:LAST],
        owner=_owner(case),
        owed=punishing.owed(case, request.duty, today(request)),
        origin=punishing.origin(case, request.duty),
        shares=case.shares.select_related("agency"),
    )

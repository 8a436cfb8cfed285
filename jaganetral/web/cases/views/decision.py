"""The decision page of a case: recommendation, steps so far, and the acts that come next."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases import outlook
from jaganetral.web.cases.actions.acts import Filled, perform
from jaganetral.web.cases.forms.acts import FIELDS, Place, act_form
from jaganetral.web.cases.hands import works_on
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.views.find import find_case, today
from jaganetral.web.cases.views.page import case_page
from jaganetral.web.cases.views.work import attempt, find_to_work


@require_GET
@needs("perkara.lihat")
def decision(request: OfficerRequest, slug: str) -> HttpResponse:
    """What was recommended, proposed and decided, and what can be done now."""
    case, day = find_case(request, slug), today(request)
    shown: dict[str, Any] = {
        "outlook": outlook.of(case, day),
        "acts": outlook.acts(case, request.duty, day) if works_on(case, request.duty) else [],
    }
    return case_page(request, case, "cases:decision", "cases/decision.html", **shown)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("perkara.lihat")
def act(request: OfficerRequest, slug: str, act: str) -> HttpResponse:
    """One act: its form with what is missing, then the act itself."""
    case, day = find_to_work(request, slug), today(request)
    if act not in FIELDS or not outlook.is_offered(case, act, request.duty):
        raise Http404
    place = Place(case, day, outlook.first_day(case, act))
    if request.method != "POST":
        return _page(request, case, act, act_form(act, place))
    form = act_form(act, place, request.POST)
    if not form.is_valid():
        return _page(request, case, act, form, status=400)
    told = form.cleaned_data
    filled = Filled(case, act, told, request.duty, day, told["seen"])
    status = attempt(case, form, lambda: perform(filled))
    if status:
        return _page(request, case, act, form, status=status)
    messages.success(request, _("Tercatat dalam log tersegel."))
    return redirect(outlook.page_after(act), slug)


def _page(
    request: OfficerRequest, case: Case, act: str, form: forms.Form, *, status: int = 200
) -> HttpResponse:
    shown: dict[str, Any] = {
        "act": act,
        "form": form,
        "lacks": outlook.lacks(case, act, request.duty, today(request)),
        "outlook": outlook.of(case, today(request)),
    }
    return case_page(request, case, "cases:decision", "cases/act.html", status=status, **shown)

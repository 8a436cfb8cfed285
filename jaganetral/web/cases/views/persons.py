"""Who is in a case: accused, witnesses, and the sealed reporters."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases.actions import persons as actions
from jaganetral.web.cases.forms.case import OpeningForm, PartyForm, PassphraseForm
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.views.find import find_case, find_held, today
from jaganetral.web.cases.views.page import case_page
from jaganetral.web.evidence.actions import (
    OpeningRefused,
    WrongPassphrase,
    about_contact,
    ask_opening,
    consent,
    open_contact,
)
from jaganetral.web.evidence.models import Opening
from jaganetral.web.reports.models import Report


def page(request: OfficerRequest, case: Case, *, status: int = 200, **context: Any) -> HttpResponse:
    """The parties, and for those who may know of them the reporters behind their seal."""
    duty, rows = request.duty, []
    if duty.may("antrean.lihat") or duty.may("identitas.buka"):
        held = Report.objects.filter(case_report__case=case, holder=duty.agency)
        for report in held.order_by("pk"):
            openings = Opening.objects.filter(about=about_contact(report)).order_by("-pk")
            rows.append((report, openings))
    base = {
        "parties": case.parties.select_related("employee").order_by("kind", "pk"),
        "sealed_reporters": rows,
        "may_add": case.holder_id == duty.agency_id and duty.may("perkara.periksa"),
        "may_open": duty.may("identitas.buka"),
        "may_consent": duty.may("identitas.setujui"),
        "party_form": PartyForm(),
        "opening_form": OpeningForm(),
        "passphrase_form": PassphraseForm(),
        **context,
    }
    return case_page(request, case, "cases:persons", "cases/persons.html", status=status, **base)


@require_GET
@needs("perkara.lihat")
def persons(request: OfficerRequest, slug: str) -> HttpResponse:
    """Accused, witnesses, reporters."""
    return page(request, find_case(request, slug))


@require_POST
@needs("perkara.periksa")
def add(request: OfficerRequest, slug: str) -> HttpResponse:
    """Add somebody by name or description."""
    case, form = find_held(request, slug), PartyForm(request.POST)
    if not form.is_valid():
        return page(request, case, status=400, party_form=form)
    told = form.cleaned_data
    actions.add_party(
        case,
        told["peran"],
        told["nama"],
        position=told["jabatan"],
        workplace=told["tempat"],
        by=request.duty,
        day=today(request),
    )
    return redirect("cases:persons", slug)


def _reporter(request: OfficerRequest, case: Case, number: str) -> Report:
    held = Report.objects.filter(case_report__case=case, holder=request.duty.agency)
    return get_object_or_404(held, number=number)


def _sealed(
    request: OfficerRequest, case: Case, act: Callable[[], dict[str, Any] | None], **forms: Any
) -> HttpResponse:
    """Do something about a seal; a refusal is said on the page, nothing is opened."""
    try:
        shown = act()
    except (OpeningRefused, WrongPassphrase) as refused:
        return page(request, case, status=409, refused=str(refused), **forms)
    if shown is None:
        return redirect("cases:persons", case.slug)
    response = page(request, case, **shown)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@needs("identitas.buka")
def ask(request: OfficerRequest, slug: str, number: str) -> HttpResponse:
    """A custodian asks to open the name of a reporter, with a reason that stays."""
    case = find_case(request, slug)
    report, form = _reporter(request, case, number), OpeningForm(request.POST)
    if not form.is_valid():
        return page(request, case, status=400, opening_form=form)

    def act() -> None:
        ask_opening(about_contact(report), form.cleaned_data["alasan"], by=request.duty)

    return _sealed(request, case, act, opening_form=form)


@require_POST
@needs("identitas.setujui")
def agree(request: OfficerRequest, slug: str, number: str, opening: int) -> HttpResponse:
    """The second person consents."""
    case = find_case(request, slug)
    asked = _opening(_reporter(request, case, number), opening)

    def act() -> None:
        consent(asked, by=request.duty)

    return _sealed(request, case, act)


@require_POST
@needs("identitas.buka")
def unseal(request: OfficerRequest, slug: str, number: str, opening: int) -> HttpResponse:
    """Show the contact once, on this page only, with the custodian's passphrase."""
    case = find_case(request, slug)
    report, form = _reporter(request, case, number), PassphraseForm(request.POST)
    asked = _opening(report, opening)
    if not form.is_valid():
        return page(request, case, status=400, passphrase_form=form)

    def act() -> dict[str, Any]:
        told = open_contact(report, asked, form.cleaned_data["sandi"], by=request.duty)
        return {"contact": told, "contact_of": report.number}

    return _sealed(request, case, act)


def _opening(report: Report, key: int) -> Opening:
    return get_object_or_404(Opening, pk=key, about=about_contact(report))

"""Finding the person: candidates side by side, a choice with its reason, a second officer."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jaganetral.names.query import Query
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Agency
from jaganetral.web.cases.actions import persons as actions
from jaganetral.web.cases.actions.flow import ChangedElsewhere, Refused
from jaganetral.web.cases.forms.screening import SearchForm, VerdictForm
from jaganetral.web.cases.models import Case, Judgement, Party
from jaganetral.web.cases.punishing import barred
from jaganetral.web.cases.queries.likely import likely_persons
from jaganetral.web.cases.views.find import find_case, find_held, today
from jaganetral.web.cases.views.page import case_page, changed_words
from jaganetral.web.roster.queries import employees_of
from jaganetral.web.roster.screening import Found, age, as_of, is_preparing, read, who

TOP = 6


def _area(case: Case) -> str:
    return case.area or case.holder.area


def _rows(case: Case, request: OfficerRequest) -> list[dict[str, Any]]:
    """Each accused with candidates, what was said of them, and what to ask."""
    parties = list(
        case.parties.filter(kind=Party.Kind.TERLAPOR).select_related("employee").order_by("pk")
    )
    likely = likely_persons(_area(case), parties, case.summary)
    return [
        {
            "party": party,
            "likely": one,
            "cards": _cards(one.found, party),
            "may_confirm": _may_confirm(party, request),
        }
        for party, one in zip(parties, likely, strict=True)
    ]


def _cards(found: list[Found], party: Party) -> list[dict[str, Any]]:
    said = {one.employee_id: one for one in party.judgements.all()}
    return [{"found": one, "said": said.get(one.employee.pk)} for one in found]


def _may_confirm(party: Party, request: OfficerRequest) -> bool:
    waits = party.employee_id is not None and not party.confirmed_by
    return waits and request.duty.may("perkara.konfirmasi")


def page(request: OfficerRequest, case: Case, *, status: int = 200, **context: Any) -> HttpResponse:
    """The candidates of every accused, and a search with other words."""
    search, area = SearchForm(request.GET), _area(case)
    search.full_clean()
    query = Query(
        name=search.cleaned_data.get("nama", ""),
        position=search.cleaned_data.get("jabatan", ""),
        unit=search.cleaned_data.get("unit", ""),
        nip=search.cleaned_data.get("nip", ""),
    )
    rows = _rows(case, request)
    base = {
        "rows": rows,
        "unsure": any(not row["party"].is_confirmed for row in rows),
        "search": search,
        "searched": None if query.empty else who(area, query, top=TOP),
        "roster_day": as_of(area),
        "preparing": is_preparing(area),
        "roster_age": age(area, today(request)),
        "offices": Agency.objects.filter(kind=Agency.Kind.BKPSDM, area=area),
        **context,
    }
    template = "cases/screening.html"
    return case_page(request, case, "cases:screening", template, status=status, **base)


@require_GET
@needs("perkara.periksa")
def screening(request: OfficerRequest, slug: str) -> HttpResponse:
    """Who is it?"""
    return page(request, find_case(request, slug))


@require_POST
@needs("perkara.periksa")
def verdict(request: OfficerRequest, slug: str, party: int) -> HttpResponse:
    """Ini orangnya, Bukan, Belum pasti."""
    case, form = find_held(request, slug), VerdictForm(request.POST)
    accused = get_object_or_404(case.parties, pk=party)
    kept = {"kept": form, "kept_party": accused.pk}
    if not form.is_valid():
        return page(request, case, status=400, **kept)
    told, duty = form.cleaned_data, request.duty
    chosen = get_object_or_404(employees_of(_area(case)), pk=told["pegawai"])
    day, seen, why = today(request), told["versi"], told["alasan"]
    try:
        if told["putusan"] == Judgement.Verdict.INI:
            actions.identify(accused, chosen, why, by=duty, day=day, seen=seen)
        else:
            actions.judge(accused, chosen, told["putusan"], why, by=duty, day=day, seen=seen)
    except ChangedElsewhere:
        return page(request, case, status=409, trouble=changed_words(case), **kept)
    except Refused as refused:
        return page(request, case, status=409, refusal=refused.refusal, **kept)
    return redirect("cases:screening", slug)


@require_POST
@needs("perkara.konfirmasi")
def confirm(request: OfficerRequest, slug: str, party: int) -> HttpResponse:
    """The second officer confirms; who chose cannot."""
    case = find_held(request, slug)
    accused = get_object_or_404(case.parties, pk=party)
    seen = request.POST.get("versi", "")
    try:
        actions.confirm(
            accused,
            by=request.duty,
            day=today(request),
            seen=int(seen) if seen.isdigit() else None,
        )
    except ChangedElsewhere:
        return page(request, case, status=409, trouble=changed_words(case))
    except Refused as refused:
        return page(request, case, status=409, refusal=refused.refusal)
    return redirect("cases:screening", slug)


@require_POST
@needs("perkara.surat")
def ask_who(request: OfficerRequest, slug: str) -> HttpResponse:
    """Draft the letter that asks a personnel office who fits the description."""
    case = find_held(request, slug)
    offices = Agency.objects.filter(kind=Agency.Kind.BKPSDM, area=_area(case))
    to = offices.exclude(pk__in=barred(case)).first()
    if to is None:
        trouble = _("Wilayah ini belum punya pengelola kepegawaian. Minta admin menambahkannya.")
        return page(request, case, status=409, trouble=trouble)
    try:
        actions.ask_who(case, to, description_of(case), by=request.duty, day=today(request))
    except Refused as refused:
        return page(request, case, status=409, refusal=refused.refusal)
    return redirect("cases:screening", slug)


def description_of(case: Case) -> list[str]:
    """What the letter says of the persons sought: features only, no name or nickname."""
    area = _area(case)
    told = []
    open_ones = case.parties.filter(kind=Party.Kind.TERLAPOR, confirmed_by="").order_by("pk")
    for party in open_ones:
        described = party.described_as if read(area, party.described_as).position else ""
        features = [part for part in (described, party.position, party.workplace) if part]
        if features:
            told.append(f"Ciri orang yang dicari: {'; '.join(features)}.")
    return [*told, "Data yang diminta: nama, NIP, jabatan, unit kerja, dan status kepegawaian."]

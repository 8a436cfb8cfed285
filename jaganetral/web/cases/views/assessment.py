"""The legal assessment: facts with their basis, what the law says of them, what to ask."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jaganetral.law.model import FactError
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases import legal, wording
from jaganetral.web.cases.actions import assessment as actions
from jaganetral.web.cases.beside import again, under_new_rules
from jaganetral.web.cases.conditions import latest_assessment
from jaganetral.web.cases.facts import Known, facts_for_law, known_of
from jaganetral.web.cases.forms.assessment import facts_form, groups, known_from
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.queries.evidence import numbered
from jaganetral.web.cases.reading import Reading, question_of, read
from jaganetral.web.cases.roster_facts import clashes, of_roster
from jaganetral.web.cases.views.find import find_case, today
from jaganetral.web.cases.views.page import case_page
from jaganetral.web.cases.views.work import attempt, find_to_work, try_it
from jaganetral.web.cases.why import contested, either_way


@require_http_methods(["GET", "HEAD", "POST"])
@needs("perkara.periksa")
def assessment(request: OfficerRequest, slug: str) -> HttpResponse:
    """Show, work out again, or store."""
    if request.method == "POST":
        return _filled(request, find_to_work(request, slug))
    case = find_case(request, slug)
    known, stored = known_of(case), latest_assessment(case)
    form = facts_form(known, evidence=numbered(case))
    form.initial["seen"] = case.version
    form.initial["event"] = wording.event_of(case)
    if stored is not None:
        form.initial["opinion"] = stored.opinion
        form.initial["sources_checked"] = stored.sources_checked
    return _page(request, case, form, known)


def _filled(request: OfficerRequest, case: Case) -> HttpResponse:
    form = facts_form([], request.POST, numbered(case))
    if not form.is_valid():
        return _page(request, case, form, [], status=400)
    told, known = form.cleaned_data, known_from(form)
    if "hitung" in request.POST:
        return _page(request, case, form, known)
    status = attempt(
        case,
        form,
        lambda: actions.save_assessment(
            case,
            known,
            by=request.duty,
            day=today(request),
            event=told["event"],
            opinion=told["opinion"],
            sources_checked=told["sources_checked"],
            seen=told["seen"],
        ),
    )
    if status:
        return _page(request, case, form, known, status=status)
    messages.success(request, _("Kajian tersimpan beserta versi aturannya."))
    return redirect("cases:assessment", case.slug)


def _weighed(form: forms.Form, known: Sequence[Known]) -> Reading | None:
    try:
        facts = facts_for_law(known)
        return read(legal.weigh(facts), facts)
    except FactError as trouble:
        if form.is_bound:
            form.add_error(None, str(trouble))
        return None


def _page(
    request: OfficerRequest,
    case: Case,
    form: forms.Form,
    known: Sequence[Known],
    *,
    status: int = 200,
) -> HttpResponse:
    now = _weighed(form, known)
    asked = {one.fact for one in (*now.to_agency, *now.to_reporter)} if now else set()
    asked |= now.elements if now else set()
    shown: dict[str, Any] = {
        "form": form,
        "groups": groups(form, asked),
        "now": now,
        "clashes": clashes(of_roster(case), facts_for_law(known)),
        **_stored(request, case),
        **_beside(known, now),
        "may_mail": request.duty.may("pesan.tulis"),
        "may_write": request.duty.may("perkara.surat"),
    }
    return case_page(
        request, case, "cases:assessment", "cases/assessment.html", status=status, **shown
    )


def _stored(request: OfficerRequest, case: Case) -> dict[str, Any]:
    """The stored assessments; one of them again if asked for; the newest beside the new rules."""
    stored = list(case.assessments.prefetch_related("dissents"))
    outdated = bool(stored) and actions.is_outdated(case)
    wanted = request.GET.get("ulang", "")
    picked = next((one for one in stored if str(one.pk) == wanted), None)
    return {
        "stored": stored,
        "outdated": outdated,
        "compared": under_new_rules(stored[0]) if outdated else None,
        "replayed": again(picked) if picked else None,
        "mine": request.duty.actor,
    }


def _beside(known: Sequence[Known], now: Reading | None) -> dict[str, Any]:
    """The election calendar the stage comes from, and both ways of contested readings."""
    facts = facts_for_law(known)
    election = facts.get("election")
    asked = [one.fact for one in now.to_others] if now else []
    return {
        "calendar": election if election in legal.pack().calendars else "",
        "contested": contested(facts, asked) if now else (),
        "either": either_way(facts, [one.fact for one in now.asked]) if now else (),
        "to_panel": [one for one in now.to_others if not one.fact.startswith("reading_")]
        if now
        else [],
    }


@require_POST
@needs("perkara.periksa")
def dissent(request: OfficerRequest, slug: str, assessment: int) -> HttpResponse:
    """Another officer's differing opinion on a stored assessment."""
    case = find_to_work(request, slug)
    stored = get_object_or_404(case.assessments, pk=assessment)
    text = request.POST.get("text", "").strip()
    if not text:
        messages.error(request, _("Tulis pendapat Anda lebih dahulu."))
    elif try_it(request, lambda: actions.add_dissent(stored, text, by=request.duty)):
        messages.success(request, _("Pendapat berbeda tersimpan dengan nama dan waktu Anda."))
    return redirect("cases:assessment", slug)


@require_POST
@needs("perkara.periksa")
def ask(request: OfficerRequest, slug: str) -> HttpResponse:
    """Turn open facts into questions: a letter to the personnel office, or the mailbox."""
    case = find_to_work(request, slug)
    facts = [fact for fact in request.POST.getlist("fact") if fact in legal.pack().facts]
    if not facts:
        messages.error(request, _("Pilih sedikitnya satu pertanyaan."))
    elif "pelapor" in request.POST and request.duty.may("pesan.tulis"):
        return _ask_reporters(request, case, facts)
    else:
        return _ask_agency(request, case, facts)
    return redirect("cases:assessment", slug)


def _ask_agency(request: OfficerRequest, case: Case, facts: Sequence[str]) -> HttpResponse:
    wanted = {fact: legal.pack().facts[fact].ask for fact in facts}
    made = []
    who: dict[str, Any] = {"by": request.duty, "day": today(request)}
    if try_it(request, lambda: made.append(actions.ask_agency(case, wanted, **who))):
        return redirect("cases:letter", case.slug, made[0].pk)
    return redirect("cases:assessment", case.slug)


def _ask_reporters(request: OfficerRequest, case: Case, facts: Sequence[str]) -> HttpResponse:
    words = "\n".join(question_of(fact) for fact in facts)
    who: dict[str, Any] = {"by": request.duty, "day": today(request)}
    sent: list[object] = []
    if try_it(request, lambda: sent.extend(actions.ask_reporters(case, words, **who))):
        said = _("Pertanyaan terkirim ke kotak pesan pelapor.")
        none = _("Tidak ada pelapor yang mau dikabari.")
        messages.success(request, said if sent else none)
    return redirect("cases:assessment", case.slug)

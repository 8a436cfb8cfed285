"""The desk of the head of agency, for a phone: what waits, by when, and the answers."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases import outlook, ppk, punishing
from jaganetral.web.cases.actions.acts import Filled, perform, sentence_of
from jaganetral.web.cases.forms.acts import Place, act_form
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.views.find import today
from jaganetral.web.cases.views.work import attempt
from jaganetral.web.letters.models import Letter
from jaganetral.web.letters.serving import respond_pdf

# the last part of the address -> the act of the flow table, and what is said when it is done
ACTS = {
    "setujui": ("setujui", gettext_lazy("Keputusan ditetapkan dan ditandatangani.")),
    "kembalikan": ("kembalikan", gettext_lazy("Usul dikembalikan kepada BKPSDM.")),
    "minta-penjelasan": ("minta_penjelasan", gettext_lazy("Permintaan penjelasan terkirim.")),
    "tidak-terbukti": (
        "nyatakan_tidak_terbukti",
        gettext_lazy("Perkara dinyatakan tidak terbukti."),
    ),
}


def _find(request: OfficerRequest, slug: str) -> Case:
    case = ppk.find(request.duty, slug, today(request))
    if case is None:
        raise Http404
    return case


@require_GET
@needs("putuskan.lihat")
def waiting(request: OfficerRequest) -> HttpResponse:
    """What waits; where nothing does, the last decisions."""
    day = today(request)
    shown: dict[str, Any] = {
        "matters": ppk.waiting(request.duty, day),
        "answered": ppk.answered(request.duty, day),
    }
    return render(request, "cases/decide_list.html", shown)


@require_GET
@needs("putuskan.lihat")
def summary(request: OfficerRequest, slug: str) -> HttpResponse:
    """One page about one matter."""
    case, day = _find(request, slug), today(request)
    shown: dict[str, Any] = {
        "matter": ppk.matter_of(case, day),
        "lacks": outlook.lacks(case, "setujui", request.duty, day),
        "waits": case.state == ppk.WAITING,
    }
    return render(request, "cases/decide.html", shown)


@require_GET
@needs("putuskan.lihat")
def letter_file(request: OfficerRequest, slug: str, key: int) -> HttpResponse:
    """A signed letter of the matter: recommendation, proposal or decision."""
    matter = ppk.matter_of(_find(request, slug), today(request))
    return respond_pdf(get_object_or_404(Letter, pk=key, pk__in=[x.pk for x in matter.letters]))


@require_GET
@needs("putuskan.tetapkan")
def preview(request: OfficerRequest, slug: str) -> HttpResponse:
    """The decision letter as PDF, as it would be signed with the sanction in the address."""
    case = _find(request, slug)
    try:
        sentence = sentence_of(case, request.GET.dict())
    except KeyError:
        raise Http404 from None
    return respond_pdf(ppk.draft_decision(case, sentence, request.duty, today(request)))


@require_http_methods(["GET", "HEAD", "POST"])
@needs("putuskan.tetapkan")
def act(request: OfficerRequest, slug: str, act: str) -> HttpResponse:
    """One answer: shown first, then confirmed."""
    case, day = _find(request, slug), today(request)
    if act not in ACTS or case.state != ppk.WAITING:
        raise Http404
    name, said = ACTS[act]
    form = act_form(name, Place(case, day), request.POST or None)
    if not form.is_bound:
        return _answer(request, case, name, form)
    if not form.is_valid():
        return _answer(request, case, name, form, status=400)
    told = form.cleaned_data
    if "lihat" in request.POST:
        return _answer(request, case, name, form)
    filled = Filled(case, name, told, request.duty, day, told["seen"])
    status = attempt(case, form, lambda: perform(filled))
    if status:
        return _answer(request, case, name, form, status=status)
    messages.success(request, _(str(said)))
    return redirect("cases:decide_list")


def _answer(
    request: OfficerRequest, case: Case, name: str, form: forms.Form, *, status: int = 200
) -> HttpResponse:
    day = today(request)
    told = {key: form[key].value() for key in form.fields}
    shown: dict[str, Any] = {
        "act": name,
        "form": form,
        "matter": ppk.matter_of(case, day),
        "lacks": outlook.lacks(case, name, request.duty, day),
    }
    if name == "setujui" and told["choice"] in ppk.choice_keys(case):
        sentence = sentence_of(case, told)
        shown["letter"] = ppk.draft_decision(case, sentence, request.duty, day)
        shown["choice"] = sentence.choice
        shown["lighter"] = punishing.warning(case, sentence.choice)
    return render(request, "cases/decide_act.html", shown, status=status)

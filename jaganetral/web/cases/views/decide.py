"""The desk of the head of agency, for a phone: what waits, by when, and the answers."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases import outlook, ppk
from jaganetral.web.cases.actions.acts import sentence_of
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.views.find import today

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
    return render(request, "cases/decide_act.html", shown, status=status)

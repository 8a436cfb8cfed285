"""The queue: what waits, one report, and the acts on it. Every act is a plain POST."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases.actions import queue as actions
from jaganetral.web.cases.actions.flow import Refused
from jaganetral.web.cases.actions.undo import undo as take_back
from jaganetral.web.cases.forms.queue import AskForm, MergeForm, ReasonForm
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.queries.queue import waiting
from jaganetral.web.cases.views.find import find_report, today
from jaganetral.web.cases.views.queue_page import next_after, page, reasons, report_context
from jaganetral.web.evidence.actions import respond
from jaganetral.web.reports.models import Report


@require_GET
@needs("antrean.lihat")
def queue(request: OfficerRequest) -> HttpResponse:
    """What waits; on wide screens with the first report open."""
    return page(request, None)


@require_GET
@needs("antrean.lihat")
def report(request: OfficerRequest, number: str) -> HttpResponse:
    """One report, with candidates and likely duplicates."""
    return page(request, find_report(request, number))


@require_GET
@needs("antrean.lihat")
def newer(request: OfficerRequest) -> HttpResponse:
    """How many reports came since the page was loaded; the list itself never moves."""
    since = request.GET.get("sesudah", "0")
    count = waiting(request.duty).filter(pk__gt=int(since)).count() if since.isdigit() else 0
    return render(request, "cases/queue_newer.html", {"count": count})


@require_GET
@needs("antrean.lihat")
def report_file(request: OfficerRequest, number: str, item: UUID) -> HttpResponseBase:
    """The clean copy of a file a reporter sent."""
    here = find_report(request, number)
    return respond(get_object_or_404(here.files.select_related("item"), item_id=item).item)


def _done(request: OfficerRequest, here: Report, words: str, following: str) -> HttpResponse:
    """Offer to take the act back, and open the next report."""
    request.session["queue_undo"] = {"number": here.number, "words": words}
    kept = f"?{request.GET.urlencode()}" if request.GET else ""
    if not following:
        return redirect(reverse("cases:queue") + kept)
    return redirect(reverse("cases:report", args=[following]) + kept)


def _try(
    request: OfficerRequest, here: Report, act: Callable[[], str], following: str = "", **kept: Any
) -> HttpResponse:
    """Do an act that answers with what was done; a refusal shows the page again, words kept."""
    following = following or next_after(request, here)
    try:
        words = act()
    except Refused as refused:
        return page(request, here, refusal=refused.refusal, status=409, **kept)
    return _done(request, here, words, following)


@require_POST
@needs("antrean.putuskan")
def accept(request: OfficerRequest, number: str) -> HttpResponse:
    """`t`: open a case."""
    here = find_report(request, number)

    def act() -> str:
        case = actions.accept(here, by=request.duty, day=today(request))
        return _("Diterima sebagai %(number)s") % {"number": case.number}

    return _try(request, here, act)


@require_POST
@needs("antrean.putuskan")
def merge(request: OfficerRequest, number: str) -> HttpResponse:
    """`g`: join to the case or report about the same event; a waiting report opens next."""
    here = find_report(request, number)
    form = MergeForm(request.POST, request.duty)
    if not form.is_valid():
        return page(request, here, status=400, merge_form=form)
    into = form.cleaned_data["ke"]

    def act() -> str:
        actions.merge(here, into, by=request.duty, day=today(request))
        return _("Digabung dengan %(number)s") % {"number": into.number}

    following = "" if isinstance(into, Case) or hasattr(into, "case_report") else into.number
    return _try(request, here, act, following, merge_form=form)


@require_POST
@needs("antrean.putuskan")
def ask(request: OfficerRequest, number: str) -> HttpResponse:
    """`p`: put a question into the reporter's mailbox."""
    here = find_report(request, number)
    form = AskForm(request.POST)
    if not form.is_valid():
        return page(request, here, status=400, ask_form=form)

    def act() -> str:
        actions.ask(here, form.cleaned_data["teks"], by=request.duty, day=today(request))
        return _("Pertanyaan dikirim kepada pelapor %(number)s") % {"number": here.number}

    return _try(request, here, act, ask_form=form)


@needs("antrean.putuskan")
def not_pursued(request: OfficerRequest, number: str) -> HttpResponse:
    """`x`: end a report with one of seven reasons. As a page: the sentence can be edited."""
    here = find_report(request, number)
    form = ReasonForm(request.POST or request.GET)
    if request.method != "POST" or not form.is_valid():
        return _reason_page(request, here, form)
    reason, sentence = form.cleaned_data["alasan"], form.cleaned_data["kalimat"]

    def act() -> str:
        actions.not_pursued(here, reason, sentence=sentence, by=request.duty, day=today(request))
        return _("%(number)s tidak dilanjutkan") % {"number": here.number}

    return _try(request, here, act, reason_form=form)


def _reason_page(request: OfficerRequest, here: Report, form: ReasonForm) -> HttpResponse:
    """One reason with its sentence, ready to be edited."""
    chosen = {one.id: one for one in reasons()}.get(form["alasan"].value() or "")
    if chosen is None:
        if request.method == "POST":
            return page(request, here, status=400, reason_form=form)
        raise Http404
    if request.method != "POST":
        form = ReasonForm(initial={"alasan": chosen.id, "kalimat": chosen.sentence.id})
    context = report_context(request, here) | {"form": form, "reason": chosen}
    return render(request, "cases/queue_reason.html", context)


@require_POST
@needs("antrean.putuskan")
def undo(request: OfficerRequest, number: str) -> HttpResponse:
    """`u`: take the last act back, within ten minutes."""
    here = find_report(request, number)
    request.session.pop("queue_undo", None)
    try:
        take_back(here, by=request.duty, day=today(request))
    except Refused as refused:
        return page(request, here, refusal=refused.refusal, status=409)
    kept = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse("cases:report", args=[number]) + kept)


@require_POST
@needs("antrean.lihat")
def mark_read(request: OfficerRequest, number: str) -> HttpResponse:
    """The reporter's new lines have been read."""
    here = find_report(request, number)
    actions.mark_read(here, by=request.duty)
    return redirect("cases:report", number)

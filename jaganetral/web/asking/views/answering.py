"""For officers: what waits, an answer drafted by one and published by another."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.law.advice.recognise import recognise
from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.asking import actions
from jaganetral.web.asking.forms import (
    WHO,
    DraftForm,
    PointForm,
    PublishForm,
    RefuseForm,
    RemarkForm,
)
from jaganetral.web.asking.models import Edition, Question
from jaganetral.web.asking.private import marks
from jaganetral.web.asking.queries import published, to_review
from jaganetral.web.asking.shown import norm_groups, shown

SHOWN = 50


@needs("tanya.lihat")
@require_safe
def queue(request: OfficerRequest) -> HttpResponse:
    """Questions and drafts that wait, and published answers whose rules changed."""
    waiting = Question.objects.filter(state=Question.State.MENUNGGU)
    drafts = Edition.objects.exclude(state=Edition.State.TERBIT).filter(entry__withdrawn_on=None)
    rows = list(published()[:SHOWN])
    context = {
        "waiting": waiting.select_related("entry")[:SHOWN],
        "count": waiting.count(),
        "drafts": drafts,
        "review": to_review(rows),
        "published": rows,
    }
    return render(request, "asking/queue.html", context)


@needs("tanya.lihat")
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: OfficerRequest, pk: int) -> HttpResponse:
    """A question, what the advisor makes of it, and the form to draft its answer."""
    found = get_object_or_404(Question, pk=pk)
    if found.entry is not None or request.method != "POST":
        return _question(request, found)
    form = DraftForm(request.POST)
    made = _drafted(request, form, question=found)
    return _question(request, found, draft=form) if made is None else _to(made)


@needs("tanya.jawab")
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: OfficerRequest, pk: int) -> HttpResponse:
    """Change a draft, or begin the next version of a published answer."""
    found = _found(pk)
    form = DraftForm(request.POST if request.method == "POST" else None, initial=_said(found))
    made = _drafted(request, form, edition=found) if form.is_bound else None
    if made is not None:
        return _to(made)
    context = {
        "form": form,
        "row": shown(found, translate=False),
        "groups": _groups(request, form, found.norms),
    }
    return render(request, "asking/revise.html", context, status=400 if form.is_bound else 200)


def _drafted(request: OfficerRequest, form: DraftForm, **about: Any) -> Edition | None:
    """The draft that was made of a form; None with its errors in the form."""
    if not form.is_valid():
        return None
    day = clock.today(request.duty.agency.zone)
    try:
        return actions.draft(form.cleaned_data, by=request.duty, day=day, **about)
    except actions.NotNow as trouble:
        form.add_error(None, str(trouble))
        return None


def _said(edition: Edition) -> dict[str, Any]:
    return {name: getattr(edition, name) for name in actions.WRITTEN}


def _groups(request: OfficerRequest, form: forms.Form, before: list[str]) -> list[dict[str, Any]]:
    """The norms to choose from, with those ticked just now or before."""
    ticked = form["norms"].value() if form.is_bound else before
    return norm_groups(list(ticked or []), clock.today(request.duty.agency.zone))


def _question(request: OfficerRequest, found: Question, **given: forms.Form) -> HttpResponse:
    meant = recognise(found.words)
    near = [meant.question] if meant.question else list(meant.nearest)
    draft = given.get("draft") or DraftForm(initial={"question": found.words})
    context = {
        "question": found,
        "who": dict(WHO).get(found.who, ""),
        "waits": found.state == Question.State.MENUNGGU,
        "edition": found.entry.editions.first() if found.entry else None,
        "marks": marks(found.words),
        "near": [(one.slug, one.question["id"]) for one in near],
        "draft": draft,
        "groups": _groups(request, draft, []),
        "point": given.get("point") or PointForm(prefix="tunjuk"),
        "refuse": given.get("refuse") or RefuseForm(prefix="tolak"),
        "form": next(iter(given.values()), None),
    }
    return render(request, "asking/question.html", context, status=400 if given else 200)


@needs("tanya.jawab")
@require_POST
def refuse(request: OfficerRequest, pk: int) -> HttpResponse:
    """Leave a question unanswered, with a sentence for its asker."""
    said = _("Penanya dapat membaca alasannya. Kata-katanya sudah dihapus.")
    form = RefuseForm(request.POST, prefix="tolak")
    return _settle(request, pk, actions.refuse, said, refuse=form)


@needs("tanya.jawab")
@require_POST
def point(request: OfficerRequest, pk: int) -> HttpResponse:
    """Answer a question with what the library says already."""
    said = _("Penanya diarahkan ke sana. Kata-katanya sudah dihapus.")
    form = PointForm(request.POST, prefix="tunjuk")
    return _settle(request, pk, actions.point_to, said, point=form)


def _settle(
    request: OfficerRequest, pk: int, act: Any, said: str, **given: forms.Form
) -> HttpResponse:
    """Do with a question what its one form of one field asks; else the page with the errors."""
    found, (form,) = get_object_or_404(Question, pk=pk), given.values()
    if form.is_valid() and _did(form, act, found, *form.cleaned_data.values(), by=request.duty):
        messages.success(request, said)
        return redirect("asking_desk:queue")
    return _question(request, found, **given)


@needs("tanya.lihat")
@require_safe
def edition(request: OfficerRequest, pk: int) -> HttpResponse:
    """A version of an answer as it will stand in the library, and what may be done with it."""
    return _edition(request, _found(pk))


def _found(pk: int) -> Edition:
    return get_object_or_404(Edition.objects.select_related("entry"), pk=pk)


def _to(edition: Edition) -> HttpResponse:
    return redirect("asking_desk:edition", edition.pk)


def _edition(request: OfficerRequest, found: Edition, **given: forms.Form) -> HttpResponse:
    mine = found.drafted_by_officer == request.duty.officer_id
    decides = request.duty.may("tanya.setujui")
    waits = found.state == Edition.State.KONSEP
    context = {
        "row": shown(found, translate=False),
        "marks": marks("\n".join(getattr(found, name) for name in actions.WORDS)),
        "mine": mine,
        "may_publish": waits and decides and not mine,
        "may_withdraw": decides and found.state == Edition.State.TERBIT,
        "may_draft": request.duty.may("tanya.jawab"),
        "publish": given.get("publish") or PublishForm(prefix="terbit"),
        "said": actions.fingerprint_of(found),
        "back": given.get("back") or RemarkForm(prefix="kembali"),
        "withdraw": given.get("withdraw") or RemarkForm(prefix="tarik"),
        "form": next(iter(given.values()), None),
    }
    return render(request, "asking/edition.html", context, status=400 if given else 200)


@needs("tanya.setujui")
@require_POST
def publish(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second officer puts it into the library."""
    found, form = _found(pk), PublishForm(request.POST, prefix="terbit")
    day = clock.today(request.duty.agency.zone)
    if form.is_valid() and _did(
        form, actions.publish, found, seen=form.cleaned_data["said"], by=request.duty, day=day
    ):
        messages.success(request, _("Terbit. Kata-kata penanya sudah dihapus."))
        return _to(found)
    return _edition(request, found, publish=form)


@needs("tanya.setujui")
@require_POST
def give_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second officer says what is missing."""
    found, form = _found(pk), RemarkForm(request.POST, prefix="kembali")
    if form.is_valid() and _did(
        form, actions.give_back, found, form.cleaned_data["why"], by=request.duty
    ):
        messages.success(request, _("Dikembalikan kepada penyusunnya."))
        return _to(found)
    return _edition(request, found, back=form)


@needs("tanya.setujui")
@require_POST
def withdraw(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take a published answer out of the library."""
    found, form = _found(pk), RemarkForm(request.POST, prefix="tarik")
    day = clock.today(request.duty.agency.zone)
    if form.is_valid() and _did(
        form, actions.withdraw, found.entry, form.cleaned_data["why"], by=request.duty, day=day
    ):
        messages.success(request, _("Ditarik. Kata-katanya sudah dihapus."))
        return redirect("asking_desk:queue")
    return _edition(request, found, withdraw=form)


def _did(form: forms.Form, act: Any, *about: Any, **how: Any) -> bool:
    """Whether an act was done; where it could not be, the form says why."""
    try:
        act(*about, **how)
    except actions.NotNow as trouble:
        form.add_error(None, str(trouble))
        return False
    return True

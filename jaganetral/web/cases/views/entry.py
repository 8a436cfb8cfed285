"""Assisted entry: what somebody tells in person, by phone, in a letter or a chat."""

import secrets
from datetime import timedelta
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases.forms.entry import AccusedForms, EntryForm
from jaganetral.web.cases.views.find import today
from jaganetral.web.evidence.actions import BadFile, NoCustodian, keep
from jaganetral.web.evidence.models import Item
from jaganetral.web.evidence.uploads import read
from jaganetral.web.reports.actions import submit
from jaganetral.web.reports.answers import Answers, ContactAnswer
from jaganetral.web.reports.intake import place_of

HOLD = timedelta(hours=1)


@needs("antrean.catat")
def entry(request: OfficerRequest) -> HttpResponse:
    """The form; when it is complete, the receipt to print for the reporter, shown once."""
    if request.method != "POST":
        here = place_of(request.duty.agency.area)
        start = {"area": here.name if here else ""}
        form = EntryForm(initial=start, today=today(request))
        return _page(request, form, AccusedForms(prefix="orang"))
    form = EntryForm(request.POST, today=today(request))
    accused = AccusedForms(request.POST, prefix="orang")
    if not (form.is_valid() and accused.is_valid()):
        return _page(request, form, accused, status=400)
    if request.POST.get("sekali") != request.session.pop("entry_once", None):
        form.add_error(None, _("Laporan ini sudah tercatat. Buka antrean untuk melihatnya."))
        return _page(request, form, accused, status=409)
    try:
        answers = _answers(form.cleaned_data, accused, _items(request))
        taken = submit(
            answers,
            body=request.duty.agency,
            day=today(request),
            channel=form.cleaned_data["channel"],
            by=request.duty,
        )
    except (NoCustodian, BadFile) as trouble:
        form.add_error(None, str(trouble))
        return _page(request, form, accused, status=400)
    context = {"report": taken.report, "words": " ".join(taken.words)}
    response = render(request, "cases/entry_receipt.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _page(
    request: OfficerRequest, form: EntryForm, accused: Any, *, status: int = 200
) -> HttpResponse:
    once = secrets.token_hex(8)
    request.session["entry_once"] = once
    context = {"form": form, "accused": accused, "once": once}
    return render(request, "cases/entry.html", context, status=status)


def _items(request: OfficerRequest) -> list[Item]:
    """The files, sealed at once; those of a report that fails are removed by the periodic work."""
    files: list[UploadedFile[Any]] = request.FILES.getlist("berkas")
    duty, kept = request.duty, []
    for at, file in enumerate(files, start=1):
        item = keep(
            file.name or "berkas",
            read(file.name or "berkas", file),
            body=duty.agency,
            source=_("dicatat petugas"),
            day=today(request),
            by=duty.actor,
            label=_("Berkas %(n)s") % {"n": at},
            until=clock.now() + HOLD,
        )
        kept.append(item)
    return kept


def _answers(told: dict[str, Any], accused: Any, items: list[Item]) -> Answers:
    """The form in the shape every report has."""
    people = [row for row in accused.cleaned_data if row and row.get("name")]
    parts = ("name", "phone", "email")
    contact: dict[str, str] = {one: told[f"contact_{one}"] for one in parts}
    ordered = {"ya": True, "tidak": False}.get(told["ordered"])
    day, how = told["happened_on"], told["happened_how"] or "tepat"
    answers: Answers = {
        "happening": told["happening"],
        "story": told["story"],
        "happened_from": day,
        "happened_until": day,
        "happened_how": how if day else "",
        "area": told["area"],
        "place": told["place"],
        "online": told["online"],
        "links": told["links"],
        "ordered_by_superior": ordered,
        "resource_form": told["resources"],
        "accused": people,
        "identity": told["identity"],
        "contact": cast(ContactAnswer, {one: said for one, said in contact.items() if said}),
        "items": items,
        "wants_news": told["wants_news"],
    }
    return answers

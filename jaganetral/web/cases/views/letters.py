"""The letters of a case: what can be drafted, drafts, and what was signed, sent and received."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases import drafts
from jaganetral.web.cases.actions import letters as actions
from jaganetral.web.cases.forms.acts import Place, day_field
from jaganetral.web.cases.forms.letters import content_of, letter_form
from jaganetral.web.cases.hands import works_on
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.views.find import find_case, today
from jaganetral.web.cases.views.page import case_page
from jaganetral.web.cases.views.work import attempt, find_to_work, try_it
from jaganetral.web.letters import actions as office
from jaganetral.web.letters.models import Letter
from jaganetral.web.letters.serving import respond_pdf


@require_http_methods(["GET", "HEAD", "POST"])
@needs("perkara.lihat")
def letters(request: OfficerRequest, slug: str) -> HttpResponse:
    """All letters, and the kinds that can be drafted now with what is missing for each."""
    if request.method == "POST":
        return _draft(request, find_to_work(request, slug))
    case, day = find_case(request, slug), today(request)
    kinds = drafts.offered(case, request.duty, day) if works_on(case, request.duty) else []
    rows = Letter.objects.filter(case_letter__case=case).select_related("to", "body").defer("pdf")
    shown: dict[str, Any] = {"letters": rows, "kinds": kinds}
    return case_page(request, case, "cases:letters", "cases/letters.html", **shown)


def _draft(request: OfficerRequest, case: Case) -> HttpResponse:
    kind, made = request.POST.get("kind", ""), []
    if kind not in drafts.KINDS:
        messages.error(request, _("Pilih jenis suratnya."))
        return redirect("cases:letters", case.slug)
    who: dict[str, Any] = {"by": request.duty, "day": today(request)}
    if try_it(request, lambda: made.append(actions.draft_letter(case, kind, **who))):
        return redirect("cases:letter", case.slug, made[0].pk)
    return redirect("cases:letters", case.slug)


def _letter_of(case: Case, key: int) -> Letter:
    rows = Letter.objects.select_related("to", "body")
    return get_object_or_404(rows, case_letter__case=case, pk=key)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("perkara.lihat")
def letter(request: OfficerRequest, slug: str, key: int) -> HttpResponse:
    """One letter: its draft to edit with what is missing, or what became of it."""
    if request.method != "POST":
        case = find_case(request, slug)
        return _page(request, case, _letter_of(case, key))
    case = find_to_work(request, slug)
    found = _letter_of(case, key)
    form = letter_form(found, request.POST)
    if not form.is_valid():
        return _page(request, case, found, form, status=400)
    told = {"content": content_of(found, form), "subject": form.cleaned_data["subject"]}
    status = attempt(case, form, lambda: office.revise(found, by=request.duty, **told))
    if status:
        return _page(request, case, found, form, status=status)
    messages.success(request, _("Konsep tersimpan."))
    return redirect("cases:letter", slug, key)


def _page(
    request: OfficerRequest,
    case: Case,
    found: Letter,
    form: forms.Form | None = None,
    **more: Any,
) -> HttpResponse:
    sent = found.sent_at.date() if found.sent_at else None
    receipt = forms.Form()
    receipt.fields["day"] = day_field(
        Place(case, today(request), sent or found.dated), _("Hari diterima")
    )
    shown: dict[str, Any] = {
        "letter": found,
        "form": form or letter_form(found),
        "missing": office.missing(found) if found.state == Letter.State.DRAFT else [],
        "letter_steps": drafts.steps(case, found, request.duty, today(request)),
        "works": works_on(case, request.duty),
        "receipt": receipt,
        **more,
    }
    return case_page(request, case, "cases:letters", "cases/letter.html", **shown)


@require_GET
@needs("perkara.lihat")
def letter_file(request: OfficerRequest, slug: str, key: int) -> HttpResponse:
    """The PDF: as it was signed, else the draft as it would look."""
    return respond_pdf(_letter_of(find_case(request, slug), key))


def _step(
    request: OfficerRequest, slug: str, key: int, run: Callable[[Case, Letter], object], said: str
) -> HttpResponse:
    case = find_to_work(request, slug)
    found = _letter_of(case, key)
    if try_it(request, lambda: run(case, found)):
        messages.success(request, said)
    return redirect("cases:letter", slug, key)


@require_POST
@needs("perkara.lihat")
def sign(request: OfficerRequest, slug: str, key: int) -> HttpResponse:
    """Sign: the letter gets its number and never changes again."""
    who: dict[str, Any] = {"by": request.duty, "day": today(request)}
    said = _("Surat ditandatangani. Isinya tidak dapat diubah lagi.")
    return _step(request, slug, key, lambda c, x: actions.sign_letter(c, x, **who), said)


@require_POST
@needs("perkara.lihat")
def send(request: OfficerRequest, slug: str, key: int) -> HttpResponse:
    """Send a signed letter; the recommendation moves the case to the agency."""
    who: dict[str, Any] = {"by": request.duty, "day": today(request)}
    said = _("Surat tercatat terkirim.")
    return _step(request, slug, key, lambda c, x: actions.send_letter(c, x, **who), said)


@require_POST
@needs("perkara.lihat")
def receive(request: OfficerRequest, slug: str, key: int) -> HttpResponse:
    """Record the day a letter arrived; its limits count from that day."""
    case = find_to_work(request, slug)
    found = _letter_of(case, key)
    form = forms.Form(request.POST)
    sent = found.sent_at.date() if found.sent_at else None
    form.fields["day"] = day_field(
        Place(case, today(request), sent or found.dated), _("Hari diterima")
    )
    if not form.is_valid():
        return _page(request, case, found, receipt=form, status=400)
    who: dict[str, Any] = {"by": request.duty, "day": form.cleaned_data["day"]}
    said = _("Hari penerimaan tercatat.")
    return _step(request, slug, key, lambda c, x: actions.receive_letter(c, x, **who), said)

"""Two clearly different boxes: notes that stay inside, and messages the reporter reads."""

from typing import Any

from django.contrib import messages as notices
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases.actions import persons as actions
from jaganetral.web.cases.actions.queue import mark_read, write_message
from jaganetral.web.cases.forms.case import MailForm, NoteForm
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.queries.queue import reports_for, with_news
from jaganetral.web.cases.views.find import find_case, find_held, today
from jaganetral.web.cases.views.page import case_page


def page(request: OfficerRequest, case: Case, *, status: int = 200, **context: Any) -> HttpResponse:
    """Both boxes, with what was written before."""
    mine = reports_for(request.duty).filter(case_report__case=case).order_by("pk")
    base = {
        "note_form": NoteForm(),
        "mail_form": MailForm(),
        "mailboxes": with_news(mine).prefetch_related("messages"),
        **context,
    }
    template = "cases/messages.html"
    return case_page(request, case, "cases:messages", template, status=status, **base)


@require_GET
@needs("pesan.tulis")
def messages(request: OfficerRequest, slug: str) -> HttpResponse:
    """Internal notes on one side, the mailboxes of the reporters on the other."""
    return page(request, find_case(request, slug))


@require_POST
@needs("pesan.tulis")
def note(request: OfficerRequest, slug: str) -> HttpResponse:
    """Write an internal note."""
    case, form = find_held(request, slug), NoteForm(request.POST)
    if not form.is_valid():
        return page(request, case, status=400, note_form=form)
    actions.write_note(case, form.cleaned_data["catatan"], by=request.duty)
    return redirect("cases:messages", slug)


@require_POST
@needs("pesan.tulis")
def mail(request: OfficerRequest, slug: str, number: str) -> HttpResponse:
    """Write to one reporter."""
    case, form = find_held(request, slug), MailForm(request.POST)
    mine = reports_for(request.duty).filter(case_report__case=case)
    report = get_object_or_404(mine, number=number)
    if not form.is_valid():
        return page(request, case, status=400, mail_form=form, mail_to=number)
    write_message(report, form.cleaned_data["pesan"], by=request.duty, day=today(request))
    notices.success(request, _("Pesan terkirim kepada pelapor %(n)s.") % {"n": number})
    return redirect("cases:messages", slug)


@require_POST
@needs("pesan.tulis")
def read(request: OfficerRequest, slug: str, number: str) -> HttpResponse:
    """The reporter's new lines have been read."""
    case = find_held(request, slug)
    mine = reports_for(request.duty).filter(case_report__case=case)
    mark_read(get_object_or_404(mine, number=number), by=request.duty)
    return redirect("cases:messages", slug)

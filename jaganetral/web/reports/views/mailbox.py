"""Coming back with number and six words: status, messages, answers, further files."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from jaganetral.flow import case_table
from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.evidence.actions import BadFile, NoCustodian
from jaganetral.web.evidence.uploads import read
from jaganetral.web.reports import words as six
from jaganetral.web.reports.actions import BadMessage, add_file, mark_read, reply
from jaganetral.web.reports.actions.guesses import Wait, open_mailbox
from jaganetral.web.reports.forms import MessageForm, ReturnForm
from jaganetral.web.reports.mailbox import close_mailbox, give_mailbox, report_of
from jaganetral.web.reports.models import Report
from jaganetral.web.reports.views.quiet import quiet

NO_FIT = gettext_lazy("Nomor dan kata sandi belum cocok. Periksa ejaan dan urutan katanya")
CONTESTABLE = (Report.Status.SELESAI, Report.Status.TIDAK_DILANJUTKAN)


@public
@quiet
def check(request: HttpRequest) -> HttpResponse:
    """Number and words; whatever is wrong, the sentence is the same."""
    form = ReturnForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "reports/check.html", {"form": form})
    number = six.read_number(form.cleaned_data["nomor"])
    try:
        report = open_mailbox(number, form.cleaned_data["kata"], clock.now())
    except Wait as wait:
        form.add_error("nomor", _("Tunggu %(n)s menit sebelum mencoba lagi") % {"n": wait.minutes})
        return render(request, "reports/check.html", {"form": form}, status=429)
    if report is None:
        form.add_error(
            "nomor", _("Nomor dan kata sandi belum cocok. Periksa ejaan dan urutan katanya")
        )
        return render(request, "reports/check.html", {"form": form}, status=400)
    response = redirect("reports:mailbox")
    give_mailbox(response, report, secure=settings.CSRF_COOKIE_SECURE)
    return response


def with_mailbox(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the report whose mailbox is open; without one the words are asked for."""

    @wraps(view)
    def opened(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        report = report_of(request)
        return redirect("reports:check") if report is None else view(request, report, **kwargs)

    return quiet(opened)


@public
@with_mailbox
def mailbox(request: HttpRequest, report: Report) -> HttpResponse:
    """What has become of the report, and what its examiners ask."""
    response = _page(request, report, MessageForm())
    mark_read(report)
    return response


@public
@with_mailbox
def answer(request: HttpRequest, report: Report) -> HttpResponse:
    """Send an answer; an error leaves it as it was typed."""
    form = MessageForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return redirect("reports:mailbox")
    try:
        reply(report, form.cleaned_data["pesan"], day=clock.today(report.holder.zone))
    except BadMessage as trouble:
        form.add_error("pesan", str(trouble))
        return _page(request, report, form, status=400)
    return redirect(reverse("reports:mailbox") + "#pesan")


@public
@with_mailbox
def add(request: HttpRequest, report: Report) -> HttpResponse:
    """Send further files; each is kept as soon as it is found good."""
    errors: list[str] = []
    for file in request.FILES.getlist("berkas"):
        name = (file.name or _("Berkas"))[:80]
        try:
            add_file(report, name, read(name, file), day=clock.today(report.holder.zone))
        except (BadFile, NoCustodian) as trouble:
            errors.append(str(trouble))
    if errors:
        return _page(request, report, MessageForm(), errors, status=400)
    return redirect(reverse("reports:mailbox") + "#berkas")


@public
@quiet
def close(request: HttpRequest) -> HttpResponse:
    """Close the mailbox on this device."""
    response = redirect("reports:check")
    if request.method == "POST":
        close_mailbox(response)
        response.delete_cookie(settings.CSRF_COOKIE_NAME)
    return response


def _page(
    request: HttpRequest,
    report: Report,
    form: MessageForm,
    file_errors: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    statuses, language = case_table().statuses, get_language() or "id"
    context = {
        "report": report,
        "status_label": statuses[report.status].label.of(language),
        "means": statuses[report.status].means.of(language),
        "next": statuses[report.status].next.of(language),
        "steps": [
            (statuses[step.status].label.of(language), step.day)
            for step in reversed(report.steps.all())
        ],
        "letters": list(report.messages.all()),
        "unread": report.messages.filter(from_reporter=False, read=False).count(),
        "files": report.files.count(),
        "retaliations": report.retaliations.filter(by=""),
        "form": form,
        "file_errors": file_errors or [],
        "contest": _contest_address(report),
        "late": report.next_news_by is not None
        and report.next_news_by < clock.today(report.holder.zone),
    }
    return render(request, "reports/mailbox.html", context, status=status)


def _contest_address(report: Report) -> str:
    """Where "Belum selesai" is said, once, of a report that rests; empty otherwise."""
    if report.contested or report.status not in CONTESTABLE:
        return ""
    try:
        return reverse("cases_public:contest")
    except NoReverseMatch:  # the page of the cases is not served here
        return ""

"""The reporter's "Belum selesai", behind the open mailbox: once, with a reason."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.cases.actions.contest import contest as do_contest
from jaganetral.web.cases.actions.contest import why_not
from jaganetral.web.cases.actions.flow import Refused
from jaganetral.web.cases.contests import last_day
from jaganetral.web.cases.views.work import refusal_words
from jaganetral.web.reports.actions import BadMessage
from jaganetral.web.reports.mailbox import report_of
from jaganetral.web.reports.models import Report


def _form(data: Any = None) -> forms.Form:
    form = forms.Form(data)
    form.fields["reason"] = forms.CharField(
        label=_("Apa yang belum selesai?"),
        help_text=_(
            "Tulis yang Anda lihat masih terjadi, atau yang belum diperiksa. "
            "Jangan tulis nama Anda."
        ),
        error_messages={"required": _("Tulis satu kalimat alasan.")},
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )
    return form


@public
@require_http_methods(["GET", "HEAD", "POST"])
def contest(request: HttpRequest) -> HttpResponse:
    """Why not, or the form; a sent answer leads back to the mailbox."""
    report = report_of(request)
    if report is None:
        return redirect("reports:check")
    day = clock.today(report.holder.zone)
    trouble = why_not(report, "-", day)
    form = _form(request.POST if request.method == "POST" and trouble is None else None)
    if form.is_bound and form.is_valid():
        try:
            do_contest(report, form.cleaned_data["reason"], day=day)
            return redirect(reverse("reports:mailbox") + "#pesan")
        except BadMessage as bad:
            form.add_error("reason", str(bad))
        except Refused as refused:
            trouble = refused.refusal
    said = refusal_words(trouble) if trouble else ""
    return _page(request, report, form, said)


def _page(request: HttpRequest, report: Report, form: forms.Form, refused: str) -> HttpResponse:
    shown: dict[str, Any] = {"form": form, "refused": refused, "until": last_day(report)}
    status = 400 if form.errors else 200
    response = render(request, "cases/contest.html", shown, status=status)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response

"""The receipt: number and six words, one typed back; the promise; the signed proof."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jaganetral.web.accounts.gate import public
from jaganetral.web.reports.actions.sending import decline_news, note_words
from jaganetral.web.reports.drafts import content_of, key_in
from jaganetral.web.reports.forms import WordForm
from jaganetral.web.reports.mailbox import report_of
from jaganetral.web.reports.models import Report
from jaganetral.web.reports.receipts import proof_of
from jaganetral.web.reports.views.quiet import quiet


@public
@quiet
def receipt(request: HttpRequest) -> HttpResponse:
    """Opened later, or without a sent draft, the page explains how to come back."""
    sent = (content_of(request) or {}).get("sent")
    if sent is None or sent.get("noted"):
        return render(request, "reports/receipt_later.html", {"sent": sent})
    report = Report.objects.get(number=sent["number"])
    if request.method == "POST" and request.POST.get("aksi") == "tanpa-kabar":
        decline_news(key_in(request) or "")
        return redirect("reports:receipt")
    form = WordForm(request.POST if request.method == "POST" else None, words=sent["words"])
    if form.is_valid():
        note_words(key_in(request) or "")
        return redirect("reports:receipt")
    context = {"report": report, "sent": sent, "form": form}
    status = 400 if form.errors else 200
    return render(request, "reports/receipt.html", context, status=status)


@public
@quiet
def as_text(request: HttpRequest) -> HttpResponse:
    """Number and words as a small text file with a name that says nothing."""
    sent = (content_of(request) or {}).get("sent") or {}
    if "words" not in sent:
        return redirect("reports:receipt")
    address = request.build_absolute_uri(reverse("reports:check"))
    lines = [
        _("Nomor laporan: %(number)s") % {"number": sent["number"]},
        _("Kata sandi: %(words)s") % {"words": " ".join(sent["words"])},
        _("Buka di: %(address)s") % {"address": address},
        _("Jangan simpan di ponsel atau komputer kantor."),
    ]
    return _file("\r\n".join([*lines, ""]), "catatan.txt", "text/plain; charset=utf-8")


@public
@quiet
def proof(request: HttpRequest) -> HttpResponse:
    """The signed proof, for the device that sent the report or has its mailbox open."""
    sent = (content_of(request) or {}).get("sent") or {}
    report = Report.objects.filter(number=sent.get("number", "")).first() or report_of(request)
    if report is None:
        return redirect("reports:check")
    return _file(proof_of(report), "tanda-terima.json", "application/json")


def _file(text: str, name: str, kind: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(text, content_type=kind, headers={"Content-Disposition": disposition})

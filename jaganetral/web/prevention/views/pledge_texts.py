"""The text of the pledge of a body: what is in force, and publishing another one after a look."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.actions.pledge_texts import publish_text
from jaganetral.web.prevention.forms.pledges import TextForm
from jaganetral.web.prevention.models import OwnText
from jaganetral.web.prevention.pledges.choice import own_words, publisher, readers, text_for
from jaganetral.web.prevention.pledges.text import PledgeText, text_on

SEEN = "dilihat"  # the hash of the words that were shown before they are published


@needs("cegah.lihat")
def pledge_texts(request: OfficerRequest) -> HttpResponse:
    """The text in force and the earlier ones; publishing takes a look first."""
    body = publisher(request.duty)
    today = clock.today(request.duty.agency.zone)
    form = TextForm(request.POST if request.method == "POST" else None, today=today)
    if body is None and form.is_bound:
        raise PermissionDenied
    if body is None or not form.is_valid():
        return _page(request, body, today, form)
    told = form.cleaned_data
    preview = _preview(told)
    if request.POST.get(SEEN) != preview.sha256 + told["starts"].isoformat():
        return _page(request, body, today, form, preview=preview)
    publish_text(
        starts=told["starts"],
        head=told["head"],
        lines=told["lines"],
        shipped=told["which"] == "bawaan",
        by=request.duty,
    )
    messages.success(request, _("Naskah diterbitkan. Ikrar yang sudah dibuat tidak berubah."))
    return redirect("prevention:pledge_texts")


def _preview(told: dict[str, Any]) -> PledgeText:
    if told["which"] == "bawaan":
        return text_on(told["starts"])
    return own_words(0, told["starts"], told["head"], told["lines"])


def _page(
    request: OfficerRequest,
    body: Agency | None,
    today: date,
    form: TextForm,
    preview: PledgeText | None = None,
) -> HttpResponse:
    here = body or request.duty.agency
    context: dict[str, Any] = {
        "body": here,
        "publishes": body is not None,
        "now": text_for(here, today),
        "rows": OwnText.objects.filter(body=here),
        "today": today,
        "form": form,
        "preview": preview,
    }
    if preview is not None:
        starts = form.cleaned_data["starts"]
        context |= {
            "starts": starts,
            "seen": preview.sha256 + starts.isoformat(),
            "readers": readers(here, starts),
        }
    status = 400 if form.errors else 200
    return render(request, "prevention/pledge_texts.html", context, status=status)

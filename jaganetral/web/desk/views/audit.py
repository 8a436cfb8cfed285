"""The sealed log: reading it, and checking all of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.audit.models import Record
from jaganetral.web.desk import actions, log
from jaganetral.web.desk.forms import LogForm, offer

A_PAGE = 50


@needs("audit.lihat")
@require_safe
def records(request: OfficerRequest) -> HttpResponse:
    """The log, newest first, with filters."""
    form = LogForm(request.GET or None)
    offer(form, act=[("", _("Semua")), *log.acts_in_use()])
    zone = request.duty.agency.zone
    found = Record.objects.order_by("-seq")
    if form.is_bound and form.is_valid():
        found = log.filtered(**form.cleaned_data, zone=zone)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("halaman"))
    query = request.GET.copy()
    query.pop("halaman", None)
    context = {
        "form": form,
        "page": page,
        "rows": [log.shown(record) for record in page],
        "zone": zone,
        "query": query.urlencode(),
        "last": Record.objects.order_by("-seq").first(),
    }
    return render(request, "desk/audit.html", context)


@needs("audit.lihat")
@require_POST
def check(request: OfficerRequest) -> HttpResponse:
    """Recompute everything and say what came out."""
    verdict = actions.check_log(by=request.duty)
    say = messages.success if verdict.whole else messages.error
    say(request, verdict.sentence)
    return redirect("desk:audit")

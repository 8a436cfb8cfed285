"""What may be retaliation after a report, behind its open mailbox."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.reports.actions.retaliation import note_retaliation
from jaganetral.web.reports.forms import RetaliationForm
from jaganetral.web.reports.forms.retaliation import retaliation_of
from jaganetral.web.reports.models import Report, Retaliation
from jaganetral.web.reports.views.mailbox import with_mailbox


@public
@with_mailbox
def retaliation(request: HttpRequest, report: Report) -> HttpResponse:
    """The form; what is sent is sealed with the report, and only its examiners read it."""
    form = RetaliationForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"form": form, "report": report}
        status = 400 if form.is_bound else 200
        return render(request, "reports/retaliation.html", context, status=status)
    told = retaliation_of(form.cleaned_data)
    if told["after"] == Retaliation.After.MELAPOR and told["since"] is None:
        told["since"] = report.received_on
    note_retaliation(told, report=report, day=clock.today(report.holder.zone))
    return redirect(reverse("reports:mailbox") + "#balasan")

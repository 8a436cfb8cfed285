"""How long names are kept."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.prevention.actions.retention import set_days, subject_of
from jaganetral.web.prevention.attendance.retention import days_of
from jaganetral.web.prevention.campaigns.scope import under
from jaganetral.web.prevention.forms.retention import RetentionForm
from jaganetral.web.prevention.models import Room


@needs("cegah.kantor")
@require_http_methods(["GET", "POST"])
def retention(request: OfficerRequest) -> HttpResponse:
    """Set the days for one's office, or for the house and all below."""
    body = subject_of(request.duty)
    now = days_of(body)
    form = RetentionForm(request.POST or None, initial={"hari": now})
    if request.method == "POST" and form.is_valid():
        set_days(form.cleaned_data["hari"], by=request.duty)
        messages.success(request, _("Tersimpan. Berlaku juga untuk acara yang lalu."))
        return redirect("prevention:retention")
    rooms = Room.objects.filter(under(body, "agency__")).exclude(forgotten=None)
    context = {
        "form": form,
        "body": body,
        "days": now,
        "wide": body != request.duty.agency,
        "forgotten": rooms.count(),
    }
    return render(request, "prevention/retention.html", context, status=400 if form.errors else 200)

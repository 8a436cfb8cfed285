"""The key of an identity custodian."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.desk.forms import KeyForm
from jaganetral.web.evidence.actions import make_custodian_key
from jaganetral.web.evidence.models import CustodianKey


@needs("identitas.buka")
@never_cache
@require_http_methods(["GET", "POST"])
def custodian(request: OfficerRequest) -> HttpResponse:
    """The custodian makes the key of their body; nobody else ever knows its passphrase."""
    body = request.duty.agency
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        day = clock.today(body.zone)
        make_custodian_key(body, form.cleaned_data["passphrase"], by=request.duty, day=day)
        messages.success(request, _("Kunci penjaga untuk %(body)s sudah dibuat.") % {"body": body})
        return redirect("desk:custodian")
    keys = CustodianKey.objects.filter(body=body).order_by("-pk")
    return render(request, "desk/custodian.html", {"form": form, "keys": keys, "body": body})

"""One's own account: which duty to act under, recovery codes, keys, theme."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jaganetral.web import clock
from jaganetral.web.accounts import actions, forms
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Duty
from jaganetral.web.accounts.queries import duties_on, recovery_codes

TODAY = "desk:today"


@needs("saya.kelola")
@require_http_methods(["GET", "POST"])
def choose_duty(request: OfficerRequest) -> HttpResponse:
    """Which duty to act under, for somebody who has several."""
    duties = duties_on(request.user, clock.today())
    if request.method == "POST":
        mine = Duty.objects.filter(pk__in=[duty.pk for duty in duties])
        chosen = get_object_or_404(mine, pk=request.POST.get("duty", "0"))
        request.session["duty"] = chosen.pk
        messages.success(request, _("Anda bertindak sebagai %(duty)s.") % {"duty": chosen})
        return redirect(TODAY)
    return render(request, "accounts/duty.html", {"duties": duties})


@needs("saya.kelola")
@never_cache
@require_http_methods(["GET", "POST"])
def recovery(request: OfficerRequest) -> HttpResponse:
    """Recovery codes are shown once: after setting up, and after asking for new ones."""
    if request.method == "POST":
        actions.new_recovery_codes(by=request.duty)
        request.session["show_codes"] = True
        return redirect("account_recovery")
    if not request.session.pop("show_codes", False):
        return redirect("desk:me")
    return render(request, "accounts/recovery.html", {"codes": recovery_codes(request.user)})


@needs("saya.kelola")
@require_http_methods(["GET", "POST"])
def me(request: OfficerRequest) -> HttpResponse:
    """One's own account."""
    officer = request.user
    kept = {"theme": officer.theme, "keys_on": officer.keys_on}
    form = forms.PreferForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        actions.prefer(**form.cleaned_data, by=request.duty)
        messages.success(request, _("Tersimpan."))
        return redirect("desk:me")
    context = {
        "form": form,
        "duties": duties_on(officer, clock.today()),
        "codes_left": len(recovery_codes(officer)),
    }
    return render(request, "accounts/me.html", context)

"""A proposal: what it would change, and the second officer who adopts it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.desk import actions
from jaganetral.web.desk.forms_law import AdoptForm, WithdrawForm
from jaganetral.web.desk.weighing import packs_of, preview
from jaganetral.web.rules.actions import NotNow, withdraw
from jaganetral.web.rules.models import Proposal


def _found(pk: int) -> Proposal:
    rows = Proposal.objects.select_related("pack", "table", "base__pack", "base__table")
    return get_object_or_404(rows, pk=pk)


def _page(
    request: OfficerRequest, proposal: Proposal, form: AdoptForm | WithdrawForm | None = None
) -> HttpResponse:
    packs = packs_of(proposal)
    today = clock.today(request.duty.agency.zone)
    adopts = request.duty.may("aturan.adopsi")
    context = {
        "proposal": proposal,
        "preview": preview(*packs, request.duty, today) if packs else None,
        "form": form,
        "adopt": form if isinstance(form, AdoptForm) else AdoptForm(prefix="sah"),
        "withdraw": form if isinstance(form, WithdrawForm) else WithdrawForm(prefix="tarik"),
        "own": proposal.by_officer == request.duty.officer_id,
        "may_adopt": adopts and proposal.by_officer != request.duty.officer_id,
        "may_withdraw": adopts or request.duty.may("aturan.usul"),
    }
    return render(request, "desk/proposal.html", context)


@needs("aturan.lihat")
@require_http_methods(["GET", "HEAD"])
def one(request: OfficerRequest, pk: int) -> HttpResponse:
    """What a proposal changes, with the open cases and running limits it touches."""
    return _page(request, _found(pk))


@needs("aturan.adopsi")
@require_http_methods(["GET", "POST"])
def adopt(request: OfficerRequest, pk: int) -> HttpResponse:
    """Adopt a proposal; running limits are counted again at once."""
    proposal = _found(pk)
    if request.method != "POST":
        return redirect("desk:proposal", pk)
    form = AdoptForm(request.POST, prefix="sah")
    if form.is_valid():
        try:
            moved = actions.adopt_rules(proposal, form.cleaned_data["why"], by=request.duty)
        except NotNow as trouble:
            form.add_error(None, str(trouble))
        else:
            said = ngettext(
                "Disahkan. %(n)s tenggat dihitung ulang.",
                "Disahkan. %(n)s tenggat dihitung ulang.",
                len(moved),
            )
            messages.success(request, said % {"n": len(moved)})
            return redirect("desk:proposal", pk)
    return _page(request, proposal, form)


@needs("aturan.lihat")
@require_POST
def leave(request: OfficerRequest, pk: int) -> HttpResponse:
    """Leave a proposal."""
    proposal = _found(pk)
    form = WithdrawForm(request.POST, prefix="tarik")
    if form.is_valid():
        try:
            withdraw(proposal, form.cleaned_data["why"], by=request.duty)
        except NotNow as trouble:
            form.add_error(None, str(trouble))
        else:
            messages.success(request, _("Usulan tidak dilanjutkan."))
            return redirect("desk:proposal", pk)
    return _page(request, proposal, form)

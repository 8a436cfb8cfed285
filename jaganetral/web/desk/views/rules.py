"""Settings: which rules bind, since when, and proposing others."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jaganetral.law.telling.catalogue import coverage
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.desk.forms_law import PackForm
from jaganetral.web.rules import actions
from jaganetral.web.rules.models import Binding, Proposal
from jaganetral.web.rules.news import has_news
from jaganetral.web.rules.pack import law_pack


@needs("aturan.lihat")
@require_safe
def rules(request: OfficerRequest) -> HttpResponse:
    """The pack that binds, what is proposed, and what bound before."""
    bindings = list(Binding.objects.select_related("pack", "table"))
    pack = law_pack()
    context = {
        "pack": pack,
        "coverage": coverage(pack),
        "bound": bindings[0] if bindings else None,
        "bindings": bindings,
        "news": has_news(bindings[0]) if bindings else False,
        "proposals": Proposal.objects.filter(state=Proposal.State.MENUNGGU),
        "decided": Proposal.objects.exclude(state=Proposal.State.MENUNGGU)[:20],
        "may_propose": request.duty.may("aturan.usul"),
    }
    return render(request, "desk/rules.html", context)


@needs("aturan.usul")
@require_http_methods(["GET", "POST"])
def propose(request: OfficerRequest) -> HttpResponse:
    """Propose a pack: what shipped, an edited one, or an earlier one."""
    form = PackForm(request.POST or None, request.FILES or None, bound=actions.begin())
    if request.method == "POST" and form.is_valid():
        kind, note = form.cleaned_data["kind"], form.cleaned_data["note"]
        try:
            made = actions.propose(
                kind,
                _title(form),
                note,
                by=request.duty,
                content=form.content,
                pack=form.pack,
                table=form.table,
            )
        except actions.NotNow as trouble:
            form.add_error(None, str(trouble))
        else:
            messages.success(request, _("Usulan tersimpan. Petugas lain yang mengesahkannya."))
            return redirect("desk:proposal", made.pk)
    return render(request, "desk/rules_propose.html", {"form": form})


def _title(form: PackForm) -> str:
    """What the proposal is called, in Indonesian: it stays in the log."""
    kind = Proposal.Kind(form.cleaned_data["kind"])
    if kind == Proposal.Kind.UBAHAN:
        return f"{kind.label}: {form.cleaned_data['file'].name}"
    return f"{kind.label} {form.pack.version}" if form.pack else str(kind.label)

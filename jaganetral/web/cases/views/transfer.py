"""Passing a case on, and letting another body work on it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases.actions.flow import ChangedElsewhere, Refused
from jaganetral.web.cases.actions.transfer import pass_on as give
from jaganetral.web.cases.actions.transfer import share as lend
from jaganetral.web.cases.forms.case import PassOnForm, ShareForm
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.punishing import barred
from jaganetral.web.cases.views.find import find_held, today
from jaganetral.web.cases.views.page import case_page, changed_words


def _bodies(case: Case) -> dict[str, Any]:
    """Who holds the case, and who must never get it."""
    return {"holder": case.holder, "barred": barred(case)}


def _page(
    request: OfficerRequest,
    case: Case,
    form: PassOnForm,
    share_form: ShareForm | None = None,
    *,
    status: int = 200,
    trouble: str = "",
) -> HttpResponse:
    return case_page(
        request,
        case,
        "cases:summary",
        "cases/pass_on.html",
        status=status,
        form=form,
        share_form=share_form or ShareForm(**_bodies(case)),
        shares=case.shares.select_related("agency"),
        trouble=trouble,
    )


@needs("perkara.alihkan")
def pass_on(request: OfficerRequest, slug: str) -> HttpResponse:
    """Choose the new holder and write why."""
    case = find_held(request, slug)
    form = PassOnForm(request.POST or None, **_bodies(case), initial={"versi": case.version})
    if request.method != "POST" or not form.is_valid():
        return _page(request, case, form, status=400 if form.errors else 200)
    to, why, seen = (form.cleaned_data[name] for name in ("ke", "alasan", "versi"))
    try:
        give(case, to, why, by=request.duty, day=today(request), seen=seen)
    except ChangedElsewhere:
        kept = PassOnForm({**request.POST.dict(), "versi": case.version}, **_bodies(case))
        return _page(request, case, kept, status=409, trouble=changed_words(case))
    except Refused as refused:
        return _page(request, case, form, status=409, trouble=str(refused))
    return redirect("cases:list")


@require_POST
@needs("perkara.alihkan")
def share(request: OfficerRequest, slug: str) -> HttpResponse:
    """Let another body read the case or follow it up."""
    case = find_held(request, slug)
    form = ShareForm(request.POST, **_bodies(case))
    if not form.is_valid():
        empty = PassOnForm(**_bodies(case), initial={"versi": case.version})
        return _page(request, case, empty, form, status=400, trouble=_("Pilih instansinya."))
    to, scope = form.cleaned_data["instansi"], form.cleaned_data["lingkup"]
    lend(case, to, scope, by=request.duty, day=today(request))
    return redirect("cases:pass_on", slug)

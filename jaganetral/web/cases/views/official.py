"""The button that opens a case about the official who decided."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases.actions.official import open_against
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.views.find import find_held, today
from jaganetral.web.cases.views.work import try_it


@require_POST
@needs("perkara.periksa")
def open_case(request: OfficerRequest, slug: str) -> HttpResponse:
    """Open the case, or show the one that is already open."""
    case, made = find_held(request, slug), list[Case]()
    run = lambda: made.append(open_against(case, by=request.duty, day=today(request)))  # noqa: E731
    if not try_it(request, run):
        return redirect("cases:summary", slug)
    messages.success(request, _("Perkara terhadap pejabat yang memutus terbuka."))
    return redirect("cases:summary", made[0].slug)

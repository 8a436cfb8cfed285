"""The limits of a case: how each was counted, and how many days are left."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases.limits import limits_of
from jaganetral.web.cases.views.find import find_case, today
from jaganetral.web.cases.views.page import case_page


@require_GET
@needs("perkara.lihat")
def deadlines(request: OfficerRequest, slug: str) -> HttpResponse:
    """Running limits first, then those met or cancelled."""
    case = find_case(request, slug)
    rows = limits_of(case, today(request))
    shown: dict[str, Any] = {
        "running": [row for row in rows if row.is_running],
        "past": [row for row in rows if not row.is_running],
    }
    return case_page(request, case, "cases:deadlines", "cases/deadlines.html", **shown)

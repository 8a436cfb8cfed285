"""Settings: the overview."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Duty, Officer, Post
from jaganetral.web.accounts.queries import managed_by
from jaganetral.web.desk.house import house_sections, not_set_up, without_key
from jaganetral.web.evidence.models import CustodianKey


@needs("atur.kelola")
@require_safe
def overview(request: OfficerRequest) -> HttpResponse:
    """What there is to manage, and what is still missing."""
    bodies = managed_by(request.duty)
    today = clock.today(request.duty.agency.zone)
    context = {
        "bodies": len(bodies),
        "officers": Officer.objects.filter(duties__agency__in=bodies).distinct().count(),
        "not_set_up": len(not_set_up(request.duty)),
        "duties": Duty.objects.on(today).filter(agency__in=bodies).count(),
        "posts": Post.objects.filter(agency__in=bodies).count(),
        "keys": CustodianKey.objects.filter(body__in=bodies, active=True).count(),
        "without_key": without_key(request.duty),
        "sections": house_sections(request.duty, today),
    }
    return render(request, "desk/settings.html", context)

"""Finding a case or report the one way: within the scope of the duty, and not in a conflict."""

from datetime import date
from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.conflict import Conflict, Standing
from jaganetral.web.accounts.gate import OfficerRequest
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.parties import (
    conflict_in,
    conflict_of,
    free_officers,
    report_standings,
    standings,
)
from jaganetral.web.cases.queries.queue import reports_for
from jaganetral.web.reports.models import Report


def today(request: OfficerRequest) -> date:
    """The day in the zone of the duty's body."""
    return clock.today(request.duty.agency.zone)


def find_case(request: OfficerRequest, slug: str) -> Case:
    """The case of an address ("2026-0312"): 404 outside the scope, 403 and why in a conflict."""
    number = slug.replace("-", "/", 1)
    case = Case.objects.visible_to(request.duty).filter(number=number).first()
    if case is None:
        raise Http404
    conflict = conflict_of(case, request.duty, today(request))
    if conflict is not None:
        refuse_in_conflict(request, conflict, standings(case), "perkara.periksa")
    return case


def find_held(request: OfficerRequest, slug: str) -> Case:
    """As `find_case`, for changing it: 403 for a body that only reads the case."""
    case = find_case(request, slug)
    if case.holder_id != request.duty.agency_id:
        raise PermissionDenied(
            _("Perkara ini dipegang %(body)s. Instansi Anda hanya membacanya.")
            % {"body": case.holder.short}
        )
    return case


def find_report(request: OfficerRequest, number: str) -> Report:
    """The report of an address: 404 outside the scope, 403 and why in a conflict."""
    found = reports_for(request.duty).filter(number=number)
    report = found.prefetch_related("accused", "files__item", "messages").first()
    if report is None:
        raise Http404
    conflict = conflict_in(report, request.duty, today(request))
    if conflict is not None:
        accused = report_standings(report)
        refuse_in_conflict(request, conflict, accused, "antrean.putuskan")
    return report


def refuse_in_conflict(
    request: OfficerRequest, conflict: Conflict, accused: list[Standing], act: str
) -> NoReturn:
    """Say why, and who can: colleagues without a conflict, else the body above."""
    others = free_officers(accused, request.duty, act, today(request))
    above = request.duty.agency.parent
    if others:
        who = _("Yang dapat membukanya: %(names)s.") % {"names": ", ".join(others)}
    elif above is not None:
        who = _("Minta admin mengalihkannya ke %(body)s.") % {"body": above.name}
    else:
        who = ""
    raise PermissionDenied(f"{_(conflict.sentence)} {who}".strip())

"""Finding a case the one way: within the scope of the duty, and not in a conflict."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.parties import conflict_of


def find_case(request: OfficerRequest, slug: str) -> Case:
    """The case of an address ("2026-0312"): 404 outside the scope, 403 and why in a conflict."""
    number = slug.replace("-", "/", 1)
    case = Case.objects.visible_to(request.duty).filter(number=number).first()
    if case is None:
        raise Http404
    conflict = conflict_of(case, request.duty, clock.today(request.duty.agency.zone))
    if conflict is not None:
        raise PermissionDenied(conflict.sentence)
    return case

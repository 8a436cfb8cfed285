"""An officer writes down what may be retaliation: of a report or a case of the own body."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.queries.queue import reports_for
from jaganetral.web.cases.queries.retaliation import sees_retaliations
from jaganetral.web.reports.actions.retaliation import note_retaliation
from jaganetral.web.reports.answers import RetaliationAnswer
from jaganetral.web.reports.models import Report, Retaliation


@transaction.atomic
def note_of_report(report: Report, told: RetaliationAnswer, *, by: Duty, day: date) -> Retaliation:
    """Of whoever sent a report; without a day of the cause, the report's own counts."""
    if not sees_retaliations(by) or not reports_for(by).filter(pk=report.pk).exists():
        raise PermissionDenied
    if told["after"] == Retaliation.After.MELAPOR and told.get("since") is None:
        told = {**told, "since": report.received_on}
    return note_retaliation(told, report=report, day=day, by=by.actor)


@transaction.atomic
def note_of_case(case: Case, told: RetaliationAnswer, *, by: Duty, day: date) -> Retaliation:
    """Of somebody else: a witness, or whoever refused. The version of the case stays as it is."""
    if not sees_retaliations(by) or case.holder_id != by.agency_id:
        raise PermissionDenied
    return note_retaliation(told, case_number=case.number, day=day, by=by.actor)

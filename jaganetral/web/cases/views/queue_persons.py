"""Who may be meant by a report that waits, and what officers said of them elsewhere."""

from collections.abc import Sequence
from typing import Any

from jaganetral.web.accounts.gate import OfficerRequest
from jaganetral.web.cases.judging import asked_key
from jaganetral.web.cases.looking import asked_of, proposed, reason
from jaganetral.web.cases.models import Case, Judgement
from jaganetral.web.cases.queries.judged import heard
from jaganetral.web.cases.queries.likely import Likely, Twin
from jaganetral.web.cases.views.find import today
from jaganetral.web.lookups.limits import TooMany
from jaganetral.web.reports.models import Report


def persons_of(request: OfficerRequest, report: Report, twins: Sequence[Twin]) -> dict[str, Any]:
    """The candidates, judgements by the key of the employee, or the sentence of the limit."""
    area, accused = report.area or report.holder.area, list(report.accused.all())
    try:
        persons = proposed(reason(report), area, accused, report.story, by=request.duty)
    except TooMany as reached:
        return {"persons": [], "limit": str(reached), "heard": {}}
    cases = [twin.case for twin in twins if twin.case is not None]
    return {"persons": persons, "limit": "", "heard": _heard(request, persons, cases)}


def _heard(
    request: OfficerRequest, persons: Sequence[Likely], cases: Sequence[Case]
) -> dict[int, list[Judgement]]:
    found: dict[int, list[Judgement]] = {}
    for one in persons:
        people, key = [hit.employee for hit in one.found], asked_key(asked_of(one.described))
        found |= heard(people, key, duty=request.duty, today=today(request), cases=cases)
    return found

"""The page that answers "who is it?", and the candidate an officer speaks of."""

from typing import Any

from django.http import Http404, HttpResponse

from jaganetral.web.accounts.gate import OfficerRequest
from jaganetral.web.accounts.models import Agency
from jaganetral.web.cases.forms.screening import SearchForm
from jaganetral.web.cases.judging import Basis, asked_key, basis_of
from jaganetral.web.cases.looking import asked_of, proposed, reason, searched
from jaganetral.web.cases.models import Case, Party
from jaganetral.web.cases.screened import (
    Card,
    Row,
    accused_of,
    area_of,
    cards_of,
    screened,
    unlooked,
)
from jaganetral.web.cases.views.find import today
from jaganetral.web.cases.views.page import case_page
from jaganetral.web.lookups.limits import TooMany
from jaganetral.web.roster.models import Employee
from jaganetral.web.roster.screening import age, as_of, is_preparing


def page(request: OfficerRequest, case: Case, *, status: int = 200, **context: Any) -> HttpResponse:
    """The candidates of every accused, and a search with other words."""
    area, limit = area_of(case), ""
    search = SearchForm(request.GET, accused_of(case))
    found: list[Card] | None = None
    try:
        rows = screened(case, request.duty, today(request))
        found = _searched(request, case, search, rows)
    except TooMany as reached:
        rows, limit, status = unlooked(case, request.duty), str(reached), max(status, 429)
    day = case.act_until or case.act_from
    base = {
        "rows": rows,
        "limit": limit,
        "unsure": any(not row.party.is_confirmed for row in rows),
        "search": search,
        "searched": found,
        "searched_for": _party_of(search, rows),
        "words": request.GET.urlencode(),
        "act_day": day,
        "may_write": request.duty.may("pesan.tulis") and case.holder_id == request.duty.agency_id,
        "roster_day": as_of(area),
        "preparing": is_preparing(area),
        "preparing_day": day is not None and is_preparing(area, day),
        "roster_age": age(area, today(request)),
        "offices": Agency.objects.filter(kind=Agency.Kind.BKPSDM, area=area),
        **context,
    }
    template = "cases/screening.html"
    return case_page(request, case, "cases:screening", template, status=status, **base)


def _party_of(search: SearchForm, rows: list[Row]) -> Party | None:
    chosen = [row.party for row in rows if row.party.pk == search.party]
    return next(iter([*chosen, *(row.party for row in rows)]), None)


def _searched(
    request: OfficerRequest, case: Case, search: SearchForm, rows: list[Row]
) -> list[Card] | None:
    query = search.query
    party = _party_of(search, rows)
    if query.empty or party is None:
        return None
    found = searched(
        reason(case), area_of(case), query, by=request.duty, day=case.act_until or case.act_from
    )
    return cards_of(case, party, found, asked_key(query), request.duty, today(request))


def spoken_of(
    request: OfficerRequest, case: Case, party: Party, pk: int
) -> tuple[Employee, Basis | None]:
    """The candidate of a verdict and what it rests on; raises Http404, TooMany.

    Only somebody whom this case brought up can be spoken of: proposed, found with the words in the
    address, or judged before. So no number that somebody makes up shows who stands behind it.
    """
    area, parties = area_of(case), accused_of(case)
    query = SearchForm(request.GET, parties).query
    if query.empty:
        likely = proposed(reason(case), area, parties, case.summary, by=request.duty)
        query = asked_of(party)
        found = [one for row in likely if row.described.pk == party.pk for one in row.found]
    else:
        found = searched(
            reason(case), area, query, by=request.duty, day=case.act_until or case.act_from
        )
    for one in found:
        if one.employee.pk == pk:
            return one.employee, basis_of(query, one.candidate, area)
    before = party.judgements.filter(employee=pk).select_related("employee").last()
    if before is None:
        raise Http404
    return before.employee, None

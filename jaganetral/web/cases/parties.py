"""Who the accused of a case or report are, as standings for the conflict-of-interest rule."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from jaganetral.web.accounts.conflict import Conflict, Standing, find_conflict
from jaganetral.web.accounts.models import Duty, Post, Tenure
from jaganetral.web.accounts.queries import posts_on
from jaganetral.web.cases.models import Case, Party
from jaganetral.web.reports.models import Accused, Report


def _line(posts: list[Post]) -> frozenset[int]:
    return frozenset(above.pk for post in posts for above in post.line())


def _standing(name: str, nip: str, day: date, *titles: str) -> Standing:
    """Where somebody stood on a day: by NIP, else by the exact name; a post also by its title."""
    person = Q(nip=nip) if nip else Q(holder__iexact=name.strip())
    for title in filter(None, map(str.strip, titles)):
        person |= Q(post__title__iexact=title)
    posts = [tenure.post for tenure in Tenure.objects.on(day).filter(person).select_related("post")]
    return Standing(name, nip, frozenset(p.pk for p in posts), _line(posts))


def _of_party(party: Party, day: date) -> Standing:
    if party.employee is not None:
        return _standing(party.employee.name, party.employee.nip, day)
    return _standing(party.described_as, party.nip_given, day, party.described_as, party.position)


def standings(case: Case) -> list[Standing]:
    """The accused of a case as standings: NIP, posts held at the day of the act, posts above."""
    day = case.act_until or case.opened_on
    accused = case.parties.filter(kind=Party.Kind.TERLAPOR).select_related("employee")
    return [_of_party(party, day) for party in accused]


def report_standings(report: Report) -> list[Standing]:
    """The accused as a report describes them."""
    day = report.happened_until or report.happened_from or report.received_on
    rows: Iterable[Accused] = report.accused.all()
    return [_standing(one.name, one.nip, day, one.name, one.position) for one in rows]


def own_standing(duty: Duty, today: date) -> Standing:
    """Where the officer of a duty stands today."""
    posts = posts_on(duty.officer, today)
    officer = duty.officer
    return Standing(officer.name, officer.nip, frozenset(p.pk for p in posts), _line(posts))


def free_officers(accused: list[Standing], duty: Duty, act: str, today: date) -> list[str]:
    """The names of colleagues of the same body who may do an act and stand in no conflict."""
    rows = Duty.objects.on(today).filter(agency=duty.agency).exclude(officer=duty.officer)
    free = [
        one.officer.name
        for one in rows.select_related("officer", "agency")
        if one.may(act) and find_conflict(own_standing(one, today), accused) is None
    ]
    return sorted(set(free))


def conflict_of(case: Case, duty: Duty, today: date) -> Conflict | None:
    """Why the officer of a duty may not open a case, or None."""
    return find_conflict(own_standing(duty, today), standings(case))


def conflict_in(report: Report, duty: Duty, today: date) -> Conflict | None:
    """Why the officer of a duty may not open a report, or None."""
    return find_conflict(own_standing(duty, today), report_standings(report))


def locked_cases(cases: Iterable[Case], duty: Duty, today: date) -> set[int]:
    """The keys of those cases of a list whose titles this officer must not read."""
    own = own_standing(duty, today)
    return {case.pk for case in cases if find_conflict(own, standings(case)) is not None}


def locked_reports(reports: Iterable[Report], duty: Duty, today: date) -> set[int]:
    """The keys of those reports of a list whose words this officer must not read."""
    own = own_standing(duty, today)
    return {one.pk for one in reports if find_conflict(own, report_standings(one)) is not None}

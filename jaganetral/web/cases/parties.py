"""Who the accused of a case are, as standings for the conflict-of-interest rule."""

from datetime import date

from django.db.models import Q

from jaganetral.web.accounts.conflict import Conflict, Standing, find_conflict
from jaganetral.web.accounts.models import Duty, Post, Tenure
from jaganetral.web.accounts.queries import posts_on
from jaganetral.web.cases.models import Case, Party


def _line(posts: list[Post]) -> frozenset[int]:
    return frozenset(above.pk for post in posts for above in post.line())


def _posts_of(party: Party, day: date) -> list[Post]:
    """The posts an identified party held on the day of the act."""
    if party.employee is None:
        return []
    person = Q(nip=party.employee.nip) if party.employee.nip else Q(holder=party.employee.name)
    held = Tenure.objects.on(day).filter(person).select_related("post")
    return [tenure.post for tenure in held]


def standings(case: Case) -> list[Standing]:
    """The accused of a case as standings: NIP, posts held at the day of the act, posts above."""
    day = case.act_until or case.opened_on
    found = []
    for party in case.parties.filter(kind=Party.Kind.TERLAPOR).select_related("employee"):
        posts = _posts_of(party, day)
        nip = party.employee.nip if party.employee else party.nip_given
        name = party.employee.name if party.employee else party.described_as
        found.append(Standing(name, nip, frozenset(p.pk for p in posts), _line(posts)))
    return found


def conflict_of(case: Case, duty: Duty, today: date) -> Conflict | None:
    """Why the officer of a duty may not open a case, or None."""
    posts = posts_on(duty.officer, today)
    officer = Standing(
        duty.officer.name, duty.officer.nip, frozenset(p.pk for p in posts), _line(posts)
    )
    return find_conflict(officer, standings(case))

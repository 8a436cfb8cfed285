"""What officers have said of candidates: in this case, and wherever the same was asked."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q

from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.judging import person_key
from jaganetral.web.cases.models import Case, Judgement, Party
from jaganetral.web.cases.parties import locked_cases
from jaganetral.web.roster.models import Employee

TAKEN_BACK = Judgement.Verdict.TARIK


def holding(party: Party) -> dict[str, Judgement]:
    """The judgement that holds about each person for a party, by the key of the person."""
    last = {one.person: one for one in party.judgements.select_related("employee")}
    return {who: one for who, one in last.items() if one.verdict != TAKEN_BACK}


def heard(
    people: Iterable[Employee],
    question_key: str,
    *,
    duty: Duty,
    today: date,
    cases: Sequence[Case] = (),
    without: Party | None = None,
) -> dict[int, list[Judgement]]:
    """What was said elsewhere of some people, by the primary key of the employee.

    Elsewhere: where the same question was asked, or in `cases` (of the same incident), as far as
    the duty finds them and stands in no conflict. `without` is the party that is looked at.
    """
    keys = {person_key(one): one.pk for one in people}
    same = Q(party__case__in=cases)
    if question_key:
        same |= Q(question_key=question_key)
    rows = Judgement.objects.filter(same, person__in=keys).exclude(party=without)
    rows = rows.filter(party__case__in=Case.objects.visible_to(duty))
    last = {(row.party_id, row.person): row for row in rows.select_related("party__case")}
    kept = [row for row in last.values() if row.verdict != TAKEN_BACK]
    locked = locked_cases({row.party.case for row in kept}, duty, today)
    found: dict[int, list[Judgement]] = {}
    for row in kept:
        if row.party.case_id not in locked:
            found.setdefault(keys[row.person], []).append(row)
    return found

"""Judgements about candidates are added, never changed."""

from datetime import date

from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.judging import Basis, person_key
from jaganetral.web.cases.models import Judgement, Party
from jaganetral.web.roster.models import Employee


def write(
    party: Party,
    employee: Employee,
    verdict: str,
    why: str,
    *,
    by: Duty,
    day: date,
    basis: Basis | None,
) -> Judgement:
    """Add what an officer said of a candidate."""
    told = basis or Basis()
    return Judgement.objects.create(
        party=party,
        employee=employee,
        verdict=Judgement.Verdict(verdict),
        why=why.strip(),
        by=by.actor,
        on=day,
        person=person_key(employee),
        question=told.question,
        question_key=told.key,
        bits=told.bits,
        strength=told.strength,
        index=told.index,
    )

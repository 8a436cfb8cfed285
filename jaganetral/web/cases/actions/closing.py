"""How a case ends. The reporter reads the outcome class; reasons and names stay with officers."""

from datetime import date

from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases import conditions, outcomes
from jaganetral.web.cases.actions import flow, letters
from jaganetral.web.cases.models import Case, Note


@transaction.atomic
def finish(case: Case, *, by: Duty, day: date, seen: int | None = None) -> Case:
    """Close a case whose decision was delivered."""
    taken = outcomes.decided(case)
    ended = outcomes.outcome_of(taken.category if taken else "")
    return _close_as(case, "selesaikan", ended, "", by=by, day=day, seen=seen)


@transaction.atomic
def find_not_proved(
    case: Case, reason: str, *, by: Duty, day: date, seen: int | None = None
) -> Case:
    """Close a case as not proved, with reasons: its holder, or the competent head of agency.

    The personnel office that follows a case up cannot end it this way.
    """
    act = "nyatakan_tidak_terbukti"
    if by.agency_id != case.holder_id and "berwenang" not in conditions.shown(case, by, day):
        raise letters.refuse_for(act, "berwenang")
    ended = outcomes.outcomes()["tidak_terbukti"]
    return _close_as(case, act, ended, reason, by=by, day=day, seen=seen)


@transaction.atomic
def close(case: Case, reason: str, *, by: Duty, day: date, seen: int | None = None) -> Case:
    """Close a case without a decision, with reasons."""
    ended = outcomes.outcomes()["ditutup"]
    return _close_as(case, "tutup", ended, reason, by=by, day=day, seen=seen)


def _close_as(
    case: Case,
    act: str,
    ended: outcomes.Outcome,
    reason: str,
    *,
    by: Duty,
    day: date,
    seen: int | None,
) -> Case:
    met = set(conditions.shown(case, by, day))
    if reason.strip():
        met.add("alasan_tertulis")
    flow.do(
        case,
        act,
        by=by,
        day=day,
        met=met,
        seen=seen,
        data={"outcome": ended.id},
        note=ended.sentence.id,
    )
    case.outcome = ended.id
    case.save(update_fields=["outcome"])
    if reason.strip():
        Note.objects.create(case=case, text=reason.strip(), by=by.actor, at=clock.now())
    return case

"""What the personnel office does with a recommendation: hear, propose, explain, take up."""

from datetime import date

from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases import conditions, legal
from jaganetral.web.cases.actions import decision, flow, letters
from jaganetral.web.cases.models import Case, Decision, Hearing, Note, Party
from jaganetral.web.letters.models import Letter


@transaction.atomic
def hear(
    case: Case,
    party: Party,
    result: str,
    *,
    by: Duty,
    day: date,
    answer: str = "",
    record: str = "",
    seen: int | None = None,
) -> Hearing:
    """Record that an accused answered, or stayed away. `result` is a Hearing.Result.

    `record` (Hearing.Signed) says whether one who came signed the record of examination; without
    it RecordMissing. The log keeps how it was, never the words of the answer.
    """
    came = result == Hearing.Result.HADIR
    if came and record not in Hearing.Signed.values:
        raise RecordMissing
    signed = record if came else ""
    met = conditions.shown(case, by, day)
    told = {"party": party.pk, "result": result, "record": signed}
    flow.do(case, "catat_jawaban", by=by, day=day, met=met, seen=seen, data=told)
    return Hearing.objects.create(
        case=case,
        party=party,
        result=result,
        record=signed,
        answer=answer.strip(),
        by=by.actor,
        on=day,
    )


@transaction.atomic
def propose(
    case: Case,
    sentence: decision.Sentence,
    *,
    by: Duty,
    day: date,
    team: str = "",
    seen: int | None = None,
) -> Decision:
    """Propose a decision to the head of agency, as a letter that says level, sanction, reasons.

    `team` says by which order the examining team was formed; needed where a team is mandatory.
    """
    if legal.needs_team(legal.result_of(case)) and not team.strip():
        raise TeamMissing
    words = decision.letter_words(sentence)
    words["tim"] = f"Tim pemeriksa: {team.strip()}." if team.strip() else ""
    letter = letters.draft_letter(case, "usul_putusan", by=by, day=day, words=words, seen=seen)
    return Decision.objects.create(
        case=case,
        kind=Decision.Kind.USUL,
        category=sentence.choice.category,
        level=sentence.choice.level,
        sanction=sentence.choice.sanction,
        reason=sentence.reason.strip(),
        by=by.actor,
        on=day,
        letter=letter,
    )


@transaction.atomic
def explain(case: Case, answer: str, *, by: Duty, day: date, seen: int | None = None) -> Decision:
    """Answer the question of the head of agency; it stands beside the proposal."""
    met = {"alasan_tertulis"} if answer.strip() else set()
    flow.do(case, "beri_penjelasan", by=by, day=day, met=met, seen=seen)
    return Decision.objects.create(
        case=case, kind=Decision.Kind.JELAS, reason=answer.strip(), by=by.actor, on=day
    )


class RecordMissing(Exception):
    """The accused came, and nothing says whether the record of examination was signed."""


class TeamMissing(Exception):
    """The examining team is mandatory for this level and nothing says that it was formed."""


@transaction.atomic
def move(
    case: Case, act: str, *, by: Duty, day: date, reason: str = "", seen: int | None = None
) -> Case:
    """An act that needs at most written reasons; they stay in the file as an internal note."""
    met = set(conditions.shown(case, by, day))
    if reason.strip():
        met.add("alasan_tertulis")
    flow.do(case, act, by=by, day=day, met=met, seen=seen)
    if reason.strip():
        Note.objects.create(case=case, text=reason.strip(), by=by.actor, at=clock.now())
    return case


@transaction.atomic
def take_up(case: Case, *, by: Duty, day: date, seen: int | None = None) -> Case:
    """Take up a reopened case: another examiner than the one who closed it."""
    move(case, "ambil_kembali", by=by, day=day, seen=seen)
    case.examiner, case.outcome = by.actor, ""
    case.save(update_fields=["examiner", "outcome"])
    return case


@transaction.atomic
def withdraw(case: Case, reason: str, *, by: Duty, day: date, seen: int | None = None) -> Letter:
    """Take a recommendation back, with a letter that says why."""
    met = {"alasan_tertulis"} if reason.strip() else set()
    return letters.draft_letter(
        case, "penarikan", by=by, day=day, met=met, words={"alasan": reason.strip()}, seen=seen
    )

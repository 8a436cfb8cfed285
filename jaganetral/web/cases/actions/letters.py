"""Letters of a case: drafted from its file, signed, sent and received as the flow table says."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from jaganetral.flow import Act, Refusal, case_table
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.cases import conditions, legal, wording
from jaganetral.web.cases.actions import deadlines, flow
from jaganetral.web.cases.models import Case, CaseLetter, Share
from jaganetral.web.letters import actions as office
from jaganetral.web.letters.models import Letter

HELPERS = (Agency.Kind.BKPSDM, Agency.Kind.INSPEKTORAT)


def act_for(kind: str) -> Act:
    """The act of the flow table that drafts a kind of letter."""
    acts = case_table().acts.values()
    return next(act for act in acts if act.document and act.document.id == kind)


def refuse_for(act: str, condition: str) -> flow.Refused:
    """A refusal that names one condition of the flow table."""
    row = case_table().conditions[condition]
    return flow.Refused(Refusal(act, row.missing, row.remedy, (row,)))


@transaction.atomic
def draft_letter(
    case: Case,
    kind: str,
    *,
    by: Duty,
    day: date,
    words: Mapping[str, Any] | None = None,
    met: Collection[str] = (),
    seen: int | None = None,
) -> Letter:
    """Do the act that drafts a letter of this kind, and draft it from the file.

    A draft of the kind that still lies there is kept (the periodic work may have made it).
    `words` fills placeholders of data/letters.yaml. Raises Refused and ChangedElsewhere.
    """
    act = act_for(kind)
    held = conditions.shown(case, by, day) | frozenset(met)
    flow.do(case, act.id, by=by, day=day, met=held, seen=seen, data={"letter": kind})
    start_from_law(case, act, day)
    waiting = conditions.last_letter(case, kind)
    if waiting is not None and waiting.state == Letter.State.DRAFT:
        filled = wording.content(case, kind, by=by, day=day, words=words)
        return office.revise(waiting, content={**waiting.content, **filled}, by=by)
    return put_draft(case, kind, by=by, day=day, words=words)


@transaction.atomic
def put_draft(
    case: Case,
    kind: str,
    *,
    by: Duty | None,
    day: date,
    words: Mapping[str, Any] | None = None,
) -> Letter:
    """A draft filled from the file, without moving the case. `by` is None for periodic work."""
    letter = office.draft(
        kind,
        body=by.agency if by else case.holder,
        to=wording.address(case, kind, by, day).body,
        about=case.key,
        subject="",
        content=wording.content(case, kind, by=by, day=day, words=words),
        by=by or "sistem",
        day=day,
    )
    CaseLetter.objects.create(case=case, letter=letter)
    return letter


@transaction.atomic
def draft_reprimand(case: Case, *, day: date) -> Letter | None:
    """The periodic work's reprimand draft; None where the case already has a reprimand."""
    locked = Case.objects.select_for_update().get(pk=case.pk)
    if conditions.last_letter(locked, "teguran") is not None:
        return None
    return put_draft(locked, "teguran", by=None, day=day)


def start_from_law(case: Case, act: Act, day: date) -> None:
    """Start the limit of an act whose length the law pack tells; nothing where it does not."""
    if act.starts is None or act.starts.days is not None:
        return
    limit = legal.law_limit(act.starts.id)
    if limit is not None:
        deadlines.start(
            case,
            limit.step,
            start=day,
            days=limit.days,
            citation=limit.citation,
            confidence=limit.confidence,
        )


@transaction.atomic
def sign_letter(case: Case, letter: Letter, *, by: Duty, day: date) -> Letter:
    """Sign a draft. Raises Refused where something is missing; the letters refuse the rest."""
    named = case_table().documents[letter.kind].names_person
    act = "tanda_tangan" if named else "tanda_tangan_tanpa_nama"
    met = set(conditions.shown(case, by, day))
    if not office.missing(letter):
        met.add("surat_lengkap")
    flow.do(case, act, by=by, day=day, met=met, data={"letter": letter.kind})
    return office.sign(letter, by=by, day=day)


@transaction.atomic
def send_letter(case: Case, letter: Letter, *, by: Duty, day: date) -> Letter:
    """Send a signed letter. The recommendation moves the case to the body of the PPK.

    A running limit that the letter sets begins anew on the day it leaves.
    """
    if letter.kind == "rekomendasi":
        _hand_over(case, letter, by=by, day=day)
    sent = office.send(letter, by=by, day=day)
    step = act_for(letter.kind).starts
    if step is not None and step.days is not None:
        older = case.deadlines.filter(step=step.id, start__lt=day, met_on=None, cancelled=False)
        if older.exists():
            deadlines.start(case, step.id, start=day)
    return sent


def _hand_over(case: Case, letter: Letter, *, by: Duty, day: date) -> None:
    if letter.to is None:
        raise refuse_for("kirim_rekomendasi", "berwenang")
    met = set(conditions.shown(case, by, day))
    if letter.state == Letter.State.DRAFT:
        met.discard("surat_ditandatangani")
    data = {"letter": letter.kind, "number": letter.number, "to": letter.to.code}
    flow.do(case, "kirim_rekomendasi", by=by, day=day, met=met, data=data)
    case.ppk_agency = letter.to
    case.save(update_fields=["ppk_agency"])
    for helper in Agency.objects.filter(parent=letter.to, kind__in=HELPERS):
        Share.objects.update_or_create(
            case=case, agency=helper, defaults={"scope": Share.Scope.TINDAK}
        )


@transaction.atomic
def receive_letter(
    case: Case, letter: Letter, *, by: Duty, day: date, seen: int | None = None
) -> Letter:
    """Record the day a letter arrived; limits that count from it start on that day."""
    if letter.kind == "rekomendasi":
        told = {"number": letter.number}
        flow.do(case, "terima_rekomendasi", by=by, day=day, data=told, seen=seen)
    if letter.kind == "keputusan":
        told = {"number": letter.number}
        flow.do(case, "sampaikan_keputusan", by=by, day=day, data=told, seen=seen)
        start_from_law(case, case_table().acts["sampaikan_keputusan"], day)
    return office.acknowledge(letter, by=by, day=day)

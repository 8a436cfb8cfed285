"""What the head of agency does with a proposal: approve, return, or ask for an explanation."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from jaganetral.flow import case_table
from jaganetral.web.accounts.models import Duty
from jaganetral.web.accounts.queries import ppk_on
from jaganetral.web.cases import conditions, legal, punishing, wording
from jaganetral.web.cases.actions import flow, letters
from jaganetral.web.cases.models import Case, Decision
from jaganetral.web.letters import actions as office


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is decided: one of `legal.choices`, and the reasons (needed outside the range)."""

    choice: legal.Choice
    reason: str = ""


def _signing_post(case: Case, day: date) -> str:
    tenure = ppk_on(case.ppk_agency, day) if case.ppk_agency else None
    return tenure.title if tenure else ""


def met_for(case: Case, sentence: Sentence, by: Duty, day: date) -> set[str]:
    """The conditions met for approving this sentence."""
    met = set(conditions.shown(case, by, day))
    if sentence.choice.inside or sentence.reason.strip():
        met.add("dalam_rentang")
    return met


def letter_words(sentence: Sentence) -> dict[str, Any]:
    """The words a decision letter takes from what was chosen."""
    return {
        "jenjang": sentence.choice.level,
        "sanksi": legal.sanction_words([sentence.choice.sanction]),
        "alasan": sentence.reason.strip(),
        "upaya": wording.remedy(sentence.choice.category),
    }


class WarningUnread(Exception):
    """The choice is lighter than the assessed range, and the warning was not read."""


@transaction.atomic
def approve(
    case: Case,
    sentence: Sentence,
    *,
    by: Duty,
    day: date,
    aware: bool = False,
    seen: int | None = None,
) -> Decision:
    """Decide, sign the decision letter, and start the limit for its delivery.

    `aware` says that the warning about a lighter choice was read. Raises Refused (not competent,
    not heard, outside the range without reasons, sources not checked), WarningUnread,
    ChangedElsewhere, and LetterIncomplete of the letters.
    """
    met = met_for(case, sentence, by, day)
    choice = sentence.choice
    lighter = punishing.warning(case, choice) is not None
    told = {"level": choice.level, "sanction": choice.sanction, "inside": choice.inside}
    told["lighter"] = lighter
    flow.do(case, "setujui", by=by, day=day, met=met, seen=seen, data=told)
    if lighter and not aware:
        raise WarningUnread
    if "naskah_diperiksa" not in met:
        raise letters.refuse_for("setujui", "naskah_diperiksa")
    letters.start_from_law(case, case_table().acts["setujui"], day)
    draft = letters.put_draft(case, "keputusan", by=by, day=day, words=letter_words(sentence))
    signed = office.sign(draft, by=by, day=day)
    return Decision.objects.create(
        case=case,
        kind=Decision.Kind.SETUJU,
        category=choice.category,
        level=choice.level,
        sanction=choice.sanction,
        reason=sentence.reason.strip(),
        by=by.actor,
        post_title=_signing_post(case, day),
        on=day,
        letter=signed,
    )


@transaction.atomic
def send_back(case: Case, reason: str, *, by: Duty, day: date, seen: int | None = None) -> Decision:
    """Return the proposal with reasons; the personnel office repairs it."""
    return _answer(case, "kembalikan", Decision.Kind.KEMBALI, reason, by=by, day=day, seen=seen)


@transaction.atomic
def ask(case: Case, reason: str, *, by: Duty, day: date, seen: int | None = None) -> Decision:
    """Ask the personnel office to explain; the case keeps waiting for the decision."""
    return _answer(case, "minta_penjelasan", Decision.Kind.TANYA, reason, by=by, day=day, seen=seen)


def _answer(
    case: Case, act: str, kind: str, reason: str, *, by: Duty, day: date, seen: int | None
) -> Decision:
    met = set(conditions.shown(case, by, day))
    if "berwenang" not in met:
        raise letters.refuse_for(act, "berwenang")
    if reason.strip():
        met.add("alasan_tertulis")
    flow.do(case, act, by=by, day=day, met=met, seen=seen)
    return Decision.objects.create(
        case=case,
        kind=kind,
        reason=reason.strip(),
        by=by.actor,
        post_title=_signing_post(case, day),
        on=day,
    )

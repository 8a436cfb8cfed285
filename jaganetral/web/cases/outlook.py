"""Where a case stands on its way to a decision, and what can be done next."""

from dataclasses import dataclass
from datetime import date, datetime

from jaganetral.flow import Act, offered
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases import conditions, legal, limits
from jaganetral.web.cases.actions.flow import permissions
from jaganetral.web.cases.competence import Decider, decider_of
from jaganetral.web.cases.drafts import Lack, lacks_of
from jaganetral.web.cases.forms.acts import FIELDS
from jaganetral.web.cases.models import Assessment, Case, Decision, Hearing
from jaganetral.web.cases.outcomes import Outcome, decided, outcomes
from jaganetral.web.cases.reading import Reading, read
from jaganetral.web.cases.remarks import Remark, unsigned
from jaganetral.web.letters.models import Letter
from jaganetral.web.rules.days import due

# Conditions that the form of an act asks for, so they are not missing before it is filled.
TYPED = frozenset({"alasan_tertulis", "dalam_rentang"})
LETTERS_AFTER = frozenset({"teruskan_opd", "panggil", "usulkan_putusan", "tarik_rekomendasi"})
FOLLOWS = {"terima_rekomendasi": "rekomendasi", "sampaikan_keputusan": "keputusan"}


@dataclass(frozen=True, slots=True)
class Outlook:
    """A case on its way to a decision, for the page."""

    reading: Reading | None
    recommendation: Letter | None
    decider: Decider | None
    limit: limits.Limit | None
    steps: tuple[Decision, ...]
    hearings: tuple[Hearing, ...]
    decided: Decision | None
    effective: date | None
    appeal_until: date | None
    outcome: Outcome | None
    dissent: str
    unsigned: Remark | None  # what the law says where an accused refused to sign the record


@dataclass(frozen=True, slots=True)
class Next:
    """An act that can be begun now, and what is still missing for it."""

    act: Act
    lacks: tuple[Lack, ...]


def of(case: Case, today: date) -> Outlook:
    """Where a case stands."""
    stored = conditions.latest_assessment(case)
    taken = decided(case)
    delivered = taken.letter.received_on if taken and taken.letter else None
    appeal = case.deadlines.filter(step="keberatan", cancelled=False).last()
    return Outlook(
        reading=read(stored.result, stored.facts) if stored else None,
        recommendation=conditions.last_letter(case, "rekomendasi"),
        decider=decider_of(case, today),
        limit=follow_up_limit(case, today),
        steps=tuple(case.decisions.select_related("letter")),
        hearings=tuple(case.hearings.select_related("party__employee")),
        decided=taken,
        effective=_effective(delivered),
        appeal_until=appeal.due if appeal else None,
        outcome=outcomes().get(case.outcome),
        dissent=_dissent(stored),
        unsigned=unsigned(case),
    )


def _dissent(stored: Assessment | None) -> str:
    """Differing opinions on the newest assessment, the oldest first."""
    if stored is None:
        return ""
    return "; ".join(filter(None, [stored.dissent, *map(str, stored.dissents.all())]))


def follow_up_limit(case: Case, today: date) -> limits.Limit | None:
    """The running limit that binds the agency, the first to end."""
    rows = case.deadlines.filter(
        step__in=conditions.AGENCY_STEPS, met_on=None, cancelled=False
    ).order_by("due")
    first = rows.first()
    return limits.limit_for(first, today) if first else None


def _effective(delivered: date | None) -> date | None:
    """The day a delivered decision takes effect, as the law pack counts it."""
    rule = legal.law_limit("berlaku")
    if delivered is None or rule is None:
        return None
    return due(delivered, rule.days, "hari" if rule.unit == "hari" else "hari_kerja").due


def is_offered(case: Case, act: str, by: Duty) -> bool:
    """Whether an act fits the state of the case and the role."""
    return act in {row.id for row in offered(case.state, permissions(by))}


def lacks(case: Case, act: str, by: Duty, day: date) -> tuple[Lack, ...]:
    """What is missing for an act, apart from what its form asks."""
    return lacks_of(case, act, by, day, conditions.shown(case, by, day) | TYPED)


def acts(case: Case, by: Duty, day: date) -> list[Next]:
    """The acts of the decision page that fit now: those ready first."""
    met = conditions.shown(case, by, day) | TYPED
    rows = [row for row in offered(case.state, permissions(by)) if _fits(case, row.id, by)]
    found = [Next(row, lacks_of(case, row.id, by, day, met)) for row in rows]
    return sorted(found, key=lambda one: bool(one.lacks))


def _fits(case: Case, act: str, by: Duty) -> bool:
    """Whether the decision page shows an act.

    An explanation only where one was asked for; the end "not proved" only to the holder.
    """
    if act == "nyatakan_tidak_terbukti" and by.agency_id != case.holder_id:
        return False
    if act == "beri_penjelasan":
        last = case.decisions.last()
        return last is not None and last.kind == Decision.Kind.TANYA
    return act in FIELDS


def first_day(case: Case, act: str) -> date | None:
    """The earliest day an act can carry: that of the letter it answers."""
    kind = FOLLOWS.get(act)
    letter = conditions.last_letter(case, kind) if kind else None
    sent: datetime | None = letter.sent_at if letter else None
    if letter is None:
        return None
    return min(letter.dated, sent.date()) if sent else letter.dated


def page_after(act: str) -> str:
    """Where an officer goes after an act: to the letters where it drafted one."""
    return "cases:letters" if act in LETTERS_AFTER else "cases:decision"

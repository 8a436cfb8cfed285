"""The duty to punish: what awaits an official who punishes too lightly, or not at all."""

from dataclasses import dataclass
from datetime import date

from jaganetral.law.model import Level
from jaganetral.web.accounts.models import Agency, Duty, Tenure
from jaganetral.web.accounts.queries import ppk_on
from jaganetral.web.cases import legal, limits
from jaganetral.web.cases.competence import HEADS
from jaganetral.web.cases.conditions import officials_of
from jaganetral.web.cases.models import Case, Deadline, Decision
from jaganetral.web.cases.outcomes import decided
from jaganetral.web.cases.remarks import Remark, remark

TOO_LIGHT, UNPUNISHED = "too_light", "unpunished"
SOMEBODY = "Pejabat yang berwenang menurut kajian"
FOLLOW_UP = "tindak_lanjut_ppk"
SUPERVISORS = (Agency.Kind.PENGAWAS, Agency.Kind.PEMBINA)


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an official may have to answer: the clause, the post as printed, the days it spans."""

    about: str
    title: str
    post: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Owed:
    """What a supervising examiner sees of the duty to punish. `opened`: the case that followed.

    `late` is the limit that passed without a decision, None where a decision was too light.
    """

    ground: Ground
    law: Remark
    caution: Remark | None
    late: Deadline | None
    opened: Case | None


def warning(case: Case, choice: legal.Choice) -> Remark | None:
    """What is said before a choice lighter than all of the assessed range; None where it is not.

    A choice of a lighter track imposes no punishment of the assessed one at all.
    """
    inside = [one for one in legal.choices(legal.result_of(case)) if one.inside]
    if not inside or not all(_below(choice, one) for one in inside):
        return None
    same = any(choice.category == one.category for one in inside)
    return remark(case, TOO_LIGHT if same else UNPUNISHED)


def warning_of(case: Case, step: Decision) -> Remark | None:
    """As `warning`, of what was proposed or decided."""
    return warning(case, legal.Choice(step.category, step.level, step.sanction, inside=False))


def _below(one: legal.Choice, other: legal.Choice) -> bool:
    """Whether a choice is lighter than another: by track, then by level, then by type."""
    rules, order = legal.pack().rules, list(Level)
    if one.category != other.category:
        tracks = rules["heaviest"]
        return bool(tracks.index(one.category) > tracks.index(other.category))
    if one.level != other.level:
        return order.index(Level(one.level)) < order.index(Level(other.level))
    mine, theirs = rules["ranks"].get(one.sanction), rules["ranks"].get(other.sanction)
    return mine is not None and theirs is not None and bool(mine < theirs)


def owed(case: Case, by: Duty, day: date) -> Owed | None:
    """The duty to punish in a case, for the examiners of the supervising body that holds it."""
    holds = case.holder_id == by.agency_id and case.holder.kind in SUPERVISORS
    if not holds or not by.may("perkara.periksa") or case.state == "selesai_tidak_terbukti":
        return None
    taken = decided(case)
    late = None if taken else next(iter(limits.overdue(case, day, [FOLLOW_UP])), None)
    ground = _of_decision(case, taken) if taken else _of_delay(case, late, day)
    law = remark(case, ground.about) if ground else None
    if ground is None or law is None:
        return None
    opened = Case.objects.filter(because_of=case).first()
    return Owed(ground, law, remark(case, "official"), late, opened)


def _of_decision(case: Case, taken: Decision) -> Ground | None:
    law = warning_of(case, taken)
    if law is None or case.ppk_agency is None:
        return None
    about = TOO_LIGHT if law == remark(case, TOO_LIGHT) else UNPUNISHED
    signer = taken.letter.content.get("penanda_tangan", {}) if taken.letter else {}
    title = str(signer.get("jabatan") or taken.post_title)
    held = Tenure.objects.on(taken.on).filter(post__agency=case.ppk_agency).select_related("post")
    post = next((one.post.title for one in held if one.title == title), title)
    return Ground(about, title, post, taken.on, taken.on)


def _of_delay(case: Case, late: Deadline | None, day: date) -> Ground | None:
    tenure = ppk_on(case.ppk_agency, day) if case.ppk_agency else None
    if late is None or tenure is None:
        return None
    officials = officials_of(case)
    if officials and not HEADS & set(officials):  # another official than the head, not known here
        return Ground(UNPUNISHED, SOMEBODY, "", late.due, day)
    return Ground(UNPUNISHED, tenure.title, tenure.post.title, late.due, day)


def origin(case: Case, by: Duty) -> tuple[Case, bool] | None:
    """The case whose decision led to this one, and whether this duty can open it."""
    if case.because_of is None:
        return None
    return case.because_of, Case.objects.visible_to(by).filter(pk=case.because_of.pk).exists()


def barred(case: Case) -> set[int]:
    """The keys of the bodies that must not get a case about a head's decision: his, and below."""
    head = case.because_of.ppk_agency if case.because_of else None
    found, newest = set[int](), {head.pk} if head else set[int]()
    while newest:
        found |= newest
        below = Agency.objects.filter(parent__in=newest).values_list("pk", flat=True)
        newest = set(below) - found
    return found

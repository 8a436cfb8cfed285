"""What waits for a head of agency: matters without any word about who reported."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases import conditions, legal, outlook, punishing, wording
from jaganetral.web.cases.actions.decision import Sentence, letter_words
from jaganetral.web.cases.competence import involves
from jaganetral.web.cases.models import Case, Decision, Party
from jaganetral.web.cases.remarks import Remark, remark
from jaganetral.web.letters.actions import signer
from jaganetral.web.letters.kinds import kind_of
from jaganetral.web.letters.models import Letter

WAITING = "menunggu_putusan"
AFTERWARDS = (
    "dikembalikan",
    "putusan",
    "upaya_administratif",
    "selesai_terbukti",
    "selesai_tidak_terbukti",
)
LAST = 5


@dataclass(frozen=True, slots=True)
class Matter:
    """A case as the head of agency reads it. `posts` are those of the accused, never names."""

    case: Case
    posts: str
    outlook: outlook.Outlook
    proposal: Decision | None
    letters: tuple[Letter, ...]
    persons: tuple[dict[str, str], ...]
    event: str
    data_may_be_blocked: bool
    silent: Remark | None  # what awaits who does not punish
    lighter: Remark | None  # what awaits who approves a proposal lighter than the range


def _mine(duty: Duty) -> QuerySet[Case]:
    return Case.objects.visible_to(duty).select_related("holder", "ppk_agency")


def waiting(duty: Duty, today: date) -> list[Matter]:
    """What waits for this officer's decision, the first due first."""
    rows = [c for c in _mine(duty).filter(state=WAITING) if not involves(c, duty, today)]
    found = [matter_of(case, today) for case in rows]
    return sorted(found, key=lambda m: m.outlook.limit.row.due if m.outlook.limit else date.max)


def answered(duty: Duty, today: date) -> list[Matter]:
    """The last matters this body answered."""
    rows = _mine(duty).filter(state__in=AFTERWARDS).order_by("-pk")[:LAST]
    return [matter_of(case, today) for case in rows if not involves(case, duty, today)]


def find(duty: Duty, slug: str, today: date) -> Case | None:
    """The case of an address, if it waits or waited for this officer's answer.

    PermissionDenied with the reason where the case is about the officer.
    """
    rows = _mine(duty).filter(state__in=(WAITING, *AFTERWARDS))
    case = rows.filter(number=slug.replace("-", "/", 1)).first()
    if case is not None and involves(case, duty, today):
        raise PermissionDenied(
            _("Perkara ini menyangkut Anda atau atasan Anda. Pejabat setingkat di atas memutus.")
        )
    return case


def matter_of(case: Case, today: date) -> Matter:
    """A case as the head of agency reads it."""
    found = outlook.of(case, today)
    proposals = [step for step in found.steps if step.kind == Decision.Kind.USUL]
    kinds = ("rekomendasi", "usul_putusan", "keputusan")
    letters = [conditions.last_letter(case, kind) for kind in kinds]
    routes = conditions.routes_of(case)
    return Matter(
        case=case,
        posts=posts_of(case),
        outlook=found,
        proposal=proposals[-1] if proposals else None,
        letters=tuple(x for x in letters if x is not None and x.state != Letter.State.DRAFT),
        persons=tuple(wording.persons(case)),
        event=wording.event_of(case) or case.title,
        data_may_be_blocked="bkn" in routes,
        silent=remark(case, punishing.UNPUNISHED),
        lighter=punishing.warning_of(case, proposals[-1]) if proposals else None,
    )


def posts_of(case: Case) -> str:
    """The posts of the accused."""
    rows = case.parties.filter(kind=Party.Kind.TERLAPOR).select_related("employee")
    posts = [p.employee.position if p.employee else p.position or p.described_as for p in rows]
    return ", ".join(post for post in posts if post)


def choice_keys(case: Case) -> set[str]:
    """The keys of the sanctions a decision in this case may name."""
    return {choice.key for choice in legal.choices(legal.result_of(case))}


def draft_decision(case: Case, sentence: Sentence, by: Duty, day: date) -> Letter:
    """The decision letter as it would be signed now; kept nowhere."""
    words: dict[str, Any] = letter_words(sentence)
    content = wording.content(case, "keputusan", by=by, day=day, words=words)
    return Letter(
        kind="keputusan",
        body=by.agency,
        to=None,
        about=case.key,
        subject=kind_of("keputusan").row.subject,
        dated=day,
        content={"penanda_tangan": signer(by, by.agency, day), **content},
    )

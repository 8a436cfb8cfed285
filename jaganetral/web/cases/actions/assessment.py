"""Storing what is known, and what the law made of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.cases import conditions, legal
from jaganetral.web.cases.actions import flow, letters
from jaganetral.web.cases.actions.touch import touch
from jaganetral.web.cases.facts import Known, facts_for_law
from jaganetral.web.cases.models import Assessment, Case, Dissent, Fact
from jaganetral.web.cases.queries.evidence import items_of
from jaganetral.web.letters.models import Letter
from jaganetral.web.reports.actions import write_to_reporter
from jaganetral.web.reports.models import Message
from jaganetral.web.rules.actions import keep_in_use


@transaction.atomic
def save_assessment(
    case: Case,
    known: Sequence[Known],
    *,
    by: Duty,
    day: date,
    event: str = "",
    opinion: str = "",
    dissent: str = "",
    sources_checked: bool = False,
    seen: int | None = None,
) -> Assessment:
    """Store the facts and the assessment with the version and hash of the law pack.

    `event` is the examiner's account of what is alleged; the reporter's words stay out of it.

    Raises FactError for facts the law does not know, Refused and ChangedElsewhere.
    """
    facts = facts_for_law(known)
    result = legal.weigh(facts)
    pack = result["pack"]
    told = {"pack": pack["sha256"], "levels": result["outcome"]["level"]}
    flow.do(case, "simpan_kajian", by=by, day=day, seen=seen, data=told)
    keep_in_use()
    _keep_facts(case, known)
    _follow_facts(case, facts)
    return Assessment.objects.create(
        case=case,
        facts=facts,
        result=result,
        pack_version=pack["version"],
        pack_sha256=pack["sha256"],
        event=event.strip(),
        opinion=opinion,
        dissent=dissent,
        sources_checked=sources_checked,
        by=by.actor,
        at=clock.now(),
    )


def _keep_facts(case: Case, known: Sequence[Known]) -> None:
    kept = [f for f in known if f.state != Fact.State.BELUM or f.basis or f.items]
    own = {str(item.pk): item for item in items_of(case)}
    case.facts.exclude(name__in=[fact.name for fact in kept]).delete()
    for fact in kept:
        row, _created = Fact.objects.update_or_create(
            case=case,
            name=fact.name,
            defaults={"value": fact.value, "state": fact.state, "basis": fact.basis},
        )
        row.items.set([own[item] for item in fact.items if item in own])


@transaction.atomic
def add_dissent(assessment: Assessment, text: str, *, by: Duty) -> Dissent:
    """Record the differing opinion of another officer; nobody can change it afterwards.

    Raises PermissionDenied for the author of the assessment, who writes a new one instead.
    """
    if assessment.by == by.actor:
        raise PermissionDenied(
            _("Kajian ini Anda tulis sendiri. Simpan kajian baru bila pendapat Anda berubah.")
        )
    touch(assessment.case, "perkara.periksa", by=by)
    made = Dissent.objects.create(
        assessment=assessment, text=text.strip(), by=by.actor, at=clock.now()
    )
    told = {"assessment": assessment.pk, "dissent": made.pk}
    record("pendapat_berbeda", by=by.actor, about=assessment.case.key, data=told)
    return made


def _follow_facts(case: Case, facts: Mapping[str, Any]) -> None:
    """The case says what its facts say: what is alleged, at which election, for which office."""
    case.conduct = list(facts.get("conduct") or case.conduct)
    for name in ("election", "office"):
        if isinstance(facts.get(name), str):
            setattr(case, name, facts[name])
    case.save(update_fields=["conduct", "election", "office"])


@transaction.atomic
def ask_agency(case: Case, questions: Mapping[str, str], *, by: Duty, day: date) -> Letter:
    """Draft the request for clarification that asks the personnel office these questions."""
    words = {"pertanyaan": "\n".join(questions.values())}
    return letters.draft_letter(case, "permintaan_klarifikasi", by=by, day=day, words=words)


@transaction.atomic
def ask_reporters(case: Case, question: str, *, by: Duty, day: date) -> list[Message]:
    """Write a question into the mailbox of every reporter of the case who wants news."""
    links = case.case_reports.select_related("report").filter(report__wants_news=True)
    reports = [link.report for link in links]
    return [write_to_reporter(report, question, by=by, day=day) for report in reports]


def is_outdated(case: Case) -> bool:
    """Whether the rules have changed since the newest assessment was stored."""
    stored = conditions.latest_assessment(case)
    return stored is not None and stored.pack_sha256 != legal.pack().sha256

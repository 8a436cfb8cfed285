"""A report comes in: one transaction with its record in the log."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.accounts.queries import actor_of
from jaganetral.web.audit.actions import record
from jaganetral.web.evidence.actions import seal_for, settle
from jaganetral.web.reports import words as six
from jaganetral.web.reports.actions.retaliation import note_retaliation
from jaganetral.web.reports.answers import HAPPENINGS, Answers, fingerprint_of
from jaganetral.web.reports.intake import limit
from jaganetral.web.reports.models import Accused, Numbering, Report, ReportFile, StatusChange


@dataclass(frozen=True, slots=True)
class Submitted:
    """A report that was taken, and its six words: they are told now and never again."""

    report: Report
    words: list[str]


@transaction.atomic
def submit(
    answers: Answers,
    *,
    body: Agency,
    day: date,
    channel: str = "daring",
    by: Duty | str = "pelapor",
    then: Callable[[Submitted], None] | None = None,
) -> Submitted:
    """Take a report for a body (see `intake.body_for`) and begin its first check.

    `channel` is `daring`, `langsung`, `telepon`, `surat` …; `by` the officer who entered it.
    `then` runs within the same transaction. Raises NoCustodian where a contact cannot be sealed,
    ValueError for an unknown kind of happening or identity.
    """
    if answers["happening"] not in HAPPENINGS:
        raise ValueError(f"Jenis kejadian {answers['happening']!r} tidak dikenal.")
    words, number = six.pick(), _next_number(day)
    report = Report(
        number=number,
        holder=body,
        received_on=day,
        channel=channel,
        happening=answers["happening"],
        story=answers["story"],
        happened_from=answers.get("happened_from"),
        happened_until=answers.get("happened_until"),
        happened_how=answers.get("happened_how", ""),
        area=answers.get("area", ""),
        place=answers.get("place", ""),
        online=answers.get("online", False),
        links=list(answers.get("links", ())),
        ordered_by_superior=answers.get("ordered_by_superior"),
        resource_form=list(answers.get("resource_form", ())),
        identity=Report.Identity(answers["identity"]),
        contact_sealed=_sealed_contact(answers, body),
        secret_hash=six.digest(number, " ".join(words)),
        wants_news=answers.get("wants_news", True),
        queue_state="masuk",
        triage_by=limit("periksa_awal", day),
        next_news_by=limit("periksa_awal", day),
        seq=0,
    )
    report.save()
    Accused.objects.bulk_create(Accused(report=report, **one) for one in answers.get("accused", ()))
    _take_files(report, answers, actor_of(by))
    StatusChange.objects.create(report=report, status=report.status, day=day)
    _enter(report, day, actor_of(by))
    if told := answers.get("retaliation"):
        note_retaliation(told, report=report, day=day, by=actor_of(by))
    taken = Submitted(report, words)
    if then is not None:
        then(taken)
    return taken


def _next_number(day: date) -> str:
    """The next number of the year; the row's lock keeps two reports from getting the same."""
    row, _ = Numbering.objects.select_for_update().get_or_create(year=day.year)
    row.last += 1
    row.save(update_fields=["last"])
    return f"N-{day.year}-{row.last:06d}"


def _sealed_contact(answers: Answers, body: Agency) -> bytes | None:
    contact = answers.get("contact")
    if answers["identity"] == Report.Identity.ANONIM or not contact:
        return None
    return seal_for(body, json.dumps(contact, ensure_ascii=False).encode("utf-8"))


def _take_files(report: Report, answers: Answers, by: str) -> None:
    items = list(answers.get("items", ()))
    settle(items, by=by)
    ReportFile.objects.bulk_create(ReportFile(report=report, item=item) for item in items)


def _enter(report: Report, day: date, by: str) -> None:
    """The log keeps no kind of happening: "dibalas" would point at its reporter."""
    data = {
        "day": day.isoformat(),
        "fingerprint": fingerprint_of(report),
        "holder": report.holder.code,
        "channel": report.channel,
        "identity": report.identity,
        "triage_by": report.triage_by.isoformat() if report.triage_by else "",
    }
    entry = record("lapor", by=by, about=f"laporan:{report.number}", data=data)
    report.seq = entry.seq
    report.save(update_fields=["seq"])

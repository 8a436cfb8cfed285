"""What an examiner does with a report that waits: accept, merge, ask, not pursue."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.flow import Act, case_table, refuse
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.cases.actions import deadlines
from jaganetral.web.cases.actions.flow import Refused, permissions
from jaganetral.web.cases.actions.opening import join_case, open_case
from jaganetral.web.cases.models import Case, Deadline, Join
from jaganetral.web.cases.queries.queue import followers, reports_for, state_of
from jaganetral.web.reports.actions import push, write_to_reporter
from jaganetral.web.reports.models import Report
from jaganetral.web.rules.days import due


def about(report: Report) -> str:
    """How the sealed log calls a report."""
    return f"laporan:{report.number}"


def locked(report: Report, by: Duty) -> Report:
    """The report as it stands now, held until the transaction ends; only of the duty's own body."""
    here = Report.objects.select_for_update().get(pk=report.pk)
    if not reports_for(by).filter(pk=here.pk).exists():
        raise PermissionDenied
    return here


def checked(report: Report, act: str, by: Duty, met: Collection[str] = ()) -> Act:
    """The act, if it can be done with this report now; Refused says why not."""
    if (refusal := refuse(act, state_of(report), permissions(by), met)) is not None:
        raise Refused(refusal)
    return case_table().acts[act]


def limit_of(act: Act, day: date) -> date | None:
    """The last day of the limit an act starts, by the working days."""
    step = act.starts
    if step is None or step.days is None:
        return None
    return due(day, step.days, "hari" if step.unit == "hari" else "hari_kerja").due


def _told(report: Report, act: Act, day: date, **more: Any) -> dict[str, Any]:
    """What the log keeps of an act; also what undoing needs."""
    before = state_of(report)
    limit = report.triage_by.isoformat() if report.triage_by else None
    kept = {"day": day.isoformat(), "from": before, "to": act.to(before), "limit": limit}
    return {**kept, **more}


@transaction.atomic
def accept(report: Report, *, by: Duty, day: date) -> Case:
    """Open a case from a report and the reports joined to it. Raises Refused."""
    here = locked(report, by)
    act = checked(here, "terima", by)
    told, joined = _told(here, act, day), followers(here)
    case = open_case(here, joined, by=by, day=day)
    limit = deadlines.start(case, "kajian", start=day)
    for one in [here, *joined]:
        push(one, state=case.state, day=day, next_news_by=limit.due)
    told["starts"] = {limit.step: limit.due.isoformat()}
    record(
        "terima",
        by=by.actor,
        about=about(here),
        data={**told, "case": case.number, "with": [one.number for one in joined]},
    )
    return case


@transaction.atomic
def merge(report: Report, into: Case | Report | None, *, by: Duty, day: date) -> None:
    """Join a report to a case or to another waiting report of the same body. Raises Refused."""
    here = locked(report, by)
    target = _target(here, into, by)
    act = checked(here, "gabung", by, [] if target is None else ["perkara_tujuan_ada"])
    told = _told(here, act, day)
    if isinstance(target, Case):
        told |= _merge_into_case(here, target, day)
    elif target is not None:
        Join.objects.update_or_create(report=here, defaults={"into": target})
        told["report"] = target.number
        push(here, state=told["to"], day=day, next_news_by=target.triage_by)
    record("gabung", by=by.actor, about=about(here), data=told)


def _target(report: Report, into: Case | Report | None, by: Duty) -> Case | Report | None:
    """Where a report may go: an open case or a waiting report of its body, never itself."""
    if isinstance(into, Report):
        link = getattr(into, "case_report", None)
        into = link.case if link is not None else into
    if isinstance(into, Case):
        final = case_table().states[into.state].final
        return into if into.holder_id == by.agency_id and not final else None
    if into is None or into.pk == report.pk or into in followers(report):
        return None
    waits = not case_table().states[into.queue_state].final
    return into if waits and into.holder_id == report.holder_id else None


def _merge_into_case(report: Report, into: Case, day: date) -> dict[str, Any]:
    case = Case.objects.select_for_update().get(pk=into.pk)
    joined = followers(report)
    added = [key for one in [report, *joined] for key in join_case(case, one)]
    case.version += 1
    case.save(update_fields=["version"])
    running = Deadline.objects.filter(case=case, met_on=None, cancelled=False).first()
    for one in [report, *joined]:
        push(one, state="digabung", day=day, next_news_by=running.due if running else None)
    return {"case": case.number, "parties": added, "with": [one.number for one in joined]}


@transaction.atomic
def ask(report: Report, text: str, *, by: Duty, day: date) -> None:
    """Put a question into the reporter's mailbox; the report waits for the answer."""
    here = locked(report, by)
    act = checked(here, "tanya_pelapor", by, ["pelapor_mau_kabar"] if here.wants_news else [])
    told, limit = _told(here, act, day), limit_of(act, day)
    message = write_to_reporter(here, text, by=by, day=day)
    here.triage_by = limit
    here.save(update_fields=["triage_by"])
    push(here, state=told["to"], day=day, next_news_by=limit)
    record("tanya_pelapor", by=by.actor, about=about(here), data={**told, "message": message.pk})


@transaction.atomic
def write_message(report: Report, text: str, *, by: Duty, day: date) -> None:
    """A line to a reporter that asks for nothing in the flow of the queue."""
    if not by.may("pesan.tulis"):
        raise PermissionDenied
    write_to_reporter(locked(report, by), text, by=by, day=day)


@transaction.atomic
def mark_read(report: Report, *, by: Duty) -> int:
    """The reporter's lines have been read; returns how many were new."""
    here = locked(report, by)
    new = here.messages.filter(from_reporter=True, read=False).update(read=True)
    if new:
        record("baca_pesan", by=by.actor, about=about(here), data={"new": new})
    return new


@transaction.atomic
def not_pursued(report: Report, reason: str, *, sentence: str = "", by: Duty, day: date) -> None:
    """End a report with one of the seven reasons; the reporters read the sentence.

    An empty `sentence` is the one of the flow table. Raises Refused.
    """
    here = locked(report, by)
    known = case_table().reasons.get(reason)
    act = checked(here, "tidak_lanjut", by, ["alasan_dipilih"] if known else [])
    if known is None:
        raise KeyError(reason)
    told, joined = _told(here, act, day, reason=reason), followers(here)
    note = sentence.strip() or known.sentence.id
    for one in [here, *joined]:
        one.not_pursued_reason = reason
        one.save(update_fields=["not_pursued_reason"])
        push(one, state=told["to"], day=day, note=note)
    told["with"] = [one.number for one in joined]
    record("tidak_lanjut", by=by.actor, about=about(here), data=told)

"""The reporter's "Belum selesai": once, with a reason, in time; another examiner reads it."""

from datetime import date

from django.db import transaction

from jaganetral.flow import Refusal, case_table, refuse
from jaganetral.web.audit.actions import record
from jaganetral.web.cases.actions import flow
from jaganetral.web.cases.contests import last_day
from jaganetral.web.cases.models import Case
from jaganetral.web.reports.actions import push, reply
from jaganetral.web.reports.models import Report

ACT = "belum_selesai"


def met_by(report: Report, reason: str, day: date) -> set[str]:
    """The conditions met for contesting a report's end on a day."""
    met = set()
    until = last_day(report)
    if until is not None and day <= until:
        met.add("dalam_batas_sanggah")
    if not report.contested:
        met.add("belum_pernah_disanggah")
    if reason.strip():
        met.add("alasan_tertulis")
    return met


def why_not(report: Report, reason: str, day: date) -> Refusal | None:
    """Why the end of a report cannot be contested now; None where it can."""
    case = case_of(report)
    state = case.state if case else report.queue_state
    return refuse(ACT, state, {"pelapor"}, met_by(report, reason, day))


def case_of(report: Report) -> Case | None:
    """The case a report belongs to, if one was opened."""
    return Case.objects.filter(case_reports__report=report).first()


@transaction.atomic
def contest(report: Report, reason: str, *, day: date) -> None:
    """Reopen what the reporter finds unfinished. Raises Refused with the reason why not."""
    report = Report.objects.select_for_update().get(pk=report.pk)
    if (trouble := why_not(report, reason, day)) is not None:
        raise flow.Refused(trouble)
    case, met = case_of(report), met_by(report, reason, day)
    report.contested = True
    report.save(update_fields=["contested"])
    if case is not None:
        flow.do(case, ACT, by="pelapor", day=day, met=met, data={"report": report.number})
    else:
        push(report, state=case_table().acts[ACT].to(report.queue_state), day=day)
        record(ACT, by="pelapor", about=f"laporan:{report.number}", data={"day": day.isoformat()})
    reply(report, reason.strip(), day=day)

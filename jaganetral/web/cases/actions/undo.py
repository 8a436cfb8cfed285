"""Taking back the last act on a report, within ten minutes of it."""

import json
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.actions.queue import about, checked, locked
from jaganetral.web.cases.models import Case, CaseReport, Join, Party
from jaganetral.web.cases.queries.queue import followers, state_of
from jaganetral.web.reports.actions import push
from jaganetral.web.reports.models import Message, Report

ACTS = ("terima", "gabung", "tanya_pelapor", "tidak_lanjut")
TIME = timedelta(minutes=10)


def last_act(report: Report, by: Duty) -> Record | None:
    """The act on a report that can still be taken back: the newest record, of the same officer."""
    last = Record.objects.filter(about=about(report)).order_by("-seq").first()
    if last is None or last.act not in ACTS or last.actor != by.actor:
        return None
    return last if clock.now() - last.at <= TIME else None


@transaction.atomic
def undo(report: Report, *, by: Duty, day: date) -> Report:
    """Put a report back into the queue as it was before the last act. Raises Refused.

    A case that was opened is removed again, unless somebody has worked on it since; its number is
    not given a second time. A question that the reporter has read stays.
    """
    here = locked(report, by)
    last = last_act(here, by)
    told: dict[str, Any] = json.loads(last.body)["data"] if last else {}
    joined = followers(here)
    recent = last is not None and _still_untouched(here, told)
    act = checked(here, "urungkan", by, ["baru_saja"] if recent else [])
    before = state_of(here)
    _take_back(here, told)
    here.triage_by = date.fromisoformat(told["limit"]) if told["limit"] else None
    here.not_pursued_reason = ""
    here.save(update_fields=["triage_by", "not_pursued_reason"])
    for one in joined:
        push(one, state="digabung", day=day, next_news_by=here.triage_by)
    push(here, state=act.to(before), day=day, next_news_by=here.triage_by)
    data = {"day": day.isoformat(), "from": before, "to": act.to(before)}
    record("urungkan", by=by.actor, about=about(here), data={**data, "of": last and last.seq})
    return here


def _still_untouched(report: Report, told: dict[str, Any]) -> bool:
    """Whether nobody has built on the act: the case is as opened, the question is unread."""
    if "message" in told:
        return Message.objects.filter(pk=told["message"], read=False).exists()
    if "case" in told and "parties" not in told:
        case = Case.objects.get(number=told["case"])
        return case.version == 0 and not case.notes.exists() and not case.items.exists()
    return True


def _take_back(report: Report, told: dict[str, Any]) -> None:
    if "message" in told:
        Message.objects.filter(pk=told["message"]).delete()
    elif "case" in told and "parties" not in told:
        Case.objects.get(number=told["case"]).delete()
    elif "case" in told:
        CaseReport.objects.filter(report__number__in=[report.number, *told["with"]]).delete()
        Party.objects.filter(pk__in=told["parties"], employee=None).delete()
    else:
        Join.objects.filter(report=report).delete()
        CaseReport.objects.filter(report=report).delete()

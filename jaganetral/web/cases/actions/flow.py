"""The one way a case moves: the flow table says whether and why, then state, limits, log."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from jaganetral.flow import Refusal, case_table, refuse
from jaganetral.web.accounts.models import Duty
from jaganetral.web.accounts.roles import load_roles
from jaganetral.web.audit.actions import record
from jaganetral.web.cases.actions import deadlines
from jaganetral.web.cases.models import Case
from jaganetral.web.reports.actions import push


class Refused(Exception):
    """An act that cannot be done now; `refusal` says why and what would help."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


class ChangedElsewhere(Exception):
    """Somebody else changed the case since this page was loaded."""


def permissions(by: Duty | str) -> frozenset[str]:
    """What an actor may do: the acts of a duty's role; `pelapor` and `sistem` hold their name."""
    if isinstance(by, str):
        return frozenset([by])
    return load_roles().roles[by.role].may


def actor(by: Duty | str) -> str:
    """How an actor stands in the log."""
    return by if isinstance(by, str) else by.actor


@transaction.atomic
def do(
    case: Case,
    act: str,
    *,
    by: Duty | str,
    day: date,
    met: Collection[str] = (),
    data: Mapping[str, Any] | None = None,
    note: str = "",
    next_news_by: date | None = None,
    seen: int | None = None,
) -> Case:
    """Do an act of the flow table on a case and seal it.

    `by` is a duty, "pelapor" or "sistem"; `met` the conditions the caller has found met; `data`
    goes into the log (no names); `note` is a sentence for the reporters; `seen` the version of the
    case the actor looked at. Limits whose length the law pack tells are the caller's to start.
    Raises Refused with reasons and remedies, ChangedElsewhere where `seen` is no longer current.
    """
    locked = Case.objects.select_for_update().get(pk=case.pk)
    if seen is not None and seen != locked.version:
        raise ChangedElsewhere
    if (refusal := refuse(act, locked.state, permissions(by), met)) is not None:
        raise Refused(refusal)
    row, before = case_table().acts[act], locked.state
    ended = deadlines.end(locked, row.ends, day=day)
    started = {}
    if row.starts is not None and row.starts.days is not None:
        limit = deadlines.start(locked, row.starts.id, start=day)
        started[limit.step] = limit.due.isoformat()
    locked.state = row.to(before)
    locked.version += 1
    state = case_table().states[locked.state]
    locked.closed_on = (locked.closed_on or day) if state.final else None
    locked.save(update_fields=["state", "version", "closed_on"])
    case.state, case.version, case.closed_on = locked.state, locked.version, locked.closed_on
    for link in locked.case_reports.select_related("report"):
        push(link.report, state=locked.state, day=day, note=note, next_news_by=next_news_by)
    told = {"day": day.isoformat(), "from": before, "to": locked.state}
    record(
        act,
        by=actor(by),
        about=locked.key,
        data={**told, "starts": started, "ends": ended, **(data or {})},
    )
    return case

"""What the reporter sees: the public status, pushed by whoever moves the report or its case."""

from datetime import date

from jaganetral.flow import case_table
from jaganetral.web.reports.models import Report, StatusChange


def push(
    report: Report,
    *,
    state: str,
    day: date,
    note: str = "",
    next_news_by: date | None = None,
) -> None:
    """Show a reporter the status that follows from an inner state of the flow table.

    A state of reports also becomes the report's place in the queue. `note` is a sentence for the
    reporter, `next_news_by` the day until which news is promised. Days only, never clock times.
    Call inside the transaction of the act that moves the state. KeyError for an unknown state.
    """
    here = case_table().states[state]
    if here.of == "report":
        report.queue_state = state
    changed = report.status != here.status.id
    report.status, report.status_note, report.next_news_by = here.status.id, note, next_news_by
    report.save(update_fields=["queue_state", "status", "status_note", "next_news_by"])
    if changed:
        StatusChange.objects.create(report=report, status=here.status.id, day=day, note=note)

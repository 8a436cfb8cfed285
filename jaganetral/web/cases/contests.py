"""Until when a reporter may answer "Belum selesai"."""

from datetime import date

from jaganetral.flow import case_table
from jaganetral.web.cases.models import Deadline
from jaganetral.web.reports.models import Report
from jaganetral.web.rules.days import due

STEP = "belum_selesai"


def last_day(report: Report) -> date | None:
    """The last day for contesting the end of a report; None where it has not ended.

    A case keeps its own limit. A report that ended before a case counts from its last step.
    """
    limit = Deadline.objects.filter(
        case__case_reports__report=report, step=STEP, met_on=None, cancelled=False
    ).last()
    if limit is not None:
        return limit.due
    step = report.steps.last()
    if step is None or step.status != Report.Status.TIDAK_DILANJUTKAN:
        return None
    days = case_table().steps[STEP].days
    return due(step.day, days).due if days else None

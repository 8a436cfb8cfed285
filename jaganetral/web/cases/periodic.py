"""Periodic work of cases: a reprimand lies ready as a draft once the follow-up is overdue."""

from datetime import date

from jaganetral.web.cases.actions.letters import draft_reprimand
from jaganetral.web.cases.models import Case, Deadline

STEP = "tindak_lanjut_ppk"


def overdue_cases(day: date) -> list[Case]:
    """Cases whose follow-up by the head of agency is overdue on a day, oldest limit first."""
    rows = Deadline.objects.filter(step=STEP, met_on=None, cancelled=False, due__lt=day)
    return [row.case for row in rows.select_related("case__holder").order_by("due", "pk")]


def run(day: date) -> list[str]:
    """Draft one reprimand for each overdue case; returns a sentence for each draft.

    Safely repeatable: a case that has a reprimand, drafted or sent, gets no second one.
    """
    done = []
    for case in overdue_cases(day):
        if draft_reprimand(case, day=day) is not None:
            done.append(f"Konsep teguran disiapkan untuk perkara {case.number}.")
    return done

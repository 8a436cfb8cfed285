"""The page of the queue: list on one side, one report on the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from jaganetral.flow import Reason, Refusal, case_table, offered
from jaganetral.web.accounts.gate import OfficerRequest
from jaganetral.web.cases.actions.flow import permissions
from jaganetral.web.cases.forms.queue import AskForm, QueueFilter
from jaganetral.web.cases.limits import days_left
from jaganetral.web.cases.parties import locked_reports
from jaganetral.web.cases.queries.likely import alike, twins_of
from jaganetral.web.cases.queries.queue import (
    ordered,
    searched,
    state_of,
    view_of,
    waiting,
    with_news,
)
from jaganetral.web.cases.queries.retaliation import in_short, of_report
from jaganetral.web.cases.views.find import today
from jaganetral.web.cases.views.queue_persons import persons_of
from jaganetral.web.cases.words import CHANNELS, QUESTIONS, area_name, headline, place_of, where
from jaganetral.web.reports.answers import HAPPENINGS, RESOURCES
from jaganetral.web.reports.models import Report
from jaganetral.web.roster.screening import age, as_of, is_preparing
from jaganetral.web.rules.days import left

A_PAGE = 50
SOON = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A report in the list. `tone` is a class of badge; a locked one shows no words."""

    report: Report
    words: str
    place: str
    due: str
    tone: str
    locked: bool
    alike: int = 0


def listed(request: OfficerRequest, chosen: dict[str, str]) -> QuerySet[Report]:
    """The waiting reports of the duty under the chosen filters, in order."""
    found = view_of(waiting(request.duty), chosen["tampil"], today(request))
    if chosen["tempat"]:
        found = found.filter(area=chosen["tempat"])
    return ordered(searched(found, chosen["q"]), chosen["urut"])


def rows_of(reports: Sequence[Report], request: OfficerRequest) -> list[Row]:
    """The reports as rows of the list."""
    here = today(request)
    locked = locked_reports(reports, request.duty, here)
    areas = {code: area_name(code) for code in {one.area for one in reports}}
    twins = alike(reports, request.duty)
    made = [_row(one, where(areas[one.area], one.place), here, one.pk in locked) for one in reports]
    return [replace(row, alike=twins[row.report.pk]) for row in made]


def _row(one: Report, place: str, here: date, locked: bool) -> Row:
    if one.triage_by is None:
        return Row(one, headline(one), place, "", "", locked)
    rest = left(here, one.triage_by)
    tone = "t-m" if rest < 0 else "t-k" if rest <= SOON else ""
    due = days_left(here, one.triage_by, "hari_kerja")
    return Row(one, headline(one), place, due, tone, locked)


def next_after(request: OfficerRequest, report: Report) -> str:
    """The number of the report to open when this one is dealt with, "" where none is left."""
    filters = QueueFilter(request.GET, request.duty)
    numbers = list(listed(request, filters.chosen).values_list("number", flat=True))
    if report.number not in numbers:
        return numbers[0] if numbers else ""
    at = numbers.index(report.number)
    rest = numbers[at + 1 :] + numbers[:at][::-1]
    return rest[0] if rest else ""


def page(
    request: OfficerRequest,
    report: Report | None,
    *,
    refusal: Refusal | None = None,
    status: int = 200,
    **forms: Any,
) -> HttpResponse:
    """The queue with a report open; without one, the first of the list on wide screens."""
    filters = QueueFilter(request.GET, request.duty)
    found = with_news(listed(request, filters.chosen))
    found = found.prefetch_related("accused", "files__item")
    pages = Paginator(found, A_PAGE).get_page(request.GET.get("hal"))
    rows = rows_of(list(pages), request)
    context = {
        "filters": filters,
        "pages": pages,
        "rows": rows,
        "total": waiting(request.duty).count(),
        "newest": waiting(request.duty).order_by("-pk").values_list("pk", flat=True).first() or 0,
        "query": request.GET.urlencode(),
        "refusal": refusal,
        "undo": request.session.get("queue_undo"),
        "alone": report is not None,
        **forms,
    }
    shown = report or next((row.report for row in rows if not row.locked), None)
    if shown is not None:
        context |= report_context(request, shown) | {k: v for k, v in forms.items() if v}
    return render(request, "cases/queue.html", context, status=status)


def report_context(request: OfficerRequest, report: Report) -> dict[str, Any]:
    """What the right-hand side shows of a report."""
    area = report.area or report.holder.area
    state = state_of(report)
    acts = {act.id for act in offered(state, permissions(request.duty))}
    waits = bool(acts & {"terima", "gabung", "tanya_pelapor", "tidak_lanjut"})
    twins = twins_of(report, request.duty) if waits else []
    guessed = persons_of(request, report, twins) if waits else {"persons": []}
    here = today(request)
    return {
        "report": report,
        "headline": headline(report),
        "happening": HAPPENINGS.get(report.happening, report.happening),
        "channel": CHANNELS.get(report.channel, report.channel),
        "unread": any(one.from_reporter and not one.read for one in report.messages.all()),
        "place": place_of(report.area, report.place),
        "state": case_table().states[state],
        "case": getattr(getattr(report, "case_report", None), "case", None),
        "acts": acts,
        **guessed,
        "roster_day": as_of(area),
        "preparing": waits and is_preparing(area),
        "roster_age": age(area, here),
        "twins": twins,
        "reasons": reasons(),
        "questions": [*_asked(guessed["persons"]), *QUESTIONS][:4],
        "retaliations": in_short(of_report(report, request.duty)),
        "resources": [RESOURCES.get(one, one) for one in report.resource_form],
        "ask_form": AskForm(),
        "due_words": days_left(here, report.triage_by, "hari_kerja") if report.triage_by else "",
    }


def _asked(persons: Sequence[Any]) -> list[str]:
    return [one.ask for one in persons if one.ask][:1]


def reasons() -> list[Reason]:
    """The seven reasons, in the order of their keys."""
    return list(case_table().reasons.values())

"""A case begins: its number, what the report tells about it, who is accused."""

from collections.abc import Iterable
from datetime import date

from jaganetral.names.normalize import fold_name
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.cases.models import Case, CaseReport, Party
from jaganetral.web.cases.words import title_of
from jaganetral.web.letters.actions import next_in
from jaganetral.web.reports.models import Report

SERIES = "perkara"


def next_number(year: int) -> str:
    """The next number of a year, "2026/0312": one row of the installation is locked for it."""
    body = Agency.objects.order_by("pk")[0]
    return f"{year}/{next_in(SERIES, body, year):04d}"


def open_case(report: Report, followers: Iterable[Report], *, by: Duty, day: date) -> Case:
    """A case of a report and of those joined to it, in the state `dibuka`."""
    case = Case.objects.create(
        number=next_number(day.year),
        title=title_of(report),
        holder=report.holder,
        examiner=by.actor,
        state="dibuka",
        opened_on=day,
        summary=report.story,
        act_from=report.happened_from,
        act_until=report.happened_until,
        area=report.area,
        place=report.place,
    )
    for one in [report, *followers]:
        join_case(case, one)
    return case


def join_case(case: Case, report: Report) -> list[int]:
    """Link a report to a case; returns the keys of the parties it adds.

    Somebody whom the case already describes by the same name is not added again.
    """
    CaseReport.objects.create(case=case, report=report)
    known = {fold_name(party.described_as).folded for party in case.parties.all()}
    added = []
    for accused in report.accused.all():
        folded = fold_name(accused.name).folded
        if folded and folded in known:
            continue
        known.add(folded)
        party = Party.objects.create(
            case=case,
            described_as=accused.name,
            position=accused.position,
            workplace=accused.workplace,
            nip_given=accused.nip,
        )
        added.append(party.pk)
    return added

"""Searching by number or words; nothing outside the scope of the duty is found."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.models import Case, CaseLetter
from jaganetral.web.cases.queries import reports_for
from jaganetral.web.cases.queries.queue import searched
from jaganetral.web.desk.due import case_line, open_to
from jaganetral.web.desk.lines import Line, Section, address_of, section

LOOKED_AT = 40


def _cases(duty: Duty, words: str, today: date) -> list[Line]:
    cases = Case.objects.visible_to(duty)
    for word in words.split()[:8]:
        cases = cases.filter(
            Q(number__icontains=word) | Q(title__icontains=word) | Q(place__icontains=word)
        )
    return [case_line(case) for case in cases[:LOOKED_AT] if open_to(duty, case, today)]


def _reports(duty: Duty, words: str, today: date) -> list[Line]:
    found = searched(reports_for(duty), words).select_related("case_report__case")
    lines = []
    for report in found[:LOOKED_AT]:
        link = getattr(report, "case_report", None)
        if link is not None and not open_to(duty, link.case, today):
            continue
        where = address_of("cases:report", report.number)
        lines.append(Line(report.number, where, report.get_status_display(), report.received_on))
    return lines


def _letters(duty: Duty, words: str, today: date) -> list[Line]:
    letters = CaseLetter.objects.filter(case__in=Case.objects.visible_to(duty))
    for word in words.split()[:8]:
        letters = letters.filter(
            Q(letter__number__icontains=word) | Q(letter__subject__icontains=word)
        )
    return [
        Line(
            f"{link.letter.number} {link.letter.subject}".strip(),
            address_of("cases:letters", link.case.slug),
            link.case.number,
        )
        for link in letters.select_related("case", "letter")[:LOOKED_AT]
        if open_to(duty, link.case, today)
    ]


def search(duty: Duty, words: str, today: date) -> list[Section]:
    """Cases, reports and letters in which every word stands; only sections that found something."""
    parts = [
        section(_("Perkara"), _cases(duty, words, today)),
        section(_("Laporan"), _reports(duty, words, today)),
        section(_("Surat"), _letters(duty, words, today)),
    ]
    return [part for part in parts if part.lines]

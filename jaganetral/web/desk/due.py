"""What falls due: limits of cases and the first reading of reports, within the scope of a duty."""

from dataclasses import replace
from datetime import date, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jaganetral.flow import case_table
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.competence import involves
from jaganetral.web.cases.models import Case, Deadline
from jaganetral.web.cases.parties import conflict_of
from jaganetral.web.cases.queries import waiting
from jaganetral.web.desk.lines import Line, Section, address_of, section, time_left

WORKS = ("perkara.periksa", "perkara.konfirmasi", "putuskan.tetapkan")
DECIDED = ("menunggu_putusan",)  # what a head of agency finds: what awaits their decision
AHEAD = timedelta(days=7)
LOOKED_AT = 60  # limits examined for conflicts; the lists show eight


def state_words(case: Case) -> str:
    """The state of a case in the language of the screen."""
    return case_table().states[case.state].label.of(get_language() or "id")


def case_line(case: Case, note: str = "", due: date | None = None) -> Line:
    """A case as a line."""
    words = f"{case.number} · {case.title}"
    return Line(words, address_of("cases:summary", case.slug), note or state_words(case), due)


def open_to(duty: Duty, case: Case, today: date) -> bool:
    """Whether no conflict of interest locks this case; a head of agency decides on subordinates."""
    if duty.role_of.sees == "decide":
        return not involves(case, duty, today)
    return conflict_of(case, duty, today) is None


def _deadlines(duty: Duty, today: date) -> list[Line]:
    cases = Case.objects.visible_to(duty)
    if duty.role_of.sees == "decide":
        cases = cases.filter(state__in=DECIDED)
    running = Deadline.objects.binding().filter(case__in=cases)
    near = running.filter(due__lte=today + AHEAD).select_related("case").order_by("due", "pk")
    lines = []
    for limit in near[:LOOKED_AT]:
        if open_to(duty, limit.case, today):
            note = f"{limit.label}: {time_left(today, limit.due)}"
            lines.append(
                replace(case_line(limit.case, note, limit.due), address=_page(duty, limit))
            )
    return lines


def _page(duty: Duty, limit: Deadline) -> str:
    """Where this officer works on the case: a head of agency on the page that decides."""
    decides = duty.role_of.sees == "decide"
    return address_of("cases:decide" if decides else "cases:summary", limit.case.slug)


def _reports(duty: Duty, today: date) -> list[Line]:
    near = waiting(duty).filter(triage_by__lte=today + AHEAD).order_by("triage_by", "pk")
    return [
        Line(
            _("Laporan %(number)s") % {"number": report.number},
            address_of("cases:report", report.number),
            _("periksa awal: %(left)s") % {"left": time_left(today, report.triage_by)},
            report.triage_by,
        )
        for report in near[:LOOKED_AT]
        if report.triage_by is not None
    ]


def due_sections(duty: Duty, today: date) -> list[Section]:
    """Overdue, due today, and the next seven days; for roles that work on them."""
    if not any(duty.may(act) for act in WORKS):
        return []
    lines = sorted(
        _deadlines(duty, today) + _reports(duty, today), key=lambda line: line.due or today
    )
    late = [line for line in lines if line.due and line.due < today]
    now = [line for line in lines if line.due == today]
    soon = [line for line in lines if line.due and line.due > today]
    everything = address_of("cases:list") if duty.may("perkara.lihat") else ""
    found = []
    if late:
        found.append(section(_("Lewat tenggat"), late, all_at=everything, tone="t-m"))
    found.append(
        section(
            _("Jatuh tempo hari ini"),
            now,
            empty=_("Tidak ada yang jatuh tempo hari ini."),
            all_at=everything,
            tone="t-k",
        )
    )
    if soon:
        found.append(section(_("Tujuh hari ke depan"), soon, all_at=everything))
    return found

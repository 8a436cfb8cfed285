"""Who may see what may be retaliation: the body that examines, never one of the accused."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.parties import conflict_in, conflict_of
from jaganetral.web.reports.models import Report, Retaliation

EXAMINES = (Agency.Kind.PENGAWAS, Agency.Kind.PEMBINA)


@dataclass(frozen=True, slots=True)
class Row:
    """A record with what it is about; `locked` where that is a conflict for the officer."""

    one: Retaliation
    report: Report | None
    case: Case | None
    apart: str
    locked: bool


def sees_retaliations(duty: Duty) -> bool:
    """Whether a duty may know of retaliation at all: its act, at a body that examines."""
    return duty.may("pembalasan.kelola") and duty.agency.kind in EXAMINES


def retaliations_for(duty: Duty) -> QuerySet[Retaliation]:
    """The one place that decides which records a duty finds: of what its own body holds.

    Where that body is itself the agency of the accused it finds none.
    """
    if not sees_retaliations(duty):
        return Retaliation.objects.none()
    own = Case.objects.filter(ppk_agency=duty.agency)
    held = Case.objects.filter(holder=duty.agency).values("number")
    mine = Q(report__holder=duty.agency) | Q(case_number__in=held)
    accused = Q(report__case_report__case__in=own) | Q(case_number__in=own.values("number"))
    found = Retaliation.objects.filter(mine).exclude(pk__in=Retaliation.objects.filter(accused))
    return found.select_related("report__case_report__case")


def of_case(case: Case, duty: Duty) -> QuerySet[Retaliation]:
    """The records of a case and its reports, and those that name one of them as an earlier one."""
    numbers = Report.objects.filter(case_report__case=case).values("number")
    here = Q(report__case_report__case=case) | Q(case_number=case.number) | Q(earlier__in=numbers)
    return retaliations_for(duty).filter(here)


def of_report(report: Report, duty: Duty) -> QuerySet[Retaliation]:
    """The records of a report, and those that name it as an earlier one."""
    return retaliations_for(duty).filter(Q(report=report) | Q(earlier=report.number))


def rows_of(found: Iterable[Retaliation], duty: Duty, today: date) -> list[Row]:
    """Records ready to be shown, with the days between and what they are about."""
    return [_row(one, duty, today) for one in found]


def _row(one: Retaliation, duty: Duty, today: date) -> Row:
    link = getattr(one.report, "case_report", None)
    case = link.case if link else Case.objects.filter(number=one.case_number).first()
    locked = (one.report is not None and conflict_in(one.report, duty, today) is not None) or (
        case is not None and conflict_of(case, duty, today) is not None
    )
    return Row(one, one.report, case, apart(one), locked)


def in_short(found: Iterable[Retaliation]) -> list[str]:
    """Each record as a line beside a case: what happened, and the days between."""
    return [f"{one.get_kind_display()}, {apart(one)}" for one in found]


def apart(one: Retaliation) -> str:
    """ "12 hari sesudah melapor", in words; a record without a day says so."""
    what = {
        Retaliation.After.MELAPOR: _("melapor"),
        Retaliation.After.MENOLAK: _("menolak"),
        Retaliation.After.BERSAKSI: _("memberi keterangan"),
    }[Retaliation.After(one.after)]
    days = one.days
    if days is None:
        return _("sesudah %(what)s, harinya belum diketahui") % {"what": what}
    if days == 0:
        return _("pada hari yang sama dengan %(what)s") % {"what": what}
    later = ngettext("%(n)s hari sesudah %(what)s", "%(n)s hari sesudah %(what)s", abs(days))
    sooner = ngettext("%(n)s hari sebelum %(what)s", "%(n)s hari sebelum %(what)s", abs(days))
    return (later if days > 0 else sooner) % {"n": abs(days), "what": what}

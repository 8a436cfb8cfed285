"""What an identity custodian finds: openings that wait for a second person, and the key."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.models import Case, CaseItem
from jaganetral.web.desk.due import open_to
from jaganetral.web.desk.lines import Line, Section, address_of, section
from jaganetral.web.evidence.actions.openings import LASTS
from jaganetral.web.evidence.models import CustodianKey, Opening
from jaganetral.web.reports.models import Report, ReportFile


def _case_of(opening: Opening) -> tuple[str, Case | None]:
    """The page of a case on which an opening is dealt with, and the case."""
    kind, _mark, key = opening.about.partition(":")
    if kind == "laporan":
        report = Report.objects.filter(number=key).select_related("case_report__case").first()
        return "cases:persons", _of(report)
    item = UUID(key)
    own = CaseItem.objects.filter(item=item).select_related("case").first()
    if own is not None:
        return "cases:evidence", own.case
    sent = ReportFile.objects.filter(item=item).select_related("report__case_report__case").first()
    return "cases:evidence", _of(sent.report if sent else None)


def _of(report: Report | None) -> Case | None:
    link = getattr(report, "case_report", None)
    return None if link is None else link.case


def _waiting(duty: Duty, today: date) -> list[Line]:
    asked = Opening.objects.filter(consented_at=None, asked_at__gte=clock.now() - LASTS)
    seen = set(Case.objects.visible_to(duty).values_list("pk", flat=True))
    lines = []
    for opening in asked.exclude(asked_by_officer=duty.officer_id):
        page, case = _case_of(opening)
        if case is not None and case.pk in seen and open_to(duty, case, today):
            what = f"{case.number}: {opening.reason}"
            lines.append(Line(what, address_of(page, case.slug), opening.asked_by))
    return lines


def opening_sections(duty: Duty, today: date) -> list[Section]:
    """Openings others asked for, and whether the body has a key at all."""
    empty = _("Tidak ada yang menunggu persetujuan Anda.")
    found = [
        section(_("Menunggu persetujuan Anda untuk dibuka"), _waiting(duty, today), empty=empty)
    ]
    if not CustodianKey.objects.filter(body__in=duty.agency.line(), active=True).exists():
        line = Line(
            _("Buat kunci penjaga identitas"),
            address_of("desk:custodian"),
            _("Sebelum ada kunci, nama pelapor dan berkas belum dapat diterima."),
        )
        found.append(section(_("Perlu disiapkan"), [line]))
    else:
        line = Line(_("Kunci penjaga identitas"), address_of("desk:custodian"))
        found.append(section(_("Kunci"), [line]))
    return found

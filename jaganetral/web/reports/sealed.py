"""Whether every report and record of retaliation still says what the log has sealed."""

from collections.abc import Iterator

from jaganetral.web.audit.objects import Fault, told
from jaganetral.web.reports.answers import fingerprint_of, fingerprint_of_retaliation
from jaganetral.web.reports.models import Report, Retaliation


def faults() -> Iterator[Fault]:
    """What was changed, what is gone, and what nobody recorded."""
    yield from _reports()
    yield from _retaliations()


def _reports() -> Iterator[Fault]:
    unrecorded = dict(Report.objects.values_list("number", "seq"))
    for row, data in told("lapor"):
        number = row.about.removeprefix("laporan:")
        unrecorded.pop(number, None)
        report = Report.objects.filter(number=number).first()
        if report is None:
            yield Fault(row.seq, f"Laporan {number} hilang, padahal tercatat di log")
        elif fingerprint_of(report) != data["fingerprint"]:
            yield Fault(row.seq, f"Isi laporan {number} berubah sejak dicatat di log")
    for number, seq in unrecorded.items():
        yield Fault(seq, f"Laporan {number} tidak pernah dicatat di log")


def _retaliations() -> Iterator[Fault]:
    kept = {row.pk: row for row in Retaliation.objects.select_related("report")}
    for row, data in told("catatan_tersegel"):
        one = kept.pop(int(row.about.removeprefix("tersegel:")), None)
        if one is None:
            yield Fault(row.seq, f"Catatan {row.about} hilang, padahal tercatat di log")
        elif fingerprint_of_retaliation(one) != data["fingerprint"]:
            yield Fault(row.seq, f"Isi catatan {row.about} berubah sejak dicatat di log")
    for one in kept.values():
        yield Fault(one.seq, f"Catatan tersegel:{one.pk} tidak pernah dicatat di log")

"""Whether every report still says what the log has sealed."""

from collections.abc import Iterator

from jaganetral.web.audit.objects import Fault, told
from jaganetral.web.reports.answers import fingerprint_of
from jaganetral.web.reports.models import Report


def faults() -> Iterator[Fault]:
    """Reports that were changed, that are gone, or that nobody recorded."""
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

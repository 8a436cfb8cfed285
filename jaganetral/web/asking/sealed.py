"""Whether every published answer still says what the log has sealed."""

from collections.abc import Iterator

from jaganetral.web.asking.actions import fingerprint_of
from jaganetral.web.asking.models import Edition
from jaganetral.web.audit.objects import Fault, told


def faults() -> Iterator[Fault]:
    """Published answers that were changed or are gone; a withdrawn one keeps no words."""
    for row, data in told("terbit_tanya"):
        number = int(row.about.removeprefix("tanya-jawab:"))
        found = Edition.objects.filter(entry=number, version=data["version"])
        edition = found.select_related("entry").first()
        if edition is None:
            yield Fault(row.seq, f"Jawaban {number} versi {data['version']} hilang")
        elif edition.entry.withdrawn_on is None and fingerprint_of(edition) != data["fingerprint"]:
            yield Fault(row.seq, f"Jawaban {number} versi {data['version']} berubah sejak terbit")

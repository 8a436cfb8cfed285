"""Whether every signed letter is still the file whose hash the log has sealed."""

from collections.abc import Iterator
from hashlib import sha256

from jaganetral.web.audit.models import Record
from jaganetral.web.audit.objects import Fault, told
from jaganetral.web.letters.models import Letter


def faults() -> Iterator[Fault]:
    """Letters that were changed, that are gone, or that were never signed in the log."""
    final = Letter.objects.exclude(state=Letter.State.DRAFT)
    unsigned = dict(final.values_list("pk", "number"))
    for row, data in told("tanda_tangan_surat"):
        unsigned.pop(data["letter"], None)
        letter = Letter.objects.filter(pk=data["letter"]).first()
        number = data["number"]
        if letter is None:
            yield Fault(row.seq, f"Surat {number} hilang, padahal tercatat di log")
        elif letter.number != number or letter.sha256 != data["sha256"]:
            yield Fault(row.seq, f"Nomor atau sidik surat {number} berubah sejak dicatat di log")
        elif sha256(bytes(letter.pdf or b"")).hexdigest() != data["sha256"]:
            yield Fault(row.seq, f"Berkas surat {number} berubah sejak dicatat di log")
    after = Record.objects.count()
    for number in unsigned.values():
        yield Fault(after, f"Surat {number} tidak pernah ditandatangani menurut log")

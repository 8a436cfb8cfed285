"""Whether every piece of evidence is still what the log has sealed, with its original in place."""

from collections.abc import Iterator
from uuid import UUID

from jaganetral.web.audit.objects import Fault, told
from jaganetral.web.evidence import vault
from jaganetral.web.evidence.models import Item


def faults() -> Iterator[Fault]:
    """Evidence whose entry was changed or is gone, or whose sealed original is gone.

    What an original says can only be checked by those who may open it. Where the log says that an
    item was let go, its files must be gone.
    """
    over = {row.about for row, _ in told("lepas_bukti")}
    for row, data in told("simpan_bukti"):
        name = row.about.removeprefix("bukti:")
        item = Item.objects.filter(pk=UUID(name)).first()
        if item is None:
            yield Fault(row.seq, f"Bukti {name} hilang, padahal tercatat di log")
        elif any(getattr(item, key) != data[key] for key in ("sha256", "size", "kind")):
            yield Fault(row.seq, f"Keterangan bukti {name} berubah sejak dicatat di log")
        elif (row.about in over) == vault.path_of(item.pk, vault.ORIGINAL).exists():
            still = "masih ada, padahal sudah dilepas" if row.about in over else "hilang"
            yield Fault(row.seq, f"Berkas asli bukti {name} {still} dari ruang simpan")

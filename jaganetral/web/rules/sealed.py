"""Whether every adopted pack and table is still what the log has sealed."""

from collections.abc import Iterator
from hashlib import sha256

from jaganetral.web.audit.objects import Fault, told
from jaganetral.web.rules.models import LawPack, WorkTable


def faults() -> Iterator[Fault]:
    """Packs and tables that were changed or are gone since they were adopted."""
    for row, data in told("adopsi_aturan"):
        name = str(data["pack"])[:12]
        pack = LawPack.objects.filter(sha256=data["pack"]).first()
        table = WorkTable.objects.filter(sha256=data["table"]).first()
        if pack is None or table is None:
            yield Fault(row.seq, f"Paket aturan {name} atau hari liburnya hilang")
        elif _hash(pack.content) != data["content"]:
            yield Fault(row.seq, f"Paket aturan {name} berubah sejak disahkan")
        elif _hash(table.content) != data["table"]:
            yield Fault(row.seq, f"Tabel hari libur {table.sha256[:12]} berubah sejak disahkan")


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()

"""What happened in a case, told from the sealed log."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from jaganetral.flow import Text, case_table
from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.accounts.roles import load_roles
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.queries.queue import reports_for

# Acts of the log that stand in neither table.
NAMES: dict[str, Any] = {
    "lapor": gettext_lazy("Laporan diterima"),
    "nilai_calon": gettext_lazy("Calon dinilai"),
    "tambah_bukti": gettext_lazy("Bukti ditambahkan"),
    "tambah_orang": gettext_lazy("Orang ditambahkan"),
    "catatan_internal": gettext_lazy("Catatan internal ditulis"),
    "pendapat_berbeda": gettext_lazy("Pendapat berbeda ditulis"),
    "baca_pesan": gettext_lazy("Pesan pelapor dibaca"),
    "pesan.balas": gettext_lazy("Pesan dari pelapor"),
    "pesan.berkas": gettext_lazy("Berkas tambahan dari pelapor"),
    "kabar.berhenti": gettext_lazy("Pelapor tidak mau dikabari lagi"),
    "identitas.minta": gettext_lazy("Minta membuka yang tersegel"),
    "buka_perkara_pejabat": gettext_lazy("Perkara dibuka terhadap pejabat yang memutus"),
    "bagikan": gettext_lazy("Perkara dibagikan"),
    "susun_surat": gettext_lazy("Konsep surat disusun"),
    "ubah_surat": gettext_lazy("Konsep surat diubah"),
    "tanda_tangan_surat": gettext_lazy("Surat ditandatangani"),
    "kirim_surat": gettext_lazy("Surat dikirim"),
    "terima_surat": gettext_lazy("Surat diterima"),
}
KINDS = {
    "surat": gettext_lazy("Surat"),
    "pesan": gettext_lazy("Pesan"),
    "putusan": gettext_lazy("Putusan"),
    "sistem": gettext_lazy("Sistem"),
    "lain": gettext_lazy("Lainnya"),
}
DECISIONS = {
    "usulkan_putusan",
    "setujui",
    "kembalikan",
    "minta_penjelasan",
    "beri_penjelasan",
    "sampaikan_keputusan",
    "catat_upaya",
    "catat_hasil_upaya",
    "selesaikan",
    "nyatakan_tidak_terbukti",
    "tutup",
    "belum_selesai",
}
MESSAGES = {"tanya_pelapor", "jawab_pelapor", "baca_pesan", "pesan.tulis", "pesan.balas"}


@dataclass(frozen=True, slots=True)
class Event:
    """One record as a line of the timeline. `time` is empty for what the reporter did."""

    day: date
    time: str
    who: str
    words: Text | str
    kind: str
    seq: int


def keys_of(case: Case, duty: Duty) -> list[str]:
    """How the log calls this case and those of its reports that the duty may see."""
    reports = reports_for(duty).filter(case_report__case=case)
    return [case.key, *(f"laporan:{number}" for number in reports.values_list("number", flat=True))]


def records_of(case: Case, duty: Duty) -> QuerySet[Record]:
    """The records of a case, oldest first."""
    return Record.objects.filter(about__in=keys_of(case, duty)).order_by("seq")


def kind_of(record: Record) -> str:
    """Which filter of the timeline a record falls under."""
    act = case_table().acts.get(record.act)
    if record.act in MESSAGES or record.actor == "pelapor":
        return "pesan"
    if record.act in DECISIONS:
        return "putusan"
    if record.act.endswith("_surat") or (act is not None and act.document is not None):
        return "surat"
    if record.act.startswith("tanda_tangan"):
        return "surat"
    return "sistem" if record.actor == "sistem" else "lain"


def words_of(act: str) -> Text | str:
    """The name of an act of the log."""
    if act in case_table().acts:
        return case_table().acts[act].label
    named = load_roles().acts.get(act)
    if named is not None:
        return Text(named["id"], named["en"])
    return str(NAMES.get(act, act.replace("_", " ")))


def event_of(record: Record, zone: str) -> Event:
    """A record as a line; of reporters only the day is shown."""
    local = record.at.astimezone(ZoneInfo(clock.ZONES[zone]))
    time = "" if record.actor == "pelapor" else f"{local:%H.%M} {zone}"
    words = words_of(record.act)
    return Event(local.date(), time, record.actor, words, kind_of(record), record.seq)


def events_of(case: Case, duty: Duty, kind: str = "") -> list[Event]:
    """The events of a case, newest first; `kind` keeps one kind only."""
    found = [event_of(one, duty.agency.zone) for one in records_of(case, duty)]
    return [one for one in reversed(found) if not kind or one.kind == kind]


def by_day(events: Iterable[Event]) -> list[tuple[date, list[Event]]]:
    """Events grouped by day."""
    return [(day, list(rows)) for day, rows in groupby(events, key=lambda one: one.day)]

"""Reading the sealed log: filters, words for acts, the two kept heads."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jaganetral.flow import case_table
from jaganetral.web import clock
from jaganetral.web.audit.models import Record

# acts of the house itself; those of cases have their words in the flow table
WORDS = {
    "lapor": _("Laporan masuk"),
    "masuk": _("Petugas masuk"),
    "mulai_akun": _("Akun disiapkan"),
    "tambah_petugas": _("Petugas ditambah"),
    "buat_tautan": _("Tautan sekali pakai dibuat"),
    "tambah_tugas": _("Tugas ditambah"),
    "akhiri_tugas": _("Tugas diakhiri"),
    "tutup_akun": _("Akun ditutup"),
    "buka_akun": _("Akun dibuka kembali"),
    "atur_diri": _("Layar sendiri diatur"),
    "kode_pemulihan_baru": _("Kode pemulihan baru"),
    "tambah_instansi": _("Instansi ditambah"),
    "ubah_instansi": _("Instansi diubah"),
    "tambah_jabatan": _("Jabatan ditambah"),
    "tambah_pejabat": _("Pejabat ditambah"),
    "akhiri_pejabat": _("Masa jabatan diakhiri"),
    "impor_pegawai": _("Daftar pegawai diimpor"),
    "batal_impor_pegawai": _("Impor pegawai dibatalkan"),
    "cari_pegawai": _("Pegawai dicari"),
    "periksa_log": _("Log diperiksa"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A record with its act in words and its data as pairs."""

    record: Record
    words: str
    data: list[tuple[str, str]]


def words_of(act: str) -> str:
    """An act in the language of the screen; its own name where nothing better is known."""
    if act in WORDS:
        return str(WORDS[act])
    found = case_table().acts.get(act)
    return found.label.of(get_language() or "id") if found else act


def _said(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def shown(record: Record) -> Shown:
    """A record ready for a table. A body that is no JSON any more is shown as broken data."""
    try:
        data = json.loads(record.body)["data"].items()
    except (ValueError, KeyError, TypeError, AttributeError):
        data = [("body", "?")]
    return Shown(record, words_of(record.act), [(name, _said(value)) for name, value in data])


def _moment(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(clock.ZONES[zone]))


def filtered(
    *, act: str, actor: str, about: str, since: date | None, until: date | None, zone: str
) -> QuerySet[Record]:
    """The records that fit, newest first; days are those of the officer's zone."""
    found = Record.objects.order_by("-seq")
    if act:
        found = found.filter(act=act)
    if actor:
        found = found.filter(actor__icontains=actor)
    if about:
        found = found.filter(about__icontains=about)
    if since:
        found = found.filter(at__gte=_moment(since, zone))
    if until:
        found = found.filter(at__lt=_moment(until + timedelta(days=1), zone))
    return found


def acts_in_use() -> list[tuple[str, str]]:
    """The acts that stand in the log, in words, sorted."""
    names = Record.objects.order_by().values_list("act", flat=True).distinct()
    return sorted(((name, words_of(name)) for name in names), key=lambda pair: pair[1])

"""What the front door asks the rest of the site: how it is, and who runs it."""

import os
import shutil
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Max
from django.db.utils import DatabaseError
from django.utils.translation import gettext as _

from jaganetral.web.accounts.models import Agency
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import end_fits

ENOUGH_BYTES = 200_000_000
SHOWN_HOSTS = 12


@dataclass(frozen=True, slots=True)
class Check:
    """One part of the service: its name, whether it works, and one sentence about it."""

    name: str
    works: bool
    sentence: str


def _database() -> tuple[Check, int]:
    """Whether the database answers, and how many records the log has."""
    name = _("Penyimpanan")
    try:
        newest = Record.objects.aggregate(newest=Max("seq"))["newest"]
    except DatabaseError:
        return Check(name, False, _("Tidak menjawab. Yang sudah diterima tetap ada.")), 0
    return Check(name, True, _("Menjawab.")), 0 if newest is None else newest + 1


def _log(records: int) -> Check:
    name = _("Log tersegel")
    try:
        fits = end_fits()
    except (DatabaseError, ValueError):
        fits = False
    if not fits:
        return Check(name, False, _("Catatan terakhir tidak cocok dengan segelnya."))
    if not records:
        return Check(name, True, _("Belum ada catatan."))
    said = _("%(n)s catatan; catatan terakhir cocok dengan segelnya.") % {"n": records}
    return Check(name, True, said)


def _disk() -> Check:
    name = _("Ruang simpan")
    try:
        free = shutil.disk_usage(settings.DATA).free
        works = free >= ENOUGH_BYTES and os.access(settings.DATA, os.W_OK)
    except OSError:
        works = False
    return Check(name, works, _("Cukup.") if works else _("Hampir habis atau tidak bisa ditulisi."))


def checks() -> list[Check]:
    """Every part that the service needs, really asked now."""
    database, records = _database()
    return [database, _log(records) if database.works else _log_unknown(), _disk()]


def _log_unknown() -> Check:
    return Check(_("Log tersegel"), False, _("Belum bisa diperiksa."))


def hosts() -> list[str]:
    """The bodies that run this installation: supervisors and the national body, if any yet."""
    kinds = [Agency.Kind.PEMBINA, Agency.Kind.PENGAWAS]
    found = Agency.objects.filter(kind__in=kinds).order_by("level", "name")
    return list(found.values_list("name", flat=True)[:SHOWN_HOSTS])

"""Words for what changed between two packs, in the language of the page."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jaganetral.law.compare.packs import Change

register = template.Library()
KINDS: dict[str, str | Promise] = {
    "norm": _("Norma"),
    "sanction": _("Daftar sanksi"),
    "competence": _("Kewenangan"),
    "limit": _("Batas waktu"),
    "calendar": _("Kalender"),
    "instrument": _("Peraturan"),
    "fact": _("Fakta"),
    "group": _("Kelompok"),
    "rule": _("Ketentuan umum"),
}
WHAT: dict[str, str | Promise] = {
    "added": _("baru"),
    "removed": _("dihapus"),
    "text": _("bunyi"),
    "text_en": _("bunyi bahasa Inggris"),
    "in_force": _("masa berlaku"),
    "who": _("siapa yang terkena"),
    "conditions": _("unsur perbuatan"),
    "level": _("jenjang"),
    "sanctions": _("sanksi"),
    "citations": _("dasar"),
    "routes": _("tujuan penerusan"),
    "precedence": _("mengalah kepada"),
    "switch": _("dipakai"),
    "panel": _("perlu penilaian manusia"),
    "note": _("catatan"),
    "value": _("isi"),
}


@register.filter
def change_kind(change: Change) -> str | Promise:
    """Which part of the pack changed."""
    return KINDS.get(change.kind, change.kind)


@register.filter
def change_what(change: Change) -> str | Promise:
    """What about it changed."""
    return WHAT.get(change.what, change.what)

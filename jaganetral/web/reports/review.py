"""The check page: every answer in words, with the address that changes it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from jaganetral.web.reports.answers import HAPPENINGS, NO_RESOURCES, RESOURCES
from jaganetral.web.reports.drafts import Content
from jaganetral.web.reports.intake import place_of
from jaganetral.web.reports.models import Retaliation
from jaganetral.web.reports.wizard import (
    STEPS,
    happening_of,
    identity_of,
    is_retaliated,
    span,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: its name, its lines (none: "Tidak diisi"), where to change it."""

    name: str
    lines: list[str]
    url: str


def rows(content: Content) -> list[Row]:
    """The answers in the order of the pages."""
    told = [
        ("peristiwa", _("Peristiwa"), _happening(content)),
        ("cerita", _("Cerita"), _story(content)),
        ("kapan", _("Kapan"), _when(content)),
        ("di-mana", _("Di mana"), _where(content)),
        ("siapa", _("Yang dilaporkan"), [_person(one) for one in content.get("siapa", [])]),
        ("bukti", _("Bukti"), _evidence(content)),
        ("pelapor", _("Nama Anda"), _identity(content)),
    ]
    if is_retaliated(content):
        told.insert(1, ("balasan", _("Pembalasan"), _retaliation(content)))
    if identity_of(content) in ("rahasia", "terbuka"):
        contact = content.get("kontak", {})
        lines = [contact.get(name, "") for name in ("nama", "telepon", "surel")]
        told.append(("kontak", _("Kontak"), lines))
    return [
        Row(name, [line for line in lines if line], f"{STEPS[slug].url}?ubah=1")
        for slug, name, lines in told
    ]


def day_words(day: Any) -> str:
    """A day as the pages write it."""
    return date_format(day, "l, j F Y" if get_language() == "id" else "l j F Y")


def _happening(content: Content) -> list[str]:
    chosen = content.get("peristiwa", {}).get("peristiwa", "")
    return [str(HAPPENINGS[chosen])] if chosen else []


def _story(content: Content) -> list[str]:
    told = content.get("cerita", {})
    ordered = {
        "ya": _("Ada perintah atasan"),
        "tidak": _("Tidak ada perintah atasan"),
        "tidak_tahu": _("Tidak tahu apakah ada perintah atasan"),
    }
    asked = happening_of(content) not in NO_RESOURCES
    used = [str(RESOURCES[one]) for one in told.get("sumber", []) if asked]
    return [told.get("cerita", ""), ordered.get(told.get("perintah", ""), ""), "; ".join(used)]


def _retaliation(content: Content) -> list[str]:
    told = content.get("balasan", {})
    kind = str(dict(Retaliation.Kind.choices).get(told.get("jenis", ""), ""))
    after = dict(Retaliation.After.choices).get(told.get("sesudah"))
    days = [date.fromisoformat(told[name]) for name in ("hari_sebab", "hari") if told.get(name)]
    return [
        kind,
        _("Sesudah: %(what)s") % {"what": after} if after else "",
        *(day_words(day) for day in days),
        told.get("nomor", ""),
    ]


def _when(content: Content) -> list[str]:
    first, _last, manner = span(content)
    if manner == "berulang":
        since = [_("sejak %(day)s") % {"day": day_words(first)}] if first else []
        return [", ".join([_("Berulang kali"), *since])]
    if first is None:
        return []
    said = day_words(first)
    return [_("Sekitar %(day)s") % {"day": said} if manner == "sekitar" else said]


def _where(content: Content) -> list[str]:
    told = content.get("di-mana", {})
    place = place_of(told.get("area", ""))
    online = _("Di media sosial") if told.get("medsos") else ""
    return [place.label if place else "", told.get("tempat", ""), online]


def _person(one: dict[str, str]) -> str:
    parts = [one.get(name, "") for name in ("nama", "jabatan", "tempat_kerja")]
    nip = one.get("nip", "")
    return ", ".join([*filter(None, parts), *([f"NIP {nip}"] if nip else [])])


def _evidence(content: Content) -> list[str]:
    told = content.get("bukti", {})
    files, links = len(told.get("files", [])), len(told.get("links", []))
    lines = []
    if files:
        lines.append(ngettext("%(n)s berkas", "%(n)s berkas", files) % {"n": files})
    if links:
        lines.append(ngettext("%(n)s tautan", "%(n)s tautan", links) % {"n": links})
    return lines


def _identity(content: Content) -> list[str]:
    words = {"anonim": _("Anonim"), "rahasia": _("Rahasia"), "terbuka": _("Terbuka")}
    chosen = identity_of(content)
    return [words[chosen]] if chosen else []

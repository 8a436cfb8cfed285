"""What every page knows: the mode, the duty of whoever is signed in, and their menu."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language, gettext_lazy

# (address name, words) of the public menu
PUBLIC_MENU = [
    ("reports:start", gettext_lazy("Lapor")),
    ("reports:check", gettext_lazy("Cek laporan")),
    ("portal:may_i", gettext_lazy("Bolehkah saya …?")),
    ("portal:rules", gettext_lazy("Aturan")),
    ("statistics_public:national", gettext_lazy("Statistik")),
]
FOOTER = [
    ("portal:help", gettext_lazy("Bantuan")),
    ("portal:privacy", gettext_lazy("Privasi dan keamanan Anda")),
    ("portal:accessibility", gettext_lazy("Aksesibilitas")),
]
# (address name, words, act that opens it) in the order of the menu
MENU = [
    ("desk:today", gettext_lazy("Hari ini"), "hari_ini.lihat"),
    ("cases:queue", gettext_lazy("Antrean"), "antrean.lihat"),
    ("cases:list", gettext_lazy("Perkara"), "perkara.lihat"),
    ("cases:decide_list", gettext_lazy("Putuskan"), "putuskan.lihat"),
    ("cases:follow_up", gettext_lazy("Tindak lanjut"), "tindak.lihat"),
    ("prevention:list", gettext_lazy("Cegah"), "cegah.lihat"),
    ("asking_desk:queue", gettext_lazy("Pertanyaan"), "tanya.lihat"),
    ("roster:list", gettext_lazy("Pegawai"), "pegawai.cari"),
    ("desk:lookups", gettext_lazy("Pencarian"), "pegawai.awasi"),
    ("statistics:internal", gettext_lazy("Angka"), "angka.lihat"),
    ("desk:audit", gettext_lazy("Jejak audit"), "audit.lihat"),
    ("desk:settings", gettext_lazy("Atur"), "atur.kelola"),
]


def _items(request: HttpRequest, names: list[tuple[str, Any]]) -> list[dict[str, Any]]:
    items = []
    for name, words in names:
        try:
            address = reverse(name)
        except NoReverseMatch:  # an address of a surface that is not served here
            continue
        here = request.path == address or (
            name != "desk:today" and request.path.startswith(f"{address}/")
        )
        items.append({"address": address, "words": words, "here": here})
    return items


def menu_for(request: HttpRequest) -> list[dict[str, Any]]:
    """The menu of the current duty: only addresses that this duty may open."""
    duty = getattr(request, "duty", None)
    if duty is None:
        return []
    return _items(request, [(name, words) for name, words, act in MENU if duty.may(act)])


def still(request: HttpRequest) -> dict[str, Any]:
    """What a page knows without asking the session or the database."""
    other = "id" if get_language() == "en" else "en"
    return {
        "is_demo": settings.MODE == "demo",
        "public_menu": _items(request, PUBLIC_MENU),
        "footer": _items(request, FOOTER),
        "other_language": other,
        "other_language_address": translate_url(request.get_full_path(), other),
        "theme": "auto",
    }


def site(request: HttpRequest) -> dict[str, Any]:
    """Context of every template."""
    user = getattr(request, "user", None)
    return still(request) | {
        "duty": getattr(request, "duty", None),
        "menu": menu_for(request),
        "theme": getattr(user, "theme", "auto"),
    }

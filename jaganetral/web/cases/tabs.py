"""The parts of a case page, in order, with the act that opens each."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.models import Case

TABS = [
    ("cases:summary", gettext_lazy("Ringkasan"), "perkara.lihat"),
    ("cases:timeline", gettext_lazy("Linimasa"), "perkara.lihat"),
    ("cases:persons", gettext_lazy("Orang"), "perkara.lihat"),
    ("cases:evidence", gettext_lazy("Bukti"), "perkara.lihat"),
    ("cases:screening", gettext_lazy("Penyaringan"), "perkara.periksa"),
    ("cases:assessment", gettext_lazy("Kajian hukum"), "perkara.periksa"),
    ("cases:deadlines", gettext_lazy("Tenggat"), "perkara.lihat"),
    ("cases:letters", gettext_lazy("Surat"), "perkara.lihat"),
    ("cases:decision", gettext_lazy("Putusan"), "perkara.lihat"),
    ("cases:messages", gettext_lazy("Pesan pelapor"), "pesan.tulis"),
    ("cases:retaliation", gettext_lazy("Pembalasan"), "pembalasan.kelola"),
    ("cases:proof", gettext_lazy("Jejak audit"), "perkara.jejak"),
]


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of a case page."""

    address: str
    words: str
    here: bool


def tabs_for(case: Case, duty: Duty, here: str) -> list[Tab]:
    """The parts this duty may open; `here` is the address name of the present one."""
    found = []
    for name, words, act in TABS:
        if not duty.may(act):
            continue
        try:
            address = reverse(name, args=[case.slug])
        except NoReverseMatch:
            continue
        found.append(Tab(address, str(words), name == here))
    return found

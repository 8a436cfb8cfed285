"""What a report says, in one shape for the wizard, the desk and the demo; and its fingerprint."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from django.utils.translation import gettext_lazy as _

from jaganetral.seal.canonical import canonical
from jaganetral.web.evidence.models import Item
from jaganetral.web.reports.models import Report

# Report.happening -> the words of step 1
HAPPENINGS = {
    "medsos": _("Media sosial"),
    "kampanye": _("Ikut kampanye atau acara politik"),
    "fasilitas": _("Memakai fasilitas atau uang negara"),
    "menekan": _("Menekan atau menggerakkan pegawai atau warga"),
    "keputusan": _("Keputusan yang memihak"),
    "partai": _("Mendekati partai atau mendaftar calon"),
    "lainnya": _("Lainnya"),
    "tidak_yakin": _("Saya tidak yakin"),
}
# Report.happened_how -> words for officers and the check page
MANNERS = {"tepat": _("Tanggal tepat"), "sekitar": _("Sekitar"), "berulang": _("Berulang kali")}
SHORTEST, LONGEST = 30, 8000  # characters of a story
MOST_ACCUSED, MOST_FILES = 10, 20


class AccusedAnswer(TypedDict, total=False):
    """Somebody as the reporter describes them; `name` is a name or a description."""

    name: str
    position: str
    workplace: str
    nip: str


class ContactAnswer(TypedDict, total=False):
    """How to reach the reporter; sealed to the custodian, never stored in the clear."""

    name: str
    phone: str
    email: str


class Answers(TypedDict, total=False):
    """A whole report. Only `happening`, `story` and `identity` are needed.

    `happened_how` is `tepat`, `sekitar` or `berulang`; `area` a Kemendagri code; `items` are
    already in the vault.
    """

    happening: str
    story: str
    happened_from: date | None
    happened_until: date | None
    happened_how: str
    area: str
    place: str
    online: bool
    links: Sequence[str]
    ordered_by_superior: bool | None
    accused: Sequence[AccusedAnswer]
    identity: str
    contact: ContactAnswer
    items: Sequence[Item]
    wants_news: bool


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def fingerprint_of(report: Report) -> str:
    """SHA-256 (hex) of what the report says: the log keeps it, so that a change shows.

    The kept hash of the words goes in, so that nobody can guess a report from the log alone.
    """
    said = {
        "number": report.number,
        "happening": report.happening,
        "story": report.story,
        "from": _iso(report.happened_from),
        "until": _iso(report.happened_until),
        "how": report.happened_how,
        "area": report.area,
        "place": report.place,
        "online": report.online,
        "links": list(report.links),
        "ordered": report.ordered_by_superior,
        "accused": [
            [one.name, one.position, one.workplace, one.nip]
            for one in report.accused.order_by("pk")
        ],
    }
    return hashlib.sha256(bytes(report.secret_hash) + canonical(said)).hexdigest()

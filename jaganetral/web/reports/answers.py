"""What a report says, in one shape for the wizard, the desk and the demo; and its fingerprint."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from django.utils.translation import gettext_lazy as _

from jaganetral.seal.canonical import canonical
from jaganetral.web.evidence.models import Item
from jaganetral.web.reports.models import Report, Retaliation

# Report.happening -> the words of step 1
HAPPENINGS = {
    "medsos": _("Media sosial"),
    "kampanye": _("Ikut kampanye atau acara politik"),
    "fasilitas": _("Memakai fasilitas atau uang negara"),
    "menekan": _("Menekan atau menggerakkan pegawai atau warga"),
    "keputusan": _("Keputusan yang memihak"),
    "partai": _("Mendekati partai atau mendaftar calon"),
    "dibalas": _("Saya dibalas setelah melapor atau menolak"),
    "lainnya": _("Lainnya"),
    "tidak_yakin": _("Saya tidak yakin"),
}
# resource_form of the contract -> plain words for who saw it
RESOURCES = {
    "fasilitas_sarana_prasarana": _("Mobil dinas, gedung, atau alat kantor"),
    "alokasi_anggaran": _("Uang atau anggaran kantor"),
    "bantuan_program": _("Bantuan sosial atau program pemerintah"),
    "mobilisasi_sdm": _("Pegawai atau perangkat yang digerakkan"),
    "rekayasa_regulasi": _("Aturan, surat, atau izin yang dibuat untuk itu"),
    "dukungan_lain": _("Bentuk lain"),
}
RETALIATED = "dibalas"
NO_RESOURCES = ("medsos", "partai", RETALIATED)  # where nobody is asked which one was used
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


class RetaliationAnswer(TypedDict, total=False):
    """What may be retaliation; `kind` and `after` are those of `Retaliation`."""

    kind: str
    after: str
    since: date | None
    happened_on: date | None
    text: str
    earlier: str


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
    resource_form: Sequence[str]
    accused: Sequence[AccusedAnswer]
    identity: str
    contact: ContactAnswer
    items: Sequence[Item]
    wants_news: bool
    retaliation: RetaliationAnswer


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
    if report.resource_form:  # asked since 0.4; the fingerprints of older reports stay as they are
        said["resources"] = list(report.resource_form)
    return hashlib.sha256(bytes(report.secret_hash) + canonical(said)).hexdigest()


def fingerprint_of_retaliation(one: Retaliation) -> str:
    """SHA-256 (hex) of what a record of retaliation says; its salt keeps it from being guessed."""
    said = {
        "report": one.report.number if one.report else "",
        "case": one.case_number,
        "kind": one.kind,
        "after": one.after,
        "since": _iso(one.since),
        "happened_on": _iso(one.happened_on),
        "text": one.text,
        "earlier": one.earlier,
        "recorded_on": _iso(one.recorded_on),
        "by": one.by,
    }
    return hashlib.sha256(bytes(one.salt) + canonical(said)).hexdigest()

"""Birth date and contacts of an employee, encrypted with a key that is not in the database."""

import json
from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from jaganetral.web.audit.keys import installation_box
from jaganetral.web.roster.models import Employee

PURPOSE = "data pribadi pegawai"
LABELS = {
    "born": _("Tanggal lahir"),
    "phone": _("Telepon"),
    "email": _("Surel"),
    "address": _("Alamat"),
}


def seal(told: Mapping[str, str]) -> bytes | None:
    """What a roster file tells of private life (`born`, `phone`, `email`, `address`); None if not.

    Padded to steps of 64 bytes, so that the length does not tell what is in it.
    """
    if not told:
        return None
    said = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return bytes(installation_box(PURPOSE).encrypt(said.ljust(-(-len(said) // 64) * 64)))


def unseal(employee: Employee) -> dict[str, str]:
    """What is kept of an employee's private life; empty where the file told nothing."""
    if employee.private is None:
        return {}
    told: dict[str, str] = json.loads(installation_box(PURPOSE).decrypt(bytes(employee.private)))
    return told


def labelled(employee: Employee) -> list[tuple[str, str]]:
    """The same under its labels, for the one page that may show it: that of the keeper."""
    told = unseal(employee)
    return [(str(label), told[name]) for name, label in LABELS.items() if name in told]

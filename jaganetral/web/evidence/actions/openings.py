"""Opening what is sealed: two officers, a reason, the custodian's passphrase, and the log."""

import json
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.evidence import seals, vault
from jaganetral.web.evidence.models import Item, Opening
from jaganetral.web.evidence.queries import keys_in_line

LASTS = timedelta(hours=24)
SHORTEST_REASON = 10


class OpeningRefused(ValueError):
    """Why something sealed stays sealed; the text is a sentence."""


class Contact(Protocol):
    """What `open_contact` needs of a report."""

    number: str
    holder: Agency
    contact_sealed: Any


def about_item(item: Item) -> str:
    """How an opening names an original."""
    return f"bukti:{item.id}"


def about_contact(report: Contact) -> str:
    """How an opening names a reporter's contact."""
    return f"laporan:{report.number}"


@transaction.atomic
def ask_opening(about: str, reason: str, *, by: Duty) -> Opening:
    """Ask to open an original (`about_item`) or a contact (`about_contact`), with a reason."""
    _demand(by, "identitas.buka")
    if len(reason.strip()) < SHORTEST_REASON:
        raise OpeningRefused(_("Tulis alasan membuka, sedikitnya 10 huruf."))
    opening = Opening.objects.create(
        about=about,
        reason=reason.strip(),
        asked_by=by.actor,
        asked_by_officer=by.officer_id,
        asked_at=clock.now(),
    )
    record("identitas.minta", by=by.actor, about=about, data={"reason": opening.reason})
    return opening


@transaction.atomic
def consent(opening: Opening, *, by: Duty) -> None:
    """Consent as the second person."""
    _demand(by, "identitas.setujui")
    row = Opening.objects.select_for_update().get(pk=opening.pk)
    if row.asked_by_officer == by.officer_id:
        raise OpeningRefused(_("Yang meminta tidak dapat menyetujui permintaannya sendiri."))
    if row.consented_at is not None:
        raise OpeningRefused(_("Permintaan ini sudah disetujui."))
    row.consented_by, row.consented_by_officer = by.actor, by.officer_id
    row.consented_at = clock.now()
    row.save()
    record("identitas.setujui", by=by.actor, about=row.about, data={"asked_by": row.asked_by})
    opening.refresh_from_db()


def open_original(item: Item, opening: Opening, passphrase: str, *, by: Duty) -> bytes:
    """The original as it was received. OpeningRefused or WrongPassphrase with a sentence."""
    sealed = vault.original(item.id)
    return _open(sealed, item.body, about_item(item), opening, passphrase, by)


def open_contact(report: Contact, opening: Opening, passphrase: str, *, by: Duty) -> dict[str, str]:
    """Name, phone and e-mail of a reporter who gave them. Raises as `open_original` does."""
    if not report.contact_sealed:
        raise OpeningRefused(_("Pelapor ini tidak memberi nama atau kontak."))
    sealed = bytes(report.contact_sealed)
    told = _open(sealed, report.holder, about_contact(report), opening, passphrase, by)
    return dict(json.loads(told))


def _open(
    sealed: bytes, body: Agency, about: str, opening: Opening, passphrase: str, by: Duty
) -> bytes:
    """Check, unseal, log. A wrong passphrase is logged too, before it is refused."""
    _demand(by, "identitas.buka")
    now = clock.now()
    with transaction.atomic():
        row = Opening.objects.select_for_update().get(pk=opening.pk)
        _check(row, about, by, now)
        found = _unseal(sealed, body, passphrase)
        if found is not None:
            row.opened_at = now
            row.save(update_fields=["opened_at"])
        result = "terbuka" if found is not None else "sandi salah"
        told = {"reason": row.reason, "second": _other(row, by), "result": result}
        record("identitas.buka", by=by.actor, about=about, data=told)
    if found is None:
        raise seals.WrongPassphrase(_("Sandi penjaga tidak cocok. Percobaan ini dicatat."))
    opening.refresh_from_db()
    return found


def _check(row: Opening, about: str, by: Duty, now: datetime) -> None:
    if row.about != about:
        raise OpeningRefused(_("Persetujuan ini untuk hal yang lain."))
    if row.consented_at is None:
        raise OpeningRefused(_("Orang kedua belum menyetujui."))
    if by.officer_id not in (row.asked_by_officer, row.consented_by_officer):
        raise OpeningRefused(_("Hanya yang meminta atau yang menyetujui dapat membuka."))
    if row.opened_at is not None:
        raise OpeningRefused(_("Persetujuan ini sudah dipakai. Minta lagi dengan alasan baru."))
    if now > row.consented_at + LASTS:
        raise OpeningRefused(_("Persetujuan ini sudah lewat 24 jam. Minta lagi."))


def _unseal(sealed: bytes, body: Agency, passphrase: str) -> bytes | None:
    """What is sealed, by the first key of the line that the passphrase opens; None without."""
    identities = []
    for key in keys_in_line(body):
        try:
            identities.append(seals.unwrap(bytes(key.wrapped), passphrase))
        except seals.WrongPassphrase:
            continue
    if not identities:
        return None
    try:
        return seals.unseal(sealed, identities)
    except ValueError:
        return None


def _other(row: Opening, by: Duty) -> str:
    return row.consented_by if row.asked_by_officer == by.officer_id else row.asked_by


def _demand(by: Duty, act: str) -> None:
    if not by.may(act):
        raise OpeningRefused(_("Peran Anda tidak membuka yang tersegel."))

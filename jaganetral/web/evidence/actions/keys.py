"""Custodians' keys, and sealing to them."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.accounts.queries import actor_of
from jaganetral.web.audit.actions import record
from jaganetral.web.evidence import seals
from jaganetral.web.evidence.models import CustodianKey
from jaganetral.web.evidence.queries import active_keys

SHORTEST = 12


class NoCustodian(ValueError):
    """Nobody is there to seal for; the text is a sentence."""


class WeakPassphrase(ValueError):
    """The passphrase is too short; the text is a sentence."""


@transaction.atomic
def make_custodian_key(body: Agency, passphrase: str, *, by: Duty | str, day: date) -> CustodianKey:
    """Make a key pair for a custodian of a body. WeakPassphrase below 12 characters.

    The passphrase is kept nowhere: whoever forgets it can never open what was sealed.
    """
    if len(passphrase) < SHORTEST:
        raise WeakPassphrase(_("Sandi penjaga sedikitnya 12 huruf."))
    recipient, wrapped = seals.make_pair(passphrase)
    key = CustodianKey.objects.create(body=body, recipient=recipient, wrapped=wrapped, made_on=day)
    record("kunci_penjaga", by=actor_of(by), about=f"instansi:{body.code}", data={"key": recipient})
    return key


def seal_for(body: Agency, data: bytes) -> bytes:
    """Seal to every active custodian key of the body, or of the nearest body above that has one.

    NoCustodian where there is none: then nothing that needs a seal may be taken.
    """
    keys = active_keys(body)
    if not keys:
        raise NoCustodian(
            _("Kantor ini belum punya penjaga identitas, jadi berkas dan nama belum bisa disegel.")
        )
    return seals.seal(data, [key.recipient for key in keys])

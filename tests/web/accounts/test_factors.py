"""Second-factor secrets: unreadable without the installation's key, also those of old offices."""

import base64
from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core import signing

from jaganetral.web.accounts.adapter import PURPOSE, SealedFactors
from tests.cast import Cast

SECRET = "JBSWY3DPEHPK3PXP"


def test_a_secret_is_encrypted_not_only_signed() -> None:
    factors = SealedFactors()
    sealed = factors.encrypt(SECRET)
    assert factors.decrypt(sealed) == SECRET
    assert SECRET.encode() not in base64.b64decode(sealed)
    assert sealed != factors.encrypt(SECRET)


def test_a_changed_secret_is_refused() -> None:
    factors = SealedFactors()
    sealed = bytearray(base64.b64decode(factors.encrypt(SECRET)))
    sealed[-1] ^= 1
    with pytest.raises(Exception, match="Decryption failed"):
        factors.decrypt(base64.b64encode(bytes(sealed)).decode())


def test_an_old_office_keeps_its_factors(cast: Cast) -> None:
    """What an earlier version signed is encrypted by the migration, and still opens."""
    signed = signing.dumps(SECRET, salt=PURPOSE, compress=False)
    held = {"type": Authenticator.Type.TOTP, "data": {"secret": signed}}
    factor = Authenticator.objects.create(user=cast.officers["admin"], **held)
    migration = import_module("jaganetral.web.accounts.migrations.0002_encrypted_factors")
    migration.encrypt(apps, None)
    factor.refresh_from_db()
    assert factor.data["secret"] != signed
    assert SealedFactors().decrypt(factor.data["secret"]) == SECRET

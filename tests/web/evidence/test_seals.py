"""What guessing a secret costs in an office; other tests stretch theirs as little as may be."""

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher
from pyrage import x25519

from jaganetral.web.evidence.seals import WrongPassphrase, make_pair, unwrap

PASSPHRASE = "sandi penjaga contoh"
# a pair as version 0.4.0 made it: whoever changes the cost locks every custodian out
PUBLIC = "age1huwmjj0vm4pzc80c48p4fq3phhx9l73k7pnj6p5dakg9l3lk8y3q5q3hx6"
WRAPPED = bytes.fromhex(
    "3139e57c9192e8fbf9e4d32c0b3d9448551ee499bf3aecd5e50c0efb11b007a232d255576187b0e6"
    "54c7aec26ccf35c3a8262b39a25c3e5b4240fcca304eb1197bb938b881b1798dfdbff5bfcca03123"
    "c275a427782baab9ff72f9cf925b9d6e8bbaf511905a0ab3930d656a5844341a63b30dcab055ae8d"
    "0d4cf21eb269afcb237adf"
)


def test_a_key_of_an_office_opens_with_its_passphrase_alone(dear_secrets: None) -> None:
    opened = x25519.Identity.from_str(unwrap(WRAPPED, PASSPHRASE))
    assert str(opened.to_public()) == PUBLIC
    with pytest.raises(WrongPassphrase):
        unwrap(WRAPPED, PASSPHRASE + " ")


def test_tests_stretch_less_than_an_office() -> None:
    with pytest.raises(WrongPassphrase):
        unwrap(WRAPPED, PASSPHRASE)
    assert unwrap(make_pair(PASSPHRASE)[1], PASSPHRASE)


def test_a_password_is_stretched_as_long_as_advised(dear_secrets: None) -> None:
    """OWASP, Password Storage Cheat Sheet: PBKDF2 with SHA-256, 600,000 rounds or more."""
    assert isinstance(get_hasher(), PBKDF2PasswordHasher)
    assert PBKDF2PasswordHasher.iterations >= 600_000

"""Sealing, without database and without clock: custodians' keys, originals, clean copies.

Originals and contacts are sealed with age (X25519): whoever seals needs the public half only.
The private half lies wrapped under the custodian's passphrase (Argon2id, then a secret box).
"""

import pyrage
from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from nacl.utils import random
from pyrage import x25519

VERSION = b"1"
SALT = pwhash.argon2id.SALTBYTES
# Three passes over 64 MiB: the second recommended choice of RFC 9106, for small machines.
PASSES, MEMORY = 3, 64 * 1024 * 1024


class WrongPassphrase(ValueError):
    """The passphrase does not open the key; the text is a sentence."""


def make_pair(passphrase: str) -> tuple[str, bytes]:
    """A new key pair: the public half as text, the private half wrapped under the passphrase."""
    identity = x25519.Identity.generate()
    salt = random(SALT)
    wrapped = SecretBox(_stretch(passphrase, salt)).encrypt(str(identity).encode("ascii"))
    return str(identity.to_public()), VERSION + salt + bytes(wrapped)


def unwrap(wrapped: bytes, passphrase: str) -> str:
    """The private half as text; WrongPassphrase where the passphrase is not the right one."""
    salt, sealed = wrapped[1 : 1 + SALT], wrapped[1 + SALT :]
    try:
        return SecretBox(_stretch(passphrase, salt)).decrypt(sealed).decode("ascii")
    except CryptoError:
        raise WrongPassphrase("Sandi penjaga tidak cocok.") from None


def seal(data: bytes, recipients: list[str]) -> bytes:
    """The data sealed with age to every one of the public keys."""
    keys = [x25519.Recipient.from_str(recipient) for recipient in recipients]
    return bytes(pyrage.encrypt(data, keys))


def unseal(sealed: bytes, identities: list[str]) -> bytes:
    """What was sealed; ValueError where none of the private keys fits."""
    keys = [x25519.Identity.from_str(identity) for identity in identities]
    try:
        return bytes(pyrage.decrypt(sealed, keys))
    except pyrage.DecryptError:
        raise ValueError("Segel ini dibuat untuk kunci penjaga yang lain.") from None


def _stretch(passphrase: str, salt: bytes) -> bytes:
    said = passphrase.encode("utf-8")
    return bytes(
        pwhash.argon2id.kdf(SecretBox.KEY_SIZE, said, salt, opslimit=PASSES, memlimit=MEMORY)
    )

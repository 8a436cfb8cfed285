"""The installation's keys: for signing, made once in the data folder; for what lies encrypted."""

import hashlib
import os
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from nacl.secret import SecretBox
from nacl.signing import SigningKey, VerifyKey

from jaganetral.seal import write_key


@cache
def signing_key() -> SigningKey:
    """The Ed25519 key that signs tree heads and receipts; made at first use."""
    path = settings.KEYS / "seal.key"
    if not path.exists():
        settings.KEYS.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(bytes(SigningKey.generate()))
    return SigningKey(path.read_bytes())


def verify_key() -> VerifyKey:
    """The public half: printed on receipts, so that outsiders can check them."""
    return signing_key().verify_key


def origin() -> str:
    """The name under which this installation signs: the host in its address."""
    return urlsplit(settings.ADDRESS).netloc


def key_line() -> str:
    """The public key as one line to publish, as `verify --key` reads it."""
    return write_key(origin(), bytes(verify_key()))


def head_bytes(size: int, root: bytes) -> bytes:
    """What is signed of a tree head."""
    return b"jaganetral log head\n" + f"{size}\n{root.hex()}\n".encode("ascii")


def sign_head(size: int, root: bytes) -> bytes:
    """The signature (64 bytes) over a tree head."""
    return signing_key().sign(head_bytes(size, root)).signature


def installation_box(purpose: str) -> SecretBox:
    """A box keyed by this installation's secret, one for each purpose."""
    secret = hashlib.sha256(settings.SECRET_KEY.encode("utf-8")).digest()
    return SecretBox(hashlib.blake2b(purpose.encode(), key=secret, digest_size=32).digest())

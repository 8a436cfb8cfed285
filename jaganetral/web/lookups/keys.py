"""Keyed hashes and encryption of what is kept about people; the key lies outside the database."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.crypto import salted_hmac
from nacl.secret import SecretBox


def words_key(said: Mapping[str, str]) -> str:
    """32 hex digits, the same for the same words; "" parts and capitals do not matter."""
    told = "\n".join(f"{name}={said[name].casefold()}" for name in sorted(said) if said[name])
    return salted_hmac("jaganetral.roster-search", told, algorithm="sha256").hexdigest()[:32]


def canary_mark(nip: str) -> str:
    """What the table of canaries keeps of a NIP."""
    return salted_hmac("jaganetral.canary", nip, algorithm="sha256").hexdigest()


def seal_row(row: Mapping[str, Any]) -> bytes:
    """A row, encrypted and authenticated; never the same bytes twice."""
    return bytes(_box().encrypt(json.dumps(dict(row)).encode("utf-8")))


def open_row(sealed: bytes) -> dict[str, Any]:
    """The row again; nacl's CryptoError where it was changed or the secret is another one."""
    return dict(json.loads(_box().decrypt(sealed)))


def _box() -> SecretBox:
    secret = hashlib.sha256(settings.SECRET_KEY.encode("utf-8")).digest()
    return SecretBox(hashlib.blake2b(b"umpan", key=secret, digest_size=32).digest())

"""A report being written: sealed with a key that lies only in the reporter's cookie.

The server keeps a hash of the key as the name of the draft, and what it cannot read itself.
"""

import base64
import hashlib
import json
import re
import secrets
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from jaganetral.web import clock
from jaganetral.web.reports.models import Draft

COOKIE = "lapor"
LASTS = timedelta(hours=24)
KEY = re.compile(r"[A-Za-z0-9_-]{43}")
Content = dict[str, Any]


def new_key() -> str:
    """A key for a new draft: 256 bits as text."""
    return secrets.token_urlsafe(32)


def key_in(request: HttpRequest) -> str | None:
    """The key in the cookie, None where there is none that could be one."""
    key = request.COOKIES.get(COOKIE, "")
    return key if KEY.fullmatch(key) else None


def name_of(key: str) -> str:
    """Under which name the draft of a key lies."""
    return hashlib.sha256(b"nama laporan sementara\n" + key.encode("ascii")).hexdigest()


def _box(key: str) -> SecretBox:
    raw = base64.urlsafe_b64decode(key + "=")
    return SecretBox(hashlib.blake2b(b"laporan sementara", key=raw, digest_size=32).digest())


def seal(key: str, content: Content) -> bytes:
    """The content as it lies on the server."""
    return bytes(_box(key).encrypt(json.dumps(content, ensure_ascii=False).encode("utf-8")))


def unseal(key: str, sealed: bytes) -> Content:
    """The content of a draft; ValueError where the key is not the one."""
    try:
        return dict(json.loads(_box(key).decrypt(sealed)))
    except CryptoError:
        raise ValueError("Kunci laporan sementara tidak cocok.") from None


def content_of(request: HttpRequest) -> Content | None:
    """The draft that this device can open; None without one, or when its 24 hours are over."""
    key = key_in(request)
    if key is None:
        return None
    row = Draft.objects.filter(pk=name_of(key), expires__gt=clock.now()).first()
    return None if row is None else unseal(key, bytes(row.sealed))


def give_key(response: HttpResponse, key: str, *, secure: bool) -> None:
    """Put the key into the cookie, for as long as the draft lives."""
    response.set_cookie(
        COOKIE,
        key,
        max_age=int(LASTS.total_seconds()),
        httponly=True,
        samesite="Strict",
        secure=secure,
    )

"""One-time links: finding the one a token opens, and the secret it sets up."""

import base64
import hashlib

from allauth.mfa.adapter import get_adapter
from django.utils.crypto import salted_hmac

from jaganetral.web import clock
from jaganetral.web.accounts.models import Officer, SetupLink


def digest_of(token: str) -> str:
    """What the database keeps of a token (SHA-256, hex; the token has 256 random bits)."""
    return hashlib.sha256(token.encode("utf-8")).hexdigest()


def find_link(token: str, *, lock: bool = False) -> SetupLink | None:
    """The link that is still good for this token."""
    links = SetupLink.objects.select_related("officer")
    if lock:
        links = links.select_for_update()
    return links.filter(
        digest=digest_of(token), used=None, expires__gt=clock.now(), officer__is_active=True
    ).first()


def setup_secret(token: str) -> str:
    """The second-factor secret a token sets up (20 bytes as base32); kept nowhere before that."""
    key = salted_hmac("jaganetral.second-factor", token, algorithm="sha256").digest()[:20]
    return base64.b32encode(key).decode("ascii")


def authenticator_address(officer: Officer, secret: str) -> str:
    """The otpauth: address an authenticator app reads from the QR code."""
    return str(get_adapter().build_totp_url(officer, secret))

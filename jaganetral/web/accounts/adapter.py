"""Settings of the sign-in library: nobody signs up by themselves, secrets are sealed."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core import signing
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):
    """Accounts are made by an administrator's one-time link, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SealedFactors(DefaultMFAAdapter):
    """Second-factor secrets lie encrypted in the database, keyed outside of it."""

    def encrypt(self, text: str) -> str:
        return signing.dumps(text, salt="second-factor", compress=False)

    def decrypt(self, encrypted_text: str) -> str:
        return str(signing.loads(encrypted_text, salt="second-factor"))


def no_address(request: HttpRequest) -> str:
    """Lock-outs count by sign-in name; no network address is ever kept."""
    return ""

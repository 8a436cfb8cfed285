"""Settings of the sign-in library: nobody signs up by themselves, secrets are sealed."""

import base64

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from jaganetral.web.audit.keys import installation_box

PURPOSE = "second-factor"


class ClosedDoor(DefaultAccountAdapter):
    """Accounts are made by an administrator's one-time link, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SealedFactors(DefaultMFAAdapter):
    """Second-factor secrets lie encrypted in the database, keyed outside of it."""

    def encrypt(self, text: str) -> str:
        return seal_factor(text)

    def decrypt(self, encrypted_text: str) -> str:
        sealed = base64.b64decode(encrypted_text)
        return installation_box(PURPOSE).decrypt(sealed).decode("utf-8")


def seal_factor(text: str) -> str:
    """A secret as it lies in the database: readable with the installation's key alone."""
    return base64.b64encode(installation_box(PURPOSE).encrypt(text.encode("utf-8"))).decode("ascii")


def no_address(request: HttpRequest) -> str:
    """Lock-outs count by sign-in name; no network address is ever kept."""
    return ""

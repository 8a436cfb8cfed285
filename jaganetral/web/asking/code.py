"""The code of a question that was just sent, for the device that sent it: shown, then forgotten."""

import base64
import binascii
import json
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from nacl.exceptions import CryptoError

from jaganetral.web import clock
from jaganetral.web.audit.keys import installation_box

COOKIE = "kode"
LASTS = timedelta(minutes=15)
PURPOSE = "kode pertanyaan"


def give_code(response: HttpResponse, words: list[str]) -> None:
    """Keep the words in a sealed cookie until they are noted, at most a quarter of an hour."""
    said = json.dumps({"words": words, "until": (clock.now() + LASTS).isoformat()})
    sealed = bytes(installation_box(PURPOSE).encrypt(said.encode("ascii")))
    value = base64.urlsafe_b64encode(sealed).decode("ascii")
    secure = settings.CSRF_COOKIE_SECURE
    response.set_cookie(COOKIE, value, httponly=True, samesite="Strict", secure=secure)


def forget_code(response: HttpResponse) -> None:
    """Remove the words, and the cookie of the form, from this device."""
    response.delete_cookie(COOKIE, samesite="Strict")
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Strict")


def code_in(request: HttpRequest) -> list[str]:
    """The words this device was given; [] where there are none, or no longer."""
    try:
        sealed = base64.urlsafe_b64decode(request.COOKIES.get(COOKIE, "").encode("ascii"))
        said = json.loads(installation_box(PURPOSE).decrypt(sealed))
    except (CryptoError, ValueError, binascii.Error):
        return []
    fresh = datetime.fromisoformat(said["until"]) >= clock.now()
    return [str(word) for word in said["words"]] if fresh else []

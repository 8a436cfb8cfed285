"""Whose mailbox is open on this device: a sealed cookie that ends with the browser or an hour."""

import base64
import binascii
import json
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from nacl.exceptions import CryptoError

from jaganetral.web import clock
from jaganetral.web.audit.keys import installation_box
from jaganetral.web.reports.models import Report

COOKIE = "kotak"
LASTS = timedelta(hours=1)
PURPOSE = "kotak pesan"


def give_mailbox(response: HttpResponse, report: Report, *, secure: bool) -> None:
    """Open the mailbox of a report on this device. The cookie says nothing to who finds it."""
    until = clock.now() + LASTS
    said = json.dumps({"number": report.number, "until": until.isoformat()})
    sealed = installation_box(PURPOSE).encrypt(said.encode("ascii"))
    value = base64.urlsafe_b64encode(bytes(sealed)).decode("ascii")
    response.set_cookie(COOKIE, value, httponly=True, samesite="Strict", secure=secure)


def close_mailbox(response: HttpResponse) -> None:
    """Close the mailbox on this device."""
    response.delete_cookie(COOKIE, samesite="Strict")


def report_of(request: HttpRequest) -> Report | None:
    """The report whose mailbox is open on this device; None where none is, or no longer."""
    value = request.COOKIES.get(COOKIE, "")
    try:
        sealed = base64.urlsafe_b64decode(value.encode("ascii"))
        said = json.loads(installation_box(PURPOSE).decrypt(sealed))
    except (CryptoError, ValueError, binascii.Error):
        return None
    if datetime.fromisoformat(said["until"]) < clock.now():
        return None
    return Report.objects.select_related("holder").filter(number=said["number"]).first()

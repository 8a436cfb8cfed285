"""The sheet that hangs in a room: its QR, its address, its six digits."""

from dataclasses import dataclass

import segno
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from jaganetral.web.prevention.models import PledgeSheet, Room

DARK, LIGHT = "#000", "#fff"  # scanners want black on white in every theme


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed sheet. The pictures are data addresses: nothing is stored or fetched."""

    room: Room
    address: str
    code_address: str
    drawing: str
    picture: str


def _public(request: HttpRequest, name: str, fallback: str, **parts: str) -> str:
    """The Indonesian public address, also where this process serves officers alone."""
    try:
        with override("id"):
            path = reverse(f"prevention_public:{name}", kwargs=parts)
    except NoReverseMatch:
        path = fallback
    if settings.MODE == "office":  # demo and tests run on ports of their own
        return f"{settings.ADDRESS}{path}"
    return request.build_absolute_uri(path)


def sheet_for(request: HttpRequest, room: Room) -> Sheet:
    """The sheet of a room, with its QR as SVG for paper and as PNG for chat groups."""
    address = _public(request, "check_in", f"/hadir/{room.token}", token=room.token)
    code = segno.make(address, error="m", micro=False)
    return Sheet(
        room=room,
        address=address,
        code_address=_public(request, "by_code", "/hadir"),
        drawing=code.svg_data_uri(scale=8, dark=DARK, light=LIGHT),
        picture=code.png_data_uri(scale=12, dark=DARK, light=LIGHT),
    )


@dataclass(frozen=True, slots=True)
class PledgeAddress:
    """The address of an office's pledge and its QR for paper."""

    address: str
    drawing: str


def pledge_sheet_for(request: HttpRequest, sheet: PledgeSheet) -> PledgeAddress:
    """The address of a pledge sheet with its QR as SVG."""
    address = _public(request, "pledge", f"/ikrar/{sheet.token}", token=sheet.token)
    code = segno.make(address, error="m", micro=False)
    return PledgeAddress(address, code.svg_data_uri(scale=8, dark=DARK, light=LIGHT))

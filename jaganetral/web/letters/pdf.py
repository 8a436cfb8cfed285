"""Setting letters: PDF/A-2a and PDF/UA-1 with our own fonts, by typst, from JSON alone."""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Literal

import segno
import typst
from django.conf import settings

from jaganetral.seal.documents import empty_stamp, in_groups, sign_document
from jaganetral.web.audit.keys import signing_key, verify_key
from jaganetral.web.letters.models import Letter
from jaganetral.web.letters.sheet import Sheet, sheet_of

HERE = Path(__file__).parent
Standards = list[Literal["a-2a", "ua-1"]]
STANDARDS: Standards = ["a-2a", "ua-1"]  # archive and accessible reading


class FontMissing(RuntimeError):
    """The setting asked for something the shipped fonts lack; never sign such a letter."""


def render(letter: Letter, *, draft: bool) -> bytes:
    """A letter as PDF. A sealed one comes as it was signed, whatever `draft` says.

    A draft is marked as such; `draft=False` shows it as it will look, without number and code.
    Letters our fonts lack show as boxes here; signing refuses them.
    """
    if letter.pdf:
        return bytes(letter.pdf)
    return _set(sheet_of(letter) | {"draft": draft}, [])


def sealed(letter: Letter) -> bytes:
    """The final PDF of a letter that has number and code: with QR, signed over every byte."""
    return sealed_sheet(sheet_of(letter), letter.code)


def sealed_sheet(sheet: Sheet, code: str) -> bytes:
    """A sheet as PDF with its code and QR, signed over every byte."""
    stamp = empty_stamp(code, bytes(verify_key()))
    address = f"{settings.ADDRESS}/verifikasi"
    proof = {
        "code": in_groups(code),
        "address": address.partition("://")[2],
        "qr": qr(f"{address}?kode={code}"),
    }
    whole = sheet | {"draft": False, "stamp": stamp, "proof": proof}
    return sign_document(_set(whole, STANDARDS), bytes(signing_key()))


def qr(address: str) -> str:
    """A QR code as SVG, without a quiet zone: the page leaves one."""
    drawn: str = segno.make(address, error="m").svg_inline(border=0)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


@cache
def fonts() -> typst.Fonts:
    """Our fonts and nothing else: a missing one is an error, not a silent substitute."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(HERE / "fonts")],
    )


def _set(sheet: Sheet, standards: Standards) -> bytes:
    day = datetime.fromisoformat(sheet["day"])
    moment = datetime.combine(day.date(), time(), UTC)
    try:
        pdf, warnings = typst.compile_with_warnings(
            str(HERE / "typst" / f"{sheet['form']}.typ"),
            root=str(HERE / "typst"),
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False)},
            pdf_standards=list(standards),
            timestamp=moment,
        )
    except typst.TypstError as trouble:
        raise FontMissing(str(trouble)) from None
    if warnings:
        raise FontMissing(str(warnings[0]))
    assert isinstance(pdf, bytes)  # noqa: S101 - one file was asked for
    return pdf

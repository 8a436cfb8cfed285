"""Handing out a letter as a file; the caller has checked who may see it."""

from django.http import HttpResponse

from jaganetral.web.letters.models import Letter
from jaganetral.web.letters.pdf import render
from jaganetral.web.letters.queries import is_whole


class LetterChanged(RuntimeError):
    """The kept PDF is no longer the one that was signed: nothing is handed out."""


def respond_pdf(letter: Letter, *, draft: bool = True, download: bool = False) -> HttpResponse:
    """The PDF of a letter: the sealed one, else the draft (or a preview with `draft=False`).

    Shown in the browser unless `download`. Raises LetterChanged where the kept file was altered.
    """
    if letter.pdf and not is_whole(letter):
        raise LetterChanged(f"Berkas surat {letter.number} berubah setelah ditandatangani.")
    response = HttpResponse(render(letter, draft=draft), content_type="application/pdf")
    way = "attachment" if download else "inline"
    response["Content-Disposition"] = f'{way}; filename="{file_name(letter)}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def file_name(letter: Letter) -> str:
    """`0123-REK-NET-BPN-XII-2023.pdf`; a draft is named after its kind."""
    return f"{letter.number.replace('/', '-') or f'konsep-{letter.kind}'}.pdf"

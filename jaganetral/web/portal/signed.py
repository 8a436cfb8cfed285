"""An answer as a signed file, always Indonesian: for whoever asked first to show later.

It names nobody and is made from the answer alone, so that the same answers of the same day give
the same file. Nothing of it is kept here.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from textwrap import wrap
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from jaganetral.law.advice.ask import Answer
from jaganetral.law.model import Pack
from jaganetral.seal.canonical import canonical
from jaganetral.seal.documents import ANSWERS
from jaganetral.web.audit.keys import origin
from jaganetral.web.letters.pdf import sealed_sheet
from jaganetral.web.portal.answers import Told, context_of, in_words
from jaganetral.web.portal.season import season_of
from jaganetral.workdays.words import day_words

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # as in the codes of letters: no I, L, O, U
REST = 9  # letters of a code after the word it begins with
NOTES = (
    "Berkas ini membuktikan bahwa jawaban di atas diberikan pada hari itu untuk keterangan yang"
    " tertulis di sini. Ia tidak menyebut siapa yang bertanya, dan kantor tidak menyimpan"
    " salinannya.",
    "Jawaban berlaku bila keterangan itu benar. Penjelasan umum, bukan putusan.",
)


def signed_answer(found: Answer, one: Told, day: date, today: date, pack: Pack) -> bytes:
    """The PDF of an answer about `day`, given `today`."""
    with override("id"):
        sheet = _sheet(found, one, day, today, pack)
    return sealed_sheet(sheet, _code(sheet))


def _code(sheet: Mapping[str, Any]) -> str:
    """A code that follows from the content and tells nothing else."""
    number = int.from_bytes(sha256(canonical(sheet)).digest()[:8], "big")
    letters = (LETTERS[number >> 5 * place & 31] for place in range(REST))
    return ANSWERS + "".join(letters)


def _sheet(found: Answer, one: Told, day: date, today: date, pack: Pack) -> dict[str, Any]:
    words = context_of(found, one, pack)
    told = [f"{row['label']}: {row['value']}" for row in words["said"]]
    parts = [
        _part("Keterangan yang diberikan", told),
        *_grounds(words),
        _part(_("Yang masih boleh"), words["still"]),
    ]
    return {
        "form": "jawaban",
        "above": "",
        "body": f"JagaNetral {origin()}",
        "day": today.isoformat(),
        "subject": in_words(found.question.question),
        "about": [
            ["Diberikan pada", day_words(today)],
            ["Untuk hari", day_words(day)],
            ["Tahapan", _stage(day, today, pack)],
            ["Versi aturan", pack.version],
            ["Sidik jari aturan", " ".join(wrap(pack.sha256, 16))],
        ],
        "verdict": f"{words['verdict']}.",
        "said": _said(words),
        "parts": [part for part in parts if part["rows"]],
        "notes": list(NOTES),
    }


def _part(heading: str, lines: Iterable[str]) -> dict[str, Any]:
    return {"heading": heading, "rows": [{"text": line, "cites": []} for line in lines]}


def _said(words: Mapping[str, Any]) -> list[str]:
    """What stands beside the verdict: why it is open, or its conditions."""
    if words["open"]:
        return [f"Belum bisa dipastikan karena {words['reason']}."]
    if words["every"]:
        return [_("Setiap bentuk di bawah ini dilarang, juga bila diperintahkan.")]
    return [f"{line}." for line in words["conditions"]]


def _grounds(words: Mapping[str, Any]) -> list[dict[str, Any]]:
    rows = [
        {
            "text": f"{ground['text']}.",
            "cites": [
                {"text": f"{cite['title']}, {cite['at']}", "check": cite["check"]}
                for cite in ground["cites"]
            ],
        }
        for ground in words["grounds"]
    ]
    heading = _("Aturan yang mungkin berlaku") if words["open"] else _("Mengapa")
    return [{"heading": heading, "rows": rows}]


def _stage(day: date, today: date, pack: Pack) -> str:
    running = season_of(day, today, pack).running
    said = [f"{row['title']}: {', '.join(map(str, row['stages']))}" for row in running]
    return "; ".join(said) or "di luar tahapan pemilihan yang kami ketahui"

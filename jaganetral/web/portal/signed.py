"""An answer as a signed file, Indonesian with the English below: to show later that one asked.

It names nobody and is made from the answer alone, so that the same answers of the same day give
the same file. Nothing of it is kept here.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from textwrap import wrap
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from jaganetral.law.advice.ask import Answer
from jaganetral.law.model import Pack
from jaganetral.seal.canonical import canonical
from jaganetral.seal.documents import ANSWERS
from jaganetral.web.audit.keys import origin
from jaganetral.web.letters.pdf import sealed_sheet
from jaganetral.web.look.templatetags.look import day as day_of
from jaganetral.web.portal.answers import Told, context_of, in_words
from jaganetral.web.portal.season import season_of

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # as in the codes of letters: no I, L, O, U
REST = 9  # letters of a code after the word it begins with
NOTES = (
    gettext_lazy(
        "Berkas ini membuktikan bahwa jawaban di atas diberikan pada hari itu untuk keterangan yang"
        " tertulis di sini. Ia tidak menyebut siapa yang bertanya, dan kantor tidak menyimpan"
        " salinannya."
    ),
    gettext_lazy("Jawaban berlaku bila keterangan itu benar. Penjelasan umum, bukan putusan."),
)


def signed_answer(found: Answer, one: Told, day: date, today: date, pack: Pack) -> bytes:
    """The PDF of an answer about `day`, given `today`: the same file in whatever language."""
    with override("id"):
        sheet = _told(found, one, day, today, pack)
        sheet |= {"form": "jawaban", "above": "", "body": f"JagaNetral {origin()}"}
        sheet["day"] = today.isoformat()
    with override("en"):
        sheet["english"] = _told(found, one, day, today, pack)
    return sealed_sheet(sheet, _code(sheet))


def _code(sheet: Mapping[str, Any]) -> str:
    """A code that follows from the content and tells nothing else."""
    number = int.from_bytes(sha256(canonical(sheet)).digest()[:8], "big")
    letters = (LETTERS[number >> 5 * place & 31] for place in range(REST))
    return ANSWERS + "".join(letters)


def _told(found: Answer, one: Told, day: date, today: date, pack: Pack) -> dict[str, Any]:
    """What the file tells, in the language that is switched on."""
    words = context_of(found, one, pack)
    said = [f"{row['label']}: {row['value']}" for row in words["said"]]
    parts = [
        _part(_("Keterangan yang diberikan"), said),
        *_grounds(words),
        _part(_("Yang masih boleh"), words["still"]),
    ]
    return {
        "subject": in_words(found.question.question),
        "about": [
            [_("Diberikan pada"), day_of(today)],
            [_("Untuk hari"), day_of(day)],
            [_("Tahapan"), _stage(day, today, pack)],
            [_("Versi aturan"), pack.version],
            [_("Sidik jari aturan"), " ".join(wrap(pack.sha256, 16))],
        ],
        "verdict": f"{words['verdict']}" + ("" if words["verdict_open"] else "."),
        "said": _said(words),
        "parts": [part for part in parts if part["rows"]],
        "check": _("periksa naskah resmi"),
        "notes": [str(note) for note in NOTES],
    }


def _part(heading: str, lines: Iterable[str]) -> dict[str, Any]:
    return {"heading": heading, "rows": [{"text": line, "cites": []} for line in lines]}


def _said(words: Mapping[str, Any]) -> list[str]:
    """What stands beside the verdict: why it is open, or its conditions."""
    if words["open"]:
        return [_("Belum bisa dipastikan karena %(reason)s.") % {"reason": words["reason"]}]
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
    return "; ".join(said) or _("di luar tahapan pemilihan yang kami ketahui")

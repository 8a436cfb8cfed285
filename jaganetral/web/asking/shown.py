"""A version of an answer in words for a page: verdict, cited places, whether its rules changed."""

from datetime import date
from typing import Any

from django.utils.translation import get_language

from jaganetral.law.model import Norm, Pack
from jaganetral.law.telling.catalogue import stands_on
from jaganetral.web.asking.models import Edition
from jaganetral.web.asking.queries import standing
from jaganetral.web.pack import law_pack

TONES = {"boleh": "baik", "boleh_dengan_syarat": "baik", "tidak_boleh": "awas"}
CHECK_TEXT = ("secondary", "recall")


def shown(edition: Edition, *, translate: bool = True) -> dict[str, Any]:
    """Everything a page says of a version; for officers as it was written, not translated."""
    pack, english = law_pack(), translate and get_language() == "en"
    translated = english and bool(edition.text_en)
    verdict = str(edition.get_verdict_display())
    found = [pack.norms[one] for one in edition.norms if one in pack.norms]
    return {
        "edition": edition,
        "verdict": verdict if verdict.endswith("…") else f"{verdict}.",
        "question": edition.question_en if translated else edition.question,
        "text": edition.text_en if translated else edition.text,
        "lang": "en" if translated else "id",
        "untranslated": english and bool(edition.text) and not translated,
        "tone": TONES.get(edition.verdict, "kabar"),
        "version": edition.pack_version.partition("+")[0],
        "standing": standing(edition, pack) if edition.pack_sha256 else "",
        "norms": [_norm(one, pack) for one in found],
    }


def _norm(norm: Norm, pack: Pack) -> dict[str, Any]:
    english = get_language() == "en"
    places = [
        {
            "title": pack.instruments.get(one.instrument, {}).get("title", one.instrument),
            "at": one.at,
            "check": one.confidence in CHECK_TEXT,
        }
        for one in norm.citations
    ]
    return {"id": norm.id, "text": norm.text_en if english else norm.text, "places": places}


def norm_groups(chosen: list[str], today: date) -> list[dict[str, Any]]:
    """The norms that stand today, by their instrument; a group with a chosen one is open."""
    pack = law_pack()
    groups: dict[str, dict[str, Any]] = {}
    for norm in pack.norms.values():
        if norm.id not in chosen and not stands_on(norm, today, pack):
            continue
        title = pack.instruments.get(norm.instrument, {}).get("title", norm.instrument)
        group = groups.setdefault(title, {"title": title, "rows": [], "open": False})
        group["rows"].append({"id": norm.id, "text": norm.text, "chosen": norm.id in chosen})
        group["open"] = group["open"] or norm.id in chosen
    return list(groups.values())

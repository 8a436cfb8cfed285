"""Several acts in one question: the page answers the worst one and names the others beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from jaganetral.law.advice.ask import Answer, answer
from jaganetral.law.advice.meant import answer_meant
from jaganetral.law.advice.questions import Question, by_slug
from jaganetral.law.advice.recognise import Meaning
from jaganetral.law.model import Pack
from jaganetral.web.portal.answers import BESIDE, TAGS, VERDICTS, Told, address, in_words

OPEN = "belum_bisa_dipastikan"


def chosen(meant: Meaning, given: Mapping[str, Any], pack: Pack) -> tuple[Question | None, str]:
    """The question whose page answers, and the slugs of the other parts joined by commas.

    Of several acts the forbidden one, else one that is open; permitted ones permit no whole.
    """
    found = answer_meant(meant, given, pack=pack)
    question = meant.question if meant.whole else None
    if found is not None and found.verdict == "tidak_boleh":
        question = found.question
    elif question is None and len(meant.parts) > 1:
        open_ones = (one for one in meant.parts if answer(one, given, pack=pack).verdict == OPEN)
        question = next(open_ones, None)
    return question, ",".join(one.slug for one in meant.parts if one is not question)


def beside(one: Told, pack: Pack) -> list[Answer]:
    """The answers to the other parts, for the facts that were told."""
    asked = (by_slug(slug) for slug in one.params.get(BESIDE, "").split(","))
    return [
        answer(part, one.facts, pack=pack, unsure=one.unsure) for part in asked if part is not None
    ]


def worse(found: Answer, parts: Sequence[Answer], one: Told) -> str | None:
    """Where the answer lies that forbids, if this one does not; no part permits the whole."""
    banned = next((part for part in parts if part.verdict == "tidak_boleh"), None)
    if banned is None or found.verdict == "tidak_boleh":
        return None
    return _there(banned, found, parts, one)


def rows(found: Answer, parts: Sequence[Answer], one: Told) -> list[dict[str, str]]:
    """Each other part with its verdict and its own page."""
    return [
        {
            "words": in_words(part.question.question),
            "verdict": str(VERDICTS[part.verdict][0]),
            "tag": TAGS[VERDICTS[part.verdict][1]],
            "address": _there(part, found, parts, one),
        }
        for part in parts
    ]


def _there(part: Answer, found: Answer, parts: Sequence[Answer], one: Told) -> str:
    """The page of a part, which names the others in turn."""
    others = [other.question.slug for other in (found, *parts) if other is not part]
    page = reverse("portal:may_i_answer", args=[part.question.slug])
    return page + address({**one.params, BESIDE: ",".join(others)})

"""Questions about the library: what is published, what fits words, whether its rules changed."""

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Literal

from django.db.models import Max, Q, QuerySet

from jaganetral.law.model import Pack
from jaganetral.web.asking.models import Edition, Entry, Question
from jaganetral.web.reports.words import digest
from jaganetral.web.rules.pack import law_pack, pack_of

SALT = "tanya"  # the codes of questions have no number of their own
EVERYDAY = {"bolehkah", "apakah", "boleh", "saya", "kami", "yang", "untuk", "dengan", "dalam"}
LOOKED_AT, NEAR, SHARED = 300, 3, 2
SEARCHED = ("question", "text", "question_en", "text_en")
Standing = Literal["same", "newer", "changed"]


def published() -> QuerySet[Edition]:
    """The newest published version of every entry that is not withdrawn, newest first."""
    newest = (
        Edition.objects.filter(state=Edition.State.TERBIT, entry__withdrawn_on=None)
        .values("entry")
        .annotate(newest=Max("pk"))
        .values("newest")
    )
    return Edition.objects.filter(pk__in=newest).order_by("-published_on", "-pk")


def fitting(words: str) -> QuerySet[Edition]:
    """Published answers in whose question or text every word stands."""
    rows = published()
    for word in words.split()[:8]:
        here = (Q(**{f"{name}__icontains": word}) for name in SEARCHED)
        rows = rows.filter(reduce(or_, here))
    return rows


def near(words: str) -> list[Edition]:
    """At most three published answers whose questions share at least two longer words."""
    said = _longer(words)
    rows = [
        (len(said & _longer(f"{row.question} {row.question_en}")), row)
        for row in published()[:LOOKED_AT]
    ]
    return [row for count, row in sorted(rows, key=lambda one: -one[0])[:NEAR] if count >= SHARED]


def _longer(words: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", words.casefold())) - EVERYDAY


def history(entry: Entry) -> list[Edition]:
    """Every published version of an entry, newest first."""
    return list(entry.editions.filter(state=Edition.State.TERBIT))


def standing(edition: Edition, pack: Pack | None = None) -> Standing:
    """Whether the rules are still those of the answer.

    `same`: the same pack; `newer`: another one in which every cited norm says the same;
    `changed`: a cited norm says something else, is gone, or can no longer be compared.
    """
    now = pack or law_pack()
    if edition.pack_sha256 == now.sha256:
        return "same"
    then = pack_of(edition.pack_sha256)
    if then is None or any(then.norms.get(one) != now.norms.get(one) for one in edition.norms):
        return "changed"
    return "newer"


def to_review(rows: Iterable[Edition]) -> list[Edition]:
    """Published answers whose cited rules changed since."""
    now = law_pack()
    return [row for row in rows if standing(row, now) == "changed"]


def code_hash(words: str) -> bytes:
    """What is kept of an asker's code."""
    return digest(SALT, words)


def by_code(words: str) -> Question | None:
    """The question whose asker got this code; None where nobody did."""
    if not words.strip():
        return None
    return Question.objects.select_related("entry").filter(code=code_hash(words)).first()

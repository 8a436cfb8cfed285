"""The letters of appeal of a house: whom each addresses, and where an office stands in it.

A letter to many offices has one number and an annex that lists them; see docs/decisions.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from jaganetral.web.accounts.models import Agency
from jaganetral.web.letters.models import Letter
from jaganetral.web.prevention.campaigns.scope import recipients
from jaganetral.web.prevention.models import Campaign, Reach, Sending

KIND = "imbauan"
ANNEX = "daftar_tujuan"  # key of the content: [{"kode": …, "nama": …, "di": …}]


def _letters(campaign: Campaign, house: Agency) -> QuerySet[Letter]:
    rows = Letter.objects.filter(kind=KIND, about=campaign.key, body=house)
    return rows.select_related("body").defer("pdf")


def draft_of(campaign: Campaign, house: Agency) -> Letter | None:
    """The letter a house is writing."""
    return _letters(campaign, house).filter(sent_at=None).first()


def sent_appeals(campaign: Campaign, house: Agency) -> list[Letter]:
    """The letters a house sent, the newest first."""
    return list(_letters(campaign, house).exclude(sent_at=None))


def to_address(reach: Reach) -> QuerySet[Agency]:
    """Whom the next letter of a house goes to: who holds none yet; nobody while one is sent out."""
    found = recipients(reach.agency, reach.campaign.audience)
    if Sending.objects.filter(reach=reach, ended_at=None).exists() and sent_appeals(
        reach.campaign, reach.agency
    ):
        return found.none()
    return found.exclude(pk__in=reach.campaign.reaches.exclude(letter=None).values("agency"))


def annex(house: Agency, bodies: QuerySet[Agency]) -> list[dict[str, str]]:
    """The list of addressees; `di` names the body above where that is not the house."""
    rows = bodies.select_related("parent").order_by("parent__name", "name", "pk")
    return [
        {
            "kode": body.code,
            "nama": body.name,
            "di": body.parent.name if body.parent and body.parent != house else "",
        }
        for body in rows
    ]


def addressee(campaign: Campaign, house: Agency, rows: Sequence[dict[str, str]]) -> list[str]:
    """To whom a letter goes, in the lines of its head."""
    if len(rows) == 1:
        return [f"Pimpinan {rows[0]['nama']}"]
    if campaign.audience or sent_appeals(campaign, house):
        return ["Para pimpinan kantor dalam daftar terlampir"]
    if house.kind == Agency.Kind.PEMDA:
        return [f"Seluruh kepala perangkat daerah pada {house.name}", "(daftar terlampir)"]
    return ["Seluruh pimpinan instansi", "(daftar terlampir)"]


def by_addressee(campaign: Campaign, house: Agency) -> dict[str, Letter]:
    """The sent letters of a house by the codes of those they address.

    "" stands for everybody else: letters from before there were annexes address all.
    """
    return {
        code: letter
        for letter in reversed(sent_appeals(campaign, house))
        for code in _codes(letter.content)
    }


def _codes(content: dict[str, Any]) -> list[str]:
    return [row["kode"] for row in content[ANNEX]] if ANNEX in content else [""]


def place_of(letter: Letter, body: Agency) -> tuple[int, int] | None:
    """Which number a body has in the annex of a letter, of how many; None without an annex."""
    codes = _codes(letter.content)
    if len(codes) < 2 or body.code not in codes:
        return None
    return codes.index(body.code) + 1, len(codes)

"""The letter of appeal of a house: one number, an annex of offices, acknowledged by each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.letters.actions import draft, revise, send, sign
from jaganetral.web.letters.models import Letter
from jaganetral.web.prevention.actions.campaigns import pass_on
from jaganetral.web.prevention.attendance.window import local, span
from jaganetral.web.prevention.campaigns.letters import (
    ANNEX,
    KIND,
    addressee,
    annex,
    draft_of,
    to_address,
)
from jaganetral.web.prevention.campaigns.scope import OFFICES, house_of, reach_of, speaks_for
from jaganetral.web.prevention.models import Campaign, Reach
from jaganetral.workdays.words import day_words


@transaction.atomic
def write_appeal(
    campaign: Campaign,
    *,
    subject: str,
    paragraphs: Sequence[str],
    post: str,
    copies: Sequence[str],
    by: Duty,
    day: date,
) -> Letter:
    """Write or rewrite the draft of the house's letter; `post` stands above the signer's name."""
    house = house_of(by.agency)
    if not speaks_for(by, house):
        raise PermissionDenied
    letter, reach = draft_of(campaign, house), reach_of(campaign, house)
    if reach is None:
        raise PermissionDenied
    content = _addressed(reach) | {
        "isi": list(paragraphs),
        "rujukan": _reference(campaign, house),
        "rincian": _events(campaign, house),
        "tenggat": _limit(campaign, day),
        "tembusan": list(copies),
        "penanda_tangan": {"nama": by.officer.name, "jabatan": post, "nip": by.officer.nip},
    }
    if letter is None:
        return draft(
            KIND,
            body=house,
            to=None,
            about=campaign.key,
            subject=subject,
            content=content,
            by=by,
            day=day,
        )
    return revise(letter, content=content, subject=subject, by=by)


@transaction.atomic
def send_appeal(campaign: Campaign, *, by: Duty, day: date) -> Letter:
    """Sign the draft, send it, and hand it to every body in its annex; passes the campaign on, too.

    The annex is drawn up anew: offices may have joined since the draft. Offices that had confirmed
    the campaign before are asked again: they had not seen the letter.
    Raises `LetterIncomplete` with what is missing, `LetterSealed` where it is signed already.
    """
    house = house_of(by.agency)
    letter, reach = draft_of(campaign, house), reach_of(campaign, house)
    if letter is None or reach is None or not speaks_for(by, house):
        raise PermissionDenied
    told = _addressed(reach) | {"tenggat": _limit(campaign, day)}
    if any(letter.content.get(key) != value for key, value in told.items()):
        revise(letter, content=letter.content | told, by=by)
    sign(letter, by=by, day=day)
    send(letter, by=by, day=day)
    _hand_over(reach, letter, by)
    pass_on(reach, by=by, day=day)
    return letter


def _addressed(reach: Reach) -> dict[str, Any]:
    """What a letter says of its addressees."""
    rows = annex(reach.agency, to_address(reach))
    return {
        "kepada": addressee(reach.campaign, reach.agency, rows) if rows else [],
        "lampiran": f"Daftar tujuan, {len(rows)} kantor" if len(rows) > 1 else "",
        ANNEX: rows,
    }


def _hand_over(reach: Reach, letter: Letter, by: Duty) -> None:
    """Give the letter to whom it addresses; older confirmations are taken back, the log has them.

    Offices that the campaign has not reached yet get it with the campaign.
    """
    codes = {row["kode"] for row in letter.content[ANNEX]}
    rows = reach.campaign.reaches.filter(letter=None, agency__code__in=codes)
    early = rows.filter(acknowledged_on__isnull=False, agency__kind__in=OFFICES)
    again = sorted(early.values_list("agency__code", flat=True))
    early.update(acknowledged_on=None, acknowledged_by="")
    rows.update(letter=letter)
    if again:
        record(
            "minta_tanda_terima_ulang",
            by=by.actor,
            about=reach.campaign.key,
            data={"kantor": again},
        )


def _reference(campaign: Campaign, house: Agency) -> str:
    """The campaign of a body above that this letter carries on."""
    if campaign.issued_by == house:
        return ""
    issued = day_words(campaign.issued_on)
    return f"Kampanye “{campaign.title}” dari {campaign.issued_by.name}, {issued}"


def _events(campaign: Campaign, house: Agency) -> list[list[str]]:
    """The sessions of the campaign, as label and value."""
    rows = []
    for session in campaign.sessions.order_by("starts"):
        when = f"{day_words(local(session.starts, house.zone).date())}, "
        when += span(session.starts, session.ends, house.zone)
        rows.append(["Acara", f"{session.title}. {when}. {session.place}".rstrip(" .") + "."])
    return rows


def _limit(campaign: Campaign, day: date) -> dict[str, str] | None:
    """Until when a letter of a day asks to be confirmed, and how."""
    if campaign.act_by is None:
        return None
    how = "Tanda terima cukup dengan satu tekan pada halaman Cegah di JagaNetral."
    if campaign.act_by < day:
        how = f"Hari itu sudah lewat, jadi mohon segera. {how}"
    return {"hari": campaign.act_by.isoformat(), "cara": how}

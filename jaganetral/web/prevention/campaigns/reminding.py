"""Reminders to carry out of the house: whom to remind, and the words, without personal data.

The product sends no mail. Whoever reminds takes these words to the channel the office uses.
"""

from dataclasses import dataclass

from django.db.models import F

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.campaigns.scope import under
from jaganetral.web.prevention.models import Campaign, Reach, Reminder
from jaganetral.workdays.words import day_words


@dataclass(frozen=True, slots=True)
class Slip:
    """An office that has not confirmed, the last reminder it got in the product, and the words."""

    reach: Reach
    last: Reminder | None
    words: str


def slips(campaign: Campaign, body: Agency, address: str) -> list[Slip]:
    """One for each body below that has not confirmed a campaign, by name."""
    waiting = campaign.reaches.filter(under(body, "agency__"), acknowledged_on=None)
    rows = waiting.exclude(agency=body).select_related("agency").order_by("agency__name", "pk")
    told = Reminder.objects.filter(reach__in=rows.values("pk"), told=F("reach__agency"))
    last = {one.reach_id: one for one in told.order_by("on", "pk")}
    return [Slip(one, last.get(one.pk), message(campaign, one.agency, address)) for one in rows]


def message(campaign: Campaign, office: Agency, address: str) -> str:
    """What to tell an office: always Indonesian, as its letters are."""
    until = f", paling lambat {day_words(campaign.act_by)}" if campaign.act_by else ""
    return (
        f"Yth. Pimpinan {office.name}. Kampanye “{campaign.title}” dari {campaign.issued_by.name} "
        f"belum ditandai diterima oleh kantor Saudara{until}. Masuk ke {address}, buka Cegah, lalu "
        "tekan Sudah kami terima. Abaikan pesan ini bila sudah."
    )

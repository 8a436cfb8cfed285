"""Campaigns: issue, pass on to every body below, acknowledge."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.prevention.actions.sending import begin_sending
from jaganetral.web.prevention.campaigns.audience import settled
from jaganetral.web.prevention.campaigns.scope import house_of, speaks_for
from jaganetral.web.prevention.models import Campaign, Reach


@transaction.atomic
def issue_campaign(
    title: str,
    message: str,
    *,
    by: Duty,
    day: date,
    act_by: date | None = None,
    material: str = "",
    counts_to: date | None = None,
    counts_to_name: str = "",
    own_words: str = "",
    audience: Mapping[str, Any] | None = None,
    copied_from: Campaign | None = None,
) -> Campaign:
    """Issue a campaign in the name of the officer's house; it goes to the bodies below.

    A supervisor issues it in its own name, to the government it watches, which passes it on.
    `audience`: whom it is for (see `Campaign`); None is everybody.
    """
    if not by.may("cegah.buat"):
        raise PermissionDenied
    house = house_of(by.agency)
    ours = speaks_for(by, house)
    meant = settled(audience or {}, house, day)
    issuer = house if ours else by.agency
    campaign = Campaign.objects.create(
        title=title,
        message=message,
        issued_by=issuer,
        issued_on=day,
        act_by=act_by,
        material=material,
        counts_to=counts_to,
        counts_to_name=counts_to_name,
        own_words=own_words,
        audience=meant,
        copied_from=copied_from,
    )
    record(
        "terbitkan_kampanye",
        by=by.actor,
        about=campaign.key,
        data={
            "badan": issuer.code,
            "sampai": act_by.isoformat() if act_by else "",
            "untuk": meant,
        },
    )
    own = Reach.objects.create(
        campaign=campaign,
        agency=house,
        passed_on=day,
        acknowledged_on=day if ours else None,
        acknowledged_by=by.actor if ours else "",
    )
    if ours:
        pass_on(own, by=by, day=day)
    return campaign


@transaction.atomic
def pass_on(reach: Reach, *, by: Duty, day: date) -> int:
    """Pass a campaign on to the bodies below that do not have it yet; how many are new.

    Passing on also acknowledges it. Offices get their rooms in the sessions of the campaign, and
    the letter of appeal that addresses them. The first batch arrives at once, the rest by the
    periodic work.
    """
    if not speaks_for(by, reach.agency):
        raise PermissionDenied
    _acknowledge(reach, by, day)
    return begin_sending(reach, by=by, day=day)


@transaction.atomic
def acknowledge(reach: Reach, *, by: Duty, day: date) -> bool:
    """An office confirms that the campaign and its letter arrived; False if it had done so."""
    if not by.may("cegah.kantor") or by.agency != reach.agency:
        raise PermissionDenied
    if not _acknowledge(reach, by, day):
        return False
    record(
        "terima_imbauan",
        by=by.actor,
        about=reach.campaign.key,
        data={
            "kantor": reach.agency.code,
            "tanggal": day.isoformat(),
            "surat": reach.letter.number if reach.letter else "",
        },
    )
    return True


def _acknowledge(reach: Reach, by: Duty, day: date) -> bool:
    """Set the acknowledgement once; two at the same time keep the first."""
    changed = Reach.objects.filter(pk=reach.pk, acknowledged_on__isnull=True).update(
        acknowledged_on=day, acknowledged_by=by.actor
    )
    reach.refresh_from_db()
    return bool(changed)

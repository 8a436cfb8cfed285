"""Sending a campaign to many offices: in batches, each whole, so that a kill costs nothing."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.prevention.actions.sessions import add_rooms
from jaganetral.web.prevention.campaigns.letters import by_addressee
from jaganetral.web.prevention.campaigns.scope import OFFICES, recipients
from jaganetral.web.prevention.models import Reach, Sending, Session

BATCH = 100  # offices in one transaction: others may write in between


def begin_sending(reach: Reach, *, by: Duty, day: date) -> int:
    """Begin to send and let the first batch arrive; how many offices are to get it.

    A sending that still runs is left alone (0). For use inside an act, which checks the duty.
    """
    if Sending.objects.filter(reach=reach, ended_at=None).exists():
        return 0
    wanted = _without(reach).count()
    sending = Sending.objects.create(reach=reach, by=by.actor, day=day, wanted=wanted)
    send_batch(sending.pk)
    return wanted


@transaction.atomic
def send_batch(pk: int) -> int:
    """Let the next batch of a sending arrive; how many offices got it, 0 once it has ended.

    Who sends at the same time waits for the other's batch, and then finds other offices.
    """
    locked = Sending.objects.select_for_update(of=("self",)).select_related("reach__campaign")
    sending = locked.get(pk=pk)
    if sending.ended_at is not None:
        return 0
    reach = sending.reach
    new = list(_without(reach).order_by("pk")[:BATCH])
    letters = by_addressee(reach.campaign, reach.agency)
    Reach.objects.bulk_create(
        Reach(
            campaign=reach.campaign,
            agency=body,
            passed_by=reach,
            passed_on=sending.day,
            letter=letters.get(body.code, letters.get("")),
        )
        for body in new
    )
    for session in Session.objects.filter(campaign=reach.campaign):
        add_rooms(session, [body for body in new if body.kind in OFFICES])
    record(
        "teruskan_kampanye",
        by=sending.by,
        about=reach.campaign.key,
        data={"dari": reach.agency.code, "kepada": sorted(body.code for body in new)},
    )
    if len(new) < BATCH:
        sending.ended_at = clock.now()
        sending.save(update_fields=["ended_at"])
    return len(new)


def _without(reach: Reach) -> QuerySet[Agency]:
    """The bodies the campaign goes to from here that do not have it yet."""
    have = reach.campaign.reaches.values("agency")
    return recipients(reach.agency, reach.campaign.audience).exclude(pk__in=have)

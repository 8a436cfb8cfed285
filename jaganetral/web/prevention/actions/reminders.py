"""Reminding offices that have not acknowledged, and telling the body above: each step once."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from jaganetral.web.accounts.models import Agency
from jaganetral.web.audit.actions import record
from jaganetral.web.prevention.models import Campaign, Reach, Reminder

FILE = Path(__file__).parents[1] / "data" / "pengingat.yaml"
BATCH = 200
BY = "pekerjaan berkala"


@cache
def steps() -> Sequence[Mapping[str, Any]]:
    """The steps, the earliest first."""
    rows: list[dict[str, Any]] = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)
    return rows


def remind(day: date) -> int:
    """Take every step that is due on a day; how many reminders are new. Safely repeatable."""
    longest = max(-step["day"] for step in steps())
    running = Campaign.objects.filter(act_by__lte=day + timedelta(days=longest))
    count = 0
    for campaign in running.filter(reaches__acknowledged_on=None).distinct():
        for step in steps():
            since = (day - campaign.act_by).days if campaign.act_by else 0
            if step["day"] <= since <= step.get("until", since):
                while found := _remind_batch(campaign, step, day):
                    count += found
    return count


@transaction.atomic
def _remind_batch(campaign: Campaign, step: Mapping[str, Any], day: date) -> int:
    """Remind some offices; those reminded, and those that have it only since today, are left."""
    above = "agency__" + "__".join(["parent"] * step["to"]) if step["to"] else "agency"
    rows = campaign.reaches.select_for_update(of=("self",)).filter(
        acknowledged_on=None, passed_on__lt=day
    )
    rows = rows.exclude(reminders__step=step["step"]).filter(**{f"{above}__isnull": False})
    late: list[Reach] = list(rows.select_related(above)[:BATCH])
    if not late:
        return 0
    Reminder.objects.bulk_create(
        Reminder(reach=reach, step=step["step"], on=day, told=_told(reach, step["to"]))
        for reach in late
    )
    record(
        "ingatkan_kampanye",
        by=BY,
        about=campaign.key,
        data={"langkah": step["step"], "kantor": sorted(reach.agency.code for reach in late)},
    )
    return len(late)


def _told(reach: Reach, up: int) -> Agency:
    """The office itself, or the body so many steps above it."""
    body = reach.agency
    for _ in range(up):
        body = body.parent or body
    return body

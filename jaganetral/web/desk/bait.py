"""The canaries of the rosters below a duty; and their alarms on the page of today."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.accounts.queries import managed_by
from jaganetral.web.desk.lines import Line, Section, address_of, section
from jaganetral.web.look.templatetags.look import moment
from jaganetral.web.lookups.queries import canaries_of, open_alarms
from jaganetral.web.roster.queries import current_loads


@dataclass(frozen=True, slots=True)
class Bait:
    """How many canaries the roster of a body holds, and since when."""

    body: Agency
    count: int
    since: date | None


def bodies_with_bait(duty: Duty) -> list[Bait]:
    """Every body below a duty that has a roster, with its canaries. Who they are is not told."""
    planted = list(canaries_of(duty))
    counts = Counter(one.body_id for one in planted)
    last = {one.body_id: one.since for one in planted}
    return [Bait(body, counts[body.pk], last.get(body.pk)) for body in _with_roster(duty)]


def _with_roster(duty: Duty) -> list[Agency]:
    have = set(current_loads().values_list("body", flat=True))
    return [body for body in managed_by(duty) if body.pk in have]


def offered_bodies(duty: Duty) -> list[tuple[str, str]]:
    """The bodies a canary can be planted for, as choices."""
    return [(str(body.pk), body.name) for body in _with_roster(duty)]


def alarms(duty: Duty, today: date) -> list[Section]:
    """The alarms nobody has looked into yet, above everything else."""
    where, zone = address_of("desk:canaries"), duty.agency.zone
    lines = [
        Line(f"{one.how_words}: {one.by}", where, moment(one.at, zone)) for one in open_alarms(duty)
    ]
    return [section(_("Alarm umpan"), lines, all_at=where, tone="t-m")] if lines else []

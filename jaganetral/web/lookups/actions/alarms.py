"""An alarm: somebody met a canary. It is sealed at once and shown to the supervisors."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.accounts.queries import actor_of
from jaganetral.web.audit.actions import record
from jaganetral.web.lookups.canaries import among
from jaganetral.web.lookups.models import Alarm, Canary


def met(nips: Iterable[str], how: Alarm.How, about: str, *, by: Duty | str) -> set[str]:
    """Ring for every canary among some NIPs; returns those NIPs, so that they can be left out."""
    found = among(nips)
    for canary in found.values():
        ring(canary, how, about, by=by)
    return set(found)


@transaction.atomic
def ring(canary: Canary, how: Alarm.How, about: str, *, by: Duty | str) -> Alarm:
    """Raise an alarm, once a day for each officer, canary, way and reason."""
    agency: Agency | None = by.agency if isinstance(by, Duty) else None
    zone = agency.zone if agency is not None else canary.body.zone
    same = {"canary": canary, "how": how, "by": actor_of(by), "about": about}
    now = {"agency": agency, "at": clock.now()}
    alarm, new = Alarm.objects.get_or_create(**same, day=clock.today(zone), defaults=now)
    if new:
        told = {"canary": canary.pk, "how": str(how), "body": canary.body.code}
        record("alarm_umpan", by=alarm.by, about=about, data=told)
    return alarm


@transaction.atomic
def handle(alarm: Alarm, note: str, *, by: Duty) -> None:
    """Say what was found out about an alarm; it leaves the desk, never the log."""
    if not by.may("pegawai.awasi"):
        raise PermissionDenied
    alarm.handled_by, alarm.note = by.actor, note.strip()
    alarm.save(update_fields=["handled_by", "note"])
    record("tangani_alarm", by=by.actor, about=alarm.about, data={"alarm": alarm.pk})

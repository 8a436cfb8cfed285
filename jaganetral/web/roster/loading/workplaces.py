"""Names of agencies in a roster file, and the bodies of our tree that they stand for."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.audit import actions as audit
from jaganetral.web.roster.loading.changes import people_of
from jaganetral.web.roster.loading.rights import check
from jaganetral.web.roster.loading.spellings import spell
from jaganetral.web.roster.models import RosterLoad, Workplace
from jaganetral.web.roster.workplaces import bodies_under, by_spelling, folded


def note_workplaces(load: RosterLoad) -> None:
    """Note every agency that a load names; what somebody said of a name before still holds."""
    people, _ = people_of(load)
    counts: dict[str, tuple[str, int]] = {}
    for written, count in people.items():
        key = folded(written)
        if key:
            first, sofar = counts.get(key, (written, 0))
            counts[key] = (first, sofar + count)
    with transaction.atomic():
        spell(bodies_under(load.body))
        _note(load.body, counts)


def _note(body: Agency, counts: Mapping[str, tuple[str, int]]) -> None:
    Workplace.objects.filter(body=body).update(people=0)
    spelled = by_spelling(body)
    known = {one.folded: one for one in Workplace.objects.filter(body=body)}
    fresh = []
    for key, (written, count) in counts.items():
        one = known.get(key) or Workplace(body=body, folded=key)
        one.written, one.people = written, count
        if not one.said_by:
            one.agency = spelled.get(key)
            one.settled = one.agency is not None
        fresh.append(one)
    Workplace.objects.bulk_create([one for one in fresh if one.pk is None], batch_size=500)
    old = [one for one in fresh if one.pk is not None]
    Workplace.objects.bulk_update(old, ["written", "people", "agency", "settled"], batch_size=200)


@transaction.atomic
def say_workplace(one: Workplace, agency: Agency | None, *, by: Duty, day: date) -> None:
    """Say which body a name stands for, or that it is none of ours; the next import keeps it."""
    check(one.body, by)
    one.agency, one.settled, one.said_by, one.said_on = agency, True, by.actor, day
    one.save()
    data = {"body": one.body.code, "stands_for": agency.code if agency else None}
    audit.record("petakan_instansi", by=by.actor, about=f"nama_instansi:{one.pk}", data=data)

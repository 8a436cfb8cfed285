"""The one way to the people of the roster: within the limit, with a reason, counted and sealed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.lookups import limits
from jaganetral.web.lookups.keys import words_key
from jaganetral.web.lookups.models import Lookup

Rows = TypeVar("Rows", bound=Sequence[Any])
ACTS = {
    Lookup.Kind.USUL: "usul_calon",
    Lookup.Kind.KATA: "cari_calon",
    Lookup.Kind.CARI: "cari_pegawai",
    Lookup.Kind.BUKA: "buka_pegawai",
}


def look_up(
    kind: Lookup.Kind,
    about: str,
    said: Mapping[str, str],
    find: Callable[[], Rows],
    *,
    by: Duty,
    count: Callable[[Rows], int] = len,
) -> Rows:
    """What `find` finds, once the limit allows it; raises TooMany otherwise.

    `about` is the reason as the log writes it, `said` the words, of which only a keyed hash is
    kept. The same question for the same reason counts once a day. Every question of an officer is
    sealed; what the machine proposes for a report or case once a day.
    """
    day, key = clock.today(by.agency.zone), words_key(said)
    same = {"officer": by.officer, "kind": kind, "about": about, "key": key, "day": day}
    known = Lookup.objects.filter(**same).exists()
    if not known:
        limits.check(kind, by)
    rows = find()
    if not known or kind != Lookup.Kind.USUL:
        _keep(same, by, count(rows))
    return rows


@transaction.atomic
def _keep(same: Mapping[str, Any], by: Duty, found: int) -> None:
    now = {"agency": by.agency, "at": clock.now(), "found": found}
    Lookup.objects.get_or_create(**same, defaults=now)
    told = {"query": same["key"], "found": found}
    record(ACTS[same["kind"]], by=by.actor, about=same["about"], data=told)

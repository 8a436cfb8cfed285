"""Old rosters leave to the one after them what is the same there, so that a nation's office does
not keep six million rows for every month.

First the later load marks which of its rows do not stand for the old one, then the old one rests
on it, then its equal rows go. Each step is done in stretches; stopped anywhere, the next run goes
on. Rows without a NIP stay, and those that a case or a change between two rosters names.
"""

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from math import inf
from time import monotonic
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from jaganetral.web.accounts.models import Agency
from jaganetral.web.audit import actions as audit
from jaganetral.web.roster.loading.stretches import execute, rows_of, stretches
from jaganetral.web.roster.models import Change, Employee, RosterLoad
from jaganetral.web.roster.stored import named_rows, thins_before

AT_ONCE = 500
OTHER = 2  # one of two rows is not as before: another list
_EQUAL = """n.nip = o.nip AND n.load_id = %(after)s AND n.nip <> '' AND n.name = o.name
AND n.position = o.position AND n.unit = o.unit AND n.agency = o.agency
AND n.regency = o.regency AND n.status = o.status"""
_TWIN = f"""SELECT n.id FROM roster_employee n WHERE {_EQUAL}
AND COALESCE(n.since_id, 0) = COALESCE(o.since_id, 0)"""  # noqa: S608 - our own words alone
# rows of the later load, back to where they stand, where that is not marked yet
_UNMARKED = f"""SELECT n.id, CASE WHEN o.id IS NULL THEN %(after)s ELSE o.since_id END
FROM roster_employee n LEFT JOIN roster_employee o ON o.load_id = %(load)s AND {_EQUAL}
WHERE n.id >= %(first)s AND n.id < %(below)s AND n.load_id + 0 = %(after)s
AND COALESCE(n.since_id, 0) <> CASE WHEN o.id IS NULL THEN %(after)s
ELSE COALESCE(o.since_id, 0) END"""  # noqa: S608
_DROP = f"""DELETE FROM roster_employee AS o
WHERE o.id >= %(first)s AND o.id < %(below)s AND o.load_id + 0 = %(load)s AND EXISTS ({_TWIN})"""  # noqa: S608


class NotNow(Exception):
    """A load of the body is open, the two no longer follow each other, or the time is over."""


def next_thin(today: date) -> RosterLoad | None:
    """The load to thin now: one whose rows are on their way, else the oldest that is due.

    Due is what was replaced and came in longer ago than the setting says.
    """
    busy = RosterLoad.objects.open().values("body")
    every = RosterLoad.objects.in_force().exclude(body__in=busy).order_by("as_of", "pk")
    begun = every.filter(rests_on__isnull=False, thinned_on=None).first()
    last = thins_before(today)
    due = every.filter(thinned_on=None, as_of__lt=last, loaded_at__date__lt=last)
    return begun or next((load for load in due if _after(load)), None)


def thin(load: RosterLoad, *, today: date, seconds: float = inf) -> bool:
    """Leave the equal rows of a load to the one after it; False where that cannot be now, or where
    the time was over: the next call goes on.

    Whoever takes back or brings in a roster of the body meanwhile goes first. A load that is
    another one in more than half of its rows stays whole: what went before rests on it.
    """
    over = monotonic() + seconds
    try:
        after = load.rests_on or _lean(load, over)
        if after is None:
            RosterLoad.objects.filter(pk=load.pk).update(thinned_on=today)
            return False
        for first, below in stretches(load):
            with _alone(load):
                _keep_named(load, after)
                gone = execute(_DROP, {**_keys(load, after), "first": first, "below": below})
            if gone:  # the next round begins here, past what stays
                _in_time(over)
        with _alone(load):
            load.kept = Employee.objects.filter(load=load).count()
            load.thinned_on = today
            load.save(update_fields=["kept", "thinned_on"])
            said = {"body": load.body.code, "as_of": load.as_of.isoformat(), "kept": load.kept}
            about = f"daftar_pegawai:{load.pk}"
            audit.record("ringkas_pegawai", by="sistem", about=about, data=said)
    except NotNow:
        return False
    return True


def _in_time(over: float) -> None:
    if monotonic() > over:
        raise NotNow


def _lean(load: RosterLoad, over: float) -> RosterLoad | None:
    """Mark the rows of the load after, then let the old one rest on it; None if it stays whole."""
    after = _after(load)
    if after is None:
        raise NotNow
    marks = _marks(load, after)
    if marks is None:
        return None
    for since, rows in marks.items():
        for at in range(0, len(rows), AT_ONCE):
            with _alone(load):
                Employee.objects.filter(pk__in=rows[at : at + AT_ONCE]).update(since=since)
            _in_time(over)
    with _alone(load):
        if _after(load) != after:
            raise NotNow
        _keep_named(load, after)
        _keep_changes(load, after)
        load.rests_on = after
        load.save(update_fields=["rests_on"])
    return after


def _after(load: RosterLoad) -> RosterLoad | None:
    """The next roster of the body, where it is whole, nothing rests on it, and it was replaced too:
    so the roster in force can always be taken back.
    """
    follows = Q(as_of__gt=load.as_of) | Q(as_of=load.as_of, pk__gt=load.pk)
    later = RosterLoad.objects.in_force().filter(follows, body=load.body_id)
    first = list(later.order_by("as_of", "pk")[:2])
    if len(first) < 2 or first[0].rests_on_id or first[0].is_leant_on:
        return None
    return first[0]


@contextmanager
def _alone(load: RosterLoad) -> Iterator[None]:
    """A step during which no roster of the body comes in or is taken back."""
    with transaction.atomic():
        list(Agency.objects.select_for_update(no_key=True).filter(pk=load.body_id))
        if RosterLoad.objects.open().filter(body=load.body_id).exists():
            raise NotNow
        yield


def _keys(load: RosterLoad, after: RosterLoad) -> dict[str, int]:
    return {"load": load.pk, "after": after.pk}


def _marks(load: RosterLoad, after: RosterLoad) -> "dict[int | None, array[int]] | None":
    """Rows of the load after by the load back to which they stand; None where they are too many."""
    found: dict[int | None, array[int]] = {}
    for first, below in stretches(after):
        values = {**_keys(load, after), "first": first, "below": below}
        for row, since in rows_of(_UNMARKED, values):
            found.setdefault(since, array("q")).append(row)
        if sum(map(len, found.values())) * OTHER > after.accepted:
            return None
    return found


def _keep_named(load: RosterLoad, after: RosterLoad) -> None:
    """What a case names stays where it is, so the load after does not stand for it."""
    named = Employee.objects.filter(pk__in=named_rows(load)).exclude(nip="")
    Employee.objects.filter(load=after, nip__in=named.values("nip")).update(since=after)


def _keep_changes(load: RosterLoad, after: RosterLoad) -> None:
    """So does whom a replacement shows as changed; the others of its changes are only counted."""
    for kind in Change.Kind.values:
        own = Change.objects.filter(load=load, kind=kind).order_by("pk")
        _keep(load, after, own.values_list("new", flat=True))
        shown = list(own.values_list("pk", flat=True)[: Change.SHOWN])
        more = Change.objects.filter(load=load, kind=kind, pk__gt=max(shown, default=0))
        more._raw_delete(more.db)
        for other in RosterLoad.objects.filter(before=load):
            theirs = Change.objects.filter(load=other, kind=kind).order_by("pk")
            _keep(load, after, theirs.values_list("old", flat=True))


def _keep(load: RosterLoad, after: RosterLoad, rows: "QuerySet[Change, Any]") -> None:
    shown = Employee.objects.filter(load=load, pk__in=list(rows[: Change.SHOWN])).exclude(nip="")
    Employee.objects.filter(load=after, nip__in=shown.values("nip")).update(since=after)

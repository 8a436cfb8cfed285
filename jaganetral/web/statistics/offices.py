"""What prevention and past decisions tell of each office, counted; persons are never told."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from jaganetral.web.accounts.models import Agency
from jaganetral.web.cases.models import Case, Decision, Party
from jaganetral.web.prevention.models import PledgeSheet, Reach, Room
from jaganetral.web.roster.workplaces import workplace_of

LOOKED_BACK = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Told:
    """An office in figures. Of the last year: people expected at sessions and present, rooms and
    those nobody came to, people asked to pledge and who did, campaigns overdue unacknowledged.
    Of all years: cases with a decision about somebody who works there.
    """

    office: Agency
    expected: int
    present: int
    rooms: int
    empty: int
    asked: int
    pledged: int
    late: int
    decided: int


def told(offices: QuerySet[Agency], now: datetime, today: date) -> list[Told]:
    """Every office by name; sessions that have not ended are not counted."""
    found = Counter[tuple[int, str]]()
    for pk, key, count in (*_rooms(offices, now), *_pledges(offices, now), *_late(offices, today)):
        found[pk, key] += count
    cases = Counter(pk for pk, _case in cases_of(decided_cases()))
    return [
        Told(
            office=one,
            expected=found[one.pk, "expected"],
            present=found[one.pk, "present"],
            rooms=found[one.pk, "rooms"],
            empty=found[one.pk, "empty"],
            asked=found[one.pk, "asked"],
            pledged=found[one.pk, "pledged"],
            late=found[one.pk, "late"],
            decided=cases[one.pk],
        )
        for one in offices.order_by("name", "pk")
    ]


def _rooms(offices: QuerySet[Agency], now: datetime) -> Iterator[tuple[int, str, int]]:
    rooms = Room.objects.filter(
        agency__in=offices, session__ends__lt=now, session__ends__gte=now - LOOKED_BACK
    )
    own = Count("attendances", filter=Q(attendances__guest_from=""))
    for pk, expected, came in rooms.annotate(came=own).values_list("agency", "expected", "came"):
        yield pk, "rooms", 1
        yield pk, "empty", int(not came)
        yield pk, "expected", expected
        yield pk, "present", min(came, expected) if expected else 0


def _pledges(offices: QuerySet[Agency], now: datetime) -> Iterator[tuple[int, str, int]]:
    since = (now - LOOKED_BACK).date()
    sheets = PledgeSheet.objects.filter(agency__in=offices, campaign__issued_on__gte=since)
    valid = Q(pledges__withdrawn_at=None, pledges__guest_from="", pledges__isnull=False)
    counted = sheets.annotate(n=Count("pledges", filter=valid))
    for pk, expected, n in counted.values_list("agency", "expected", "n"):
        yield pk, "asked", expected
        yield pk, "pledged", min(n, expected)


def _late(offices: QuerySet[Agency], today: date) -> Iterator[tuple[int, str, int]]:
    waiting = Reach.objects.filter(
        agency__in=offices,
        acknowledged_on=None,
        campaign__act_by__lt=today,
        campaign__act_by__gte=today - LOOKED_BACK,
    )
    for pk in waiting.values_list("agency", flat=True):
        yield pk, "late", 1


def decided_cases() -> QuerySet[Case]:
    """Cases in which the competent official decided; a mere suspicion does not count."""
    return Case.objects.filter(decisions__kind=Decision.Kind.SETUJU).distinct()


def cases_of(cases: QuerySet[Case]) -> Iterator[tuple[int, Case]]:
    """(office, case) once for each office in whose line a confirmed accused person works."""
    parties = Party.objects.filter(
        case__in=cases, kind=Party.Kind.TERLAPOR, employee__isnull=False
    ).exclude(confirmed_by="")
    seen: set[tuple[int, int]] = set()
    for party in parties.select_related("case", "employee__body"):
        place = workplace_of(party.employee) if party.employee else None
        for body in place.line() if place else ():
            if (body.pk, party.case_id) not in seen:
                seen.add((body.pk, party.case_id))
                yield body.pk, party.case

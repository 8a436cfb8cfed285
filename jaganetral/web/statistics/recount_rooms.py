"""How many came to every room, and how many of its own, recounted from the sealed log alone."""

import json
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q

from jaganetral.web.audit.models import Record
from jaganetral.web.prevention.models import Room

ACTS = ("hadir", "kertas_batal")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A room whose list and log differ: people on the list, and people by the log; all or `own`."""

    session: str
    office: str
    listed: int
    logged: int
    own: bool = False


def rooms_otherwise() -> tuple[int, list[Otherwise]]:
    """How many rooms there are, and those in which the log tells another number of people."""
    logged = _logged()
    own = Count("attendances", filter=Q(attendances__guest_from=""))
    rooms = Room.objects.annotate(listed=Count("attendances"), own=own).values_list(
        "session__title", "session__code", "agency__code", "agency__name", "listed", "own"
    )
    found, count = [], 0
    for title, session, code, office, listed, ours in rooms:
        count += 1
        there, theirs = logged.get((session, code), (0, 0))
        if there != listed:
            found.append(Otherwise(title, office, listed, there))
        elif theirs is not None and theirs != ours:
            found.append(Otherwise(title, office, ours, theirs, own=True))
    return count, found


def _logged() -> dict[tuple[str, str], tuple[int, int | None]]:
    """People by session and office, and those who are no guests: who was recorded, less those a
    list took back; None where it did not say whom.
    """
    present: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    unnamed: dict[tuple[str, str], int] = defaultdict(int)  # taken back without their keys, once
    records = Record.objects.filter(act__in=ACTS).order_by("seq")
    for body in records.values_list("body", flat=True).iterator(2000):
        entry = json.loads(body)
        data = entry["data"]
        place = entry["about"].partition(":")[2], data["ruang"]
        if entry["act"] == "hadir":
            present[place][data["orang"]] = data["tamu"]
        elif "kunci" in data:
            for key in data["kunci"]:
                present[place].pop(key, None)
        else:
            unnamed[place] += data["orang"]
    return {
        place: (
            len(people) - unnamed[place],
            None if unnamed[place] else sum(not guest for guest in people.values()),
        )
        for place, people in present.items()
    }

"""How many came to every room, recounted from the sealed log alone."""

import json
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from jaganetral.web.audit.models import Record
from jaganetral.web.prevention.models import Room

ACTS = ("hadir", "kertas_batal")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A room whose list and log differ: people on the list, and people by the log."""

    session: str
    office: str
    listed: int
    logged: int


def rooms_otherwise() -> tuple[int, list[Otherwise]]:
    """How many rooms there are, and those in which the log tells another number of people."""
    logged = _logged()
    rooms = Room.objects.annotate(listed=Count("attendances")).values_list(
        "session__title", "session__code", "agency__code", "agency__name", "listed"
    )
    found, count = [], 0
    for title, session, code, office, listed in rooms:
        count += 1
        there = logged.get((session, code), 0)
        if there != listed:
            found.append(Otherwise(title, office, listed, there))
    return count, found


def _logged() -> dict[tuple[str, str], int]:
    """People by session and office: who was recorded, less those a list took back."""
    present: dict[tuple[str, str], set[str]] = defaultdict(set)
    unnamed: dict[tuple[str, str], int] = defaultdict(int)  # taken back without their keys, once
    records = Record.objects.filter(act__in=ACTS).order_by("seq")
    for body in records.values_list("body", flat=True).iterator(2000):
        entry = json.loads(body)
        data = entry["data"]
        place = entry["about"].partition(":")[2], data["ruang"]
        if entry["act"] == "hadir":
            present[place].add(data["orang"])
        elif "kunci" in data:
            present[place].difference_update(data["kunci"])
        else:
            unnamed[place] += data["orang"]
    return {place: len(people) - unnamed[place] for place, people in present.items()}

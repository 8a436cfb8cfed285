"""Somebody who wrote a name before the roster could tell whose it is, and now comes with a NIP."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.attendance.home_office import Known, look_up
from jaganetral.web.prevention.attendance.person import Person


def counted_as(
    person: Person,
    known: Known,
    office: Agency,
    rows: "QuerySet[Any]",
    key: Callable[[Person], str],
) -> str:
    """The key that counts a person once among `rows` (attendances of a room, pledges of a sheet).

    It is the key of a row without a NIP whose name and unit the roster today reads as this very
    NIP; a name that several people of the office bear is nobody's, and stays a row of its own.
    """
    if person.nip and known.name:
        words = set(known.name.casefold().split())
        unnumbered = rows.filter(nip="").exclude(name="")
        for name, unit, there in unnumbered.values_list("name", "unit", "person_key"):
            if words.isdisjoint(name.casefold().split()):
                continue
            if look_up(Person(name=name, unit=unit), office).nip == person.nip:
                return str(there)
    return key(person)

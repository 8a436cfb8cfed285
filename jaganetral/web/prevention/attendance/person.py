"""Who stands at the door: a NIP, or a name with a unit; and the key that counts them once."""

import re
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from jaganetral.names.nip import DIGITS, read_nip
from jaganetral.names.normalize import fold_name


@dataclass(frozen=True, slots=True)
class Person:
    """What a paper list would hold: either `nip` (18 digits), or `name` and `unit`."""

    nip: str = ""
    name: str = ""
    unit: str = ""


def is_number(who: str) -> bool:
    """Whether somebody meant a number: digits, and no letter."""
    return any(sign.isdigit() for sign in who) and not any(sign.isalpha() for sign in who)


def count_digits(who: str) -> int:
    """How many digits were written."""
    return sum(sign.isdigit() for sign in who)


def read_person(who: str, unit: str) -> Person | None:
    """The person of the two fields; None where the number is no NIP or a name lacks its unit."""
    who, unit = " ".join(who.split()), " ".join(unit.split())
    if is_number(who):
        nip = read_nip(who).digits
        return Person(nip=nip, unit=unit) if len(nip) == DIGITS else None
    return Person(name=who, unit=unit) if unit and fold_name(who).tokens else None


def person_key(person: Person, session: int, *, what: str = "kehadiran") -> str:
    """64 hex digits that are the same for a person in one session and tell nothing elsewhere.

    `what` keeps other lists apart, such as the pledges of a campaign.

    Titles, capitals and spacing do not matter. Keyed with the installation secret, so the sealed
    log can hold it without holding a name.
    """
    if person.nip:
        value = f"nip:{person.nip}"
    else:
        unit = " ".join(re.findall(r"\w+", person.unit.casefold()))
        value = f"nama:{' '.join(fold_name(person.name).tokens)}|{unit}"
    return salted_hmac(f"{what}:{session}", value, algorithm="sha256").hexdigest()

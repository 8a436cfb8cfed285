"""Which rules are in force, without asking the database: one small file beside it.

`law-in-force.txt` of the data folder names the hashes of the pack and of the table of days off. It
is written when an adoption has been stored, so every process of the office notices the next time it
asks; pages that ask the database nothing stay so. Where it is missing, what ships binds.
"""

from os import getpid
from pathlib import Path
from threading import get_ident
from typing import NamedTuple

from django.conf import settings

FILE = "law-in-force.txt"


class InForce(NamedTuple):
    """Hashes of the pack and of the table of days off that bind."""

    pack: str
    table: str


def in_force() -> InForce | None:
    """What binds; None where nothing was adopted here yet."""
    try:
        words = _place().read_text("ascii").split()
    except OSError:
        return None
    return InForce(*words) if len(words) == len(InForce._fields) else None


def put_in_force(pack: str, table: str) -> None:
    """Let this pack and table bind from now on, in every process."""
    place = _place()
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f"{FILE}.{getpid()}.{get_ident()}.new")
    beside.write_text(f"{pack} {table}\n", "ascii")
    beside.replace(place)


def _place() -> Path:
    return Path(settings.DATA) / FILE

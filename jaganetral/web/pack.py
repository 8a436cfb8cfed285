"""The law as this installation applies it: the shipped pack with the calendars of its own area.

An office adds the calendar of a local election (a re-vote, say) as a file in `calendars/` of its
data folder; the demo brings an invented election the same way. The pack's hash covers them.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.conf import settings

from jaganetral.law.corpus import load_pack, read
from jaganetral.law.model import Pack


@cache
def law_pack() -> Pack:
    """The pack that every page and act of this site uses; read once."""
    folder: Path = settings.CALENDARS
    return pack_with(sorted(folder.glob("*.yaml")))


def pack_with(files: Iterable[Path]) -> Pack:
    """The shipped pack with the calendars of these files. Raises PackError where one is broken."""
    found = {name: row for path in files for name, row in read(path).items()}
    return load_pack(extra_calendars=found)

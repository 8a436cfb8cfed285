"""The law as this installation applies it: the shipped pack with the calendars of its own area.

An office adds the calendar of a local election (a re-vote, say) as a file in `calendars/` of its
data folder; the demo brings an invented election the same way. The pack's hash covers them.
"""

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

from django.conf import settings

from jaganetral.law.corpus import load_pack, read
from jaganetral.law.model import Pack


@cache
def law_pack() -> Pack:
    """The pack that every page and act of this site uses; read once."""
    folder: Path = settings.CALENDARS
    return with_calendars(load_pack(), sorted(folder.glob("*.yaml")))


def with_calendars(pack: Pack, files: list[Path]) -> Pack:
    """A pack with further election calendars; its version and hash say so.

    Raises PackError where a file is broken.
    """
    if not files:
        return pack
    digest, calendars = hashlib.sha256(pack.sha256.encode()), dict(pack.calendars)
    for path in files:
        digest.update(path.read_bytes())
        calendars.update(read(path))
    spec = pack.facts["election"]
    names = tuple(dict.fromkeys([*spec.values, *calendars]))
    return replace(
        pack,
        calendars=calendars,
        facts={**pack.facts, "election": replace(spec, values=names)},
        sha256=digest.hexdigest(),
        version=f"{pack.version}+kalender",
    )

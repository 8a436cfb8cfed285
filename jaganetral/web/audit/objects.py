"""What an app says of objects that no longer match their record in the log.

An app that keeps sealed objects has a `sealed.py` with `faults() -> Iterator[Fault]`. The desk asks
all of them; the log itself knows nobody. Objects are listed before their records are read, so that
what comes in meanwhile is no fault.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from jaganetral.web.audit.models import Record


class Fault(NamedTuple):
    """The record that an object no longer matches, and one sentence that says so."""

    seq: int
    sentence: str


def told(act: str) -> Iterator[tuple[Record, dict[str, Any]]]:
    """Every record of an act with its data, oldest first. The log must be known to be whole."""
    for row in Record.objects.filter(act=act).order_by("seq").iterator(2000):
        yield row, dict(json.loads(row.body)["data"])

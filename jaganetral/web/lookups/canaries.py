"""Which of some people are canaries. The answer never leaves the server."""

from collections.abc import Iterable, Iterator
from typing import Any

from jaganetral.web.lookups.keys import canary_mark, open_row
from jaganetral.web.lookups.models import Canary


def among(nips: Iterable[str]) -> dict[str, Canary]:
    """The canaries among NIPs, by NIP; {} where there is none."""
    marks = {canary_mark(nip): nip for nip in nips if nip}
    found = Canary.objects.filter(mark__in=list(marks)).select_related("body")
    return {marks[one.mark]: one for one in found}


def all_canaries() -> Iterator[tuple[Canary, dict[str, Any]]]:
    """Every canary with its row, opened."""
    for one in Canary.objects.select_related("body").order_by("pk"):
        yield one, open_row(bytes(one.sealed))

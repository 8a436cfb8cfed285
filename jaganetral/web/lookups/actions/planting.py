"""Marking an invented person of the roster as a canary."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from jaganetral.web.accounts.models import Agency
from jaganetral.web.lookups.keys import canary_mark, seal_row
from jaganetral.web.lookups.models import Canary


@transaction.atomic
def mark(body: Agency, row: Mapping[str, Any], day: date) -> Canary:
    """Keep that the row (it has a `nip`) is invented. Whoever plants it writes the log."""
    return Canary.objects.create(
        body=body, mark=canary_mark(row["nip"]), sealed=seal_row(row), since=day
    )

"""How our bodies are called, abbreviations apart, so that one of many is found at once."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from jaganetral.web.accounts.models import Agency
from jaganetral.web.roster.models import Spelling
from jaganetral.web.roster.workplaces import names_of


@transaction.atomic
def spell(bodies: Iterable[Agency]) -> None:
    """Keep the spellings of these bodies as the tables of today read them."""
    every = list(bodies)
    Spelling.objects.filter(agency__in=every).delete()
    rows = [Spelling(agency=one, folded=key) for one in every for key in names_of(one)]
    Spelling.objects.bulk_create(rows, batch_size=500)


def spell_saved(instance: Agency, **_: Any) -> None:
    """A body was added or renamed."""
    spell([instance])

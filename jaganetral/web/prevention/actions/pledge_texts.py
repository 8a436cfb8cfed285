"""A body publishes its own text of the pledge, or goes back to the shipped one."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.prevention.models import OwnText
from jaganetral.web.prevention.pledges.choice import own_words, publisher


@transaction.atomic
def publish_text(
    *, starts: date, head: str = "", lines: Sequence[str] = (), shipped: bool = False, by: Duty
) -> OwnText:
    """Publish a text for the offices of the duty's body, from today or a later day.

    What was signed before keeps its words. ValueError for a day that is over, or without words.
    """
    body = publisher(by)
    if body is None:
        raise PermissionDenied
    if starts < clock.today(body.zone):
        raise ValueError("Naskah ikrar tidak dapat berlaku mundur.")
    if not shipped and not (head.strip() and lines):
        raise ValueError("Naskah ikrar perlu judul dan isi.")
    Agency.objects.select_for_update().get(pk=body.pk)  # two at once would take the same number
    row = OwnText.objects.create(
        body=body,
        number=body.pledge_texts.count() + 1,
        starts=starts,
        shipped=shipped,
        head="" if shipped else head.strip(),
        lines=[] if shipped else list(lines),
        by=by.actor,
        published_at=clock.now(),
    )
    sha256 = "" if shipped else own_words(row.number, starts, row.head, row.lines).sha256
    data = {
        "kantor": body.code,
        "nomor": row.number,
        "mulai": starts.isoformat(),
        "bawaan": shipped,
        "naskah": sha256,
    }
    record("terbitkan_naskah_ikrar", by=by.actor, about=f"naskah_ikrar:{row.pk}", data=data)
    return row

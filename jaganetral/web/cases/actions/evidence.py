"""Evidence that an officer adds to an open case."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.cases.actions.flow import ChangedElsewhere
from jaganetral.web.cases.actions.touch import touch
from jaganetral.web.cases.models import Case, CaseItem
from jaganetral.web.evidence.actions import discard, keep, settle

ACT = "perkara.periksa"
A_DRAFT = timedelta(hours=24)


def add_evidence(
    case: Case,
    name: str,
    data: bytes,
    *,
    label: str,
    source: str,
    by: Duty,
    day: date,
    seen: int | None = None,
) -> CaseItem:
    """Seal a file and put it into the case; `label` says what it shows, `source` whence it came.

    `name` is for sentences only. Raises PermissionDenied, BadFile or NoCustodian, and
    ChangedElsewhere where the case is no longer at version `seen`: then nothing stays.
    """
    if not by.may(ACT) or case.holder_id != by.agency_id:
        raise PermissionDenied
    item = keep(
        name,
        data,
        body=case.holder,
        source=source,
        day=day,
        by=by.actor,
        label=label,
        until=clock.now() + A_DRAFT,
    )
    try:
        with transaction.atomic():
            touch(case, ACT, by=by, seen=seen)
            link = CaseItem.objects.create(case=case, item=item)
            settle([item], by=by.actor)
            told = {"day": day.isoformat(), "item": str(item.id), "sha256": item.sha256}
            record("tambah_bukti", by=by.actor, about=case.key, data=told)
    except (ChangedElsewhere, PermissionDenied):
        discard([item])
        raise
    return link

"""What may be retaliation is written down: by the reporter, or by an officer of the body."""

import secrets
from datetime import date

from django.db import transaction

from jaganetral.web.audit.actions import record
from jaganetral.web.reports.answers import RetaliationAnswer, fingerprint_of_retaliation
from jaganetral.web.reports.models import Report, Retaliation

SALT = 16  # bytes
OF_REPORTER = "pelapor"


@transaction.atomic
def note_retaliation(
    told: RetaliationAnswer,
    *,
    report: Report | None = None,
    case_number: str = "",
    day: date,
    by: str = OF_REPORTER,
) -> Retaliation:
    """Seal a record about a report, or about a case. The caller has checked who may write it.

    The log gets a fingerprint and neither number nor kind: who reads it learns of no reporter.
    ValueError without a report or case, or for an unknown kind.
    """
    if report is None and not case_number:
        raise ValueError("Catatan balasan tidak menyebut laporan atau perkara.")
    one = Retaliation.objects.create(
        report=report,
        case_number=case_number,
        kind=Retaliation.Kind(told["kind"]),
        after=Retaliation.After(told["after"]),
        since=told.get("since"),
        happened_on=told.get("happened_on"),
        text=told.get("text", "").strip(),
        earlier=told.get("earlier", ""),
        recorded_on=day,
        by="" if by == OF_REPORTER else by,
        salt=secrets.token_bytes(SALT),
        seq=0,
    )
    data = {"day": day.isoformat(), "fingerprint": fingerprint_of_retaliation(one)}
    one.seq = record("catatan_tersegel", by=by, about=f"tersegel:{one.pk}", data=data).seq
    one.save(update_fields=["seq"])
    return one

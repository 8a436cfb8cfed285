"""Passing a case on to another body, and letting other bodies read it or work on it."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.cases.actions import flow
from jaganetral.web.cases.actions.touch import touch
from jaganetral.web.cases.models import Case, CaseLetter, Share
from jaganetral.web.cases.punishing import barred
from jaganetral.web.letters.actions import draft
from jaganetral.web.reports.models import Report

BARRED = gettext_noop(
    "Perkara ini menyangkut pimpinan instansi itu, jadi tidak diberikan kepadanya."
)
HOLDS_REPORTS = (Agency.Kind.PENGAWAS, Agency.Kind.PEMBINA)


@transaction.atomic
def pass_on(
    case: Case, to: Agency | None, why: str, *, by: Duty, day: date, seen: int | None = None
) -> Case:
    """Give a case to another holder; the giver goes on reading it. Raises flow.Refused.

    A letter of transfer is drafted. The reports go along only to a supervising body: an agency
    of the accused never receives reporter data.
    """
    _refuse_barred(case, to)
    met = ["alasan_tertulis"] if why.strip() else []
    if to is not None and to.pk != case.holder_id:
        met.append("penerima_ada")
    data = {"holder": to.code if to else "", "from_holder": case.holder.code}
    flow.do(case, "alihkan", by=by, day=day, met=met, data=data, seen=seen)
    assert to is not None  # noqa: S101 - `penerima_ada` was met
    giver = case.holder
    letter = draft(
        "pengalihan",
        body=giver,
        to=to,
        about=case.key,
        subject="Pengalihan perkara",
        content={"kepada": to.name, "perkara": case.number, "alasan": why.strip()},
        by=by,
        day=day,
    )
    CaseLetter.objects.create(case=case, letter=letter)
    case.holder, case.examiner = to, ""
    case.save(update_fields=["holder", "examiner"])
    if to.kind in HOLDS_REPORTS:
        Report.objects.filter(case_report__case=case, holder=giver).update(holder=to)
    case.shares.filter(agency=to).delete()
    Share.objects.update_or_create(case=case, agency=giver, defaults={"scope": Share.Scope.BACA})
    return case


@transaction.atomic
def share(case: Case, agency: Agency, scope: str, *, by: Duty, day: date) -> Share:
    """Let another body read a case (`baca`) or follow it up (`tindak`)."""
    _refuse_barred(case, agency)
    touch(case, "perkara.alihkan", by=by)
    given, _made = Share.objects.update_or_create(
        case=case, agency=agency, defaults={"scope": Share.Scope(scope)}
    )
    data = {"day": day.isoformat(), "agency": agency.code, "scope": scope}
    record("bagikan", by=by.actor, about=case.key, data=data)
    return given


def _refuse_barred(case: Case, to: Agency | None) -> None:
    """A case about a head's decision never goes to that head's own offices."""
    if to is not None and to.pk in barred(case):
        raise PermissionDenied(_(BARRED))

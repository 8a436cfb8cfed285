"""A new case about the official who punished too lightly, or not at all."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.cases import punishing
from jaganetral.web.cases.actions import deadlines
from jaganetral.web.cases.actions.opening import next_number
from jaganetral.web.cases.models import Case, Party
from jaganetral.web.cases.parties import conflict_of
from jaganetral.workdays import date_words

TITLES = {
    punishing.TOO_LIGHT: "Dugaan menjatuhkan hukuman disiplin yang tidak sesuai",
    punishing.UNPUNISHED: "Dugaan tidak menjatuhkan hukuman disiplin",
}


@transaction.atomic
def open_against(case: Case, *, by: Duty, day: date) -> Case:
    """Open a case about the deciding post of a case; the one already open where there is one.

    The accused is described by post and still has to be identified, examined and heard. The log
    of the earlier case stays as it is: its readers include the office of the accused.
    PermissionDenied for others than the supervising examiners, without a ground, in a conflict.
    """
    earlier = Case.objects.select_for_update(of=("self",)).select_related("holder", "ppk_agency")
    here = earlier.get(pk=case.pk)
    found = punishing.owed(here, by, day)
    if found is None:
        raise PermissionDenied
    if found.opened is not None:
        return found.opened
    new = _put(here, found, by, day)
    conflict = conflict_of(new, by, day)
    if conflict is not None:
        raise PermissionDenied(_(conflict.sentence))
    limit = deadlines.start(new, "kajian", start=day)
    told = {"day": day.isoformat(), "case": new.number, "from_case": here.number}
    started = {limit.step: limit.due.isoformat()}
    data = {**told, "ground": found.ground.about, "to": new.state, "starts": started}
    record("buka_perkara_pejabat", by=by.actor, about=new.key, data=data)
    return new


def _put(here: Case, found: punishing.Owed, by: Duty, day: date) -> Case:
    ground = found.ground
    new = Case.objects.create(
        number=next_number(day.year),
        title=TITLES[ground.about],
        holder=here.holder,
        examiner=by.actor,
        state="dibuka",
        opened_on=day,
        summary=summary_of(here, found),
        act_from=ground.first,
        act_until=ground.last,
        area=here.area,
        because_of=here,
    )
    workplace = here.ppk_agency.name if here.ppk_agency else ""
    Party.objects.create(
        case=new, described_as=ground.title, position=ground.post, workplace=workplace
    )
    return new


def summary_of(here: Case, found: punishing.Owed) -> str:
    """What is alleged, without a name: the earlier case, the post, the clause. Indonesian."""
    if found.late is not None:
        day = date_words(found.late.due)
        what = f"belum ada putusan sampai tenggat tindak lanjut lewat pada {day}"
    else:
        day = date_words(found.ground.first)
        what = f"putusan {day} lebih ringan daripada hasil kajian"
    law = f"{found.law.text} ({found.law.cite})."
    return f"Berawal dari perkara {here.number}: {what}. Pejabat: {found.ground.title}. {law}"

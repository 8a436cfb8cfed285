"""An office decides that quiz results are recorded by person, and ends that decision."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.prevention.models import QuizNaming


@transaction.atomic
def begin_naming(reason: str, *, by: Duty) -> QuizNaming:
    """Decide it for one's own office, for what follows. One that holds already stays as it is."""
    office = _locked(by)
    found = QuizNaming.objects.filter(agency=office, ended_at=None).first()
    if found is not None:
        return found
    made = QuizNaming.objects.create(agency=office, reason=reason, since=clock.now(), by=by.actor)
    about = f"instansi:{office.code}"
    record("buka_kuis_nama", by=by.actor, about=about, data={"alasan": reason})
    return made


@transaction.atomic
def end_naming(*, by: Duty) -> bool:
    """End the decision of one's own office; False where none holds."""
    office = _locked(by)
    told = {"ended_at": clock.now(), "ended_by": by.actor}
    if not QuizNaming.objects.filter(agency=office, ended_at=None).update(**told):
        return False
    record("tutup_kuis_nama", by=by.actor, about=f"instansi:{office.code}", data={})
    return True


def _locked(by: Duty) -> Agency:
    """The duty's own office, which alone decides; locked against a second one at the same time."""
    if not by.may("cegah.kantor"):
        raise PermissionDenied
    return Agency.objects.select_for_update(of=("self",)).get(pk=by.agency_id)

"""Work on a case that moves it nowhere: held for the transaction, counted as a change."""

from django.core.exceptions import PermissionDenied

from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.actions.flow import ChangedElsewhere
from jaganetral.web.cases.models import Case


def touch(case: Case, act: str, *, by: Duty, seen: int | None = None) -> None:
    """Count a change of a case, if the duty may do the act and finds the case.

    `seen` is the version the officer looked at: ChangedElsewhere where it is no longer current.
    """
    if not by.may(act) or not Case.objects.visible_to(by).filter(pk=case.pk).exists():
        raise PermissionDenied
    locked = Case.objects.select_for_update().get(pk=case.pk)
    if seen is not None and seen != locked.version:
        raise ChangedElsewhere
    locked.version += 1
    locked.save(update_fields=["version"])
    case.version = locked.version

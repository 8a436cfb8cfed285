"""May this duty manage that body? Administrators manage their own body and those below it."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from jaganetral.web.accounts.models import Agency, Duty


def manages(by: Duty | str, *bodies: Agency) -> None:
    """PermissionDenied unless `by` manages every one of these bodies; text ("sistem") may."""
    if isinstance(by, str):
        return
    if not by.may("atur.kelola"):
        raise PermissionDenied
    for body in bodies:
        if by.agency not in body.line():
            raise PermissionDenied(_("Instansi ini di luar wewenang Anda."))

"""Who may bring in the roster of a body."""

from django.core.exceptions import PermissionDenied

from jaganetral.web.accounts.models import Agency, Duty


def check(body: Agency, by: Duty | str) -> None:
    """A duty must be allowed to import, and the roster must be of a body in its own line."""
    if isinstance(by, str):
        return
    if not by.may("pegawai.impor"):
        raise PermissionDenied
    if body not in by.agency.line() and by.agency not in body.line():
        raise PermissionDenied("Daftar pegawai instansi ini di luar wewenang Anda.")

"""Work of every day: links and sessions that have expired are forgotten."""

from datetime import date

from django.core.management import call_command

from jaganetral.web.accounts.actions.signing import forget_expired


def run(day: date) -> list[str]:
    """Forget expired one-time links and sessions."""
    call_command("clearsessions", verbosity=0)
    count = forget_expired()
    return [f"{count} tautan kedaluwarsa dihapus."] if count else []

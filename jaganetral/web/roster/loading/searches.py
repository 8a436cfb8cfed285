"""Searching the roster is an act of its own: who looked, and how much was found."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.crypto import salted_hmac

from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit import actions as audit


@transaction.atomic
def note_search(query: Mapping[str, str], found: int, *, by: Duty) -> None:
    """Record a search without its words: a keyed hash shows that two searches were the same."""
    said = "\n".join(f"{name}={query[name].casefold()}" for name in sorted(query) if query[name])
    key = salted_hmac("jaganetral.roster-search", said, algorithm="sha256").hexdigest()
    audit.record(
        "cari_pegawai",
        by=by.actor,
        about=f"daftar_pegawai:{by.agency.area or 'semua'}",
        data={"query": key[:32], "found": found},
    )

"""Whose hands a case is in now: its holder, and a body that follows it up while it does."""

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.cases.models import Case, Share

# Where a body that was given a case to follow up may act; elsewhere it only reads.
HELPING = frozenset(
    {
        "klarifikasi",
        "rekomendasi_terkirim",
        "pemeriksaan_instansi",
        "menunggu_putusan",
        "dikembalikan",
        "putusan",
        "upaya_administratif",
    }
)


def works_on(case: Case, duty: Duty) -> bool:
    """Whether a body may act on a case: its holder, or one that follows it up."""
    if case.holder_id == duty.agency_id:
        return True
    helps = case.shares.filter(agency=duty.agency, scope=Share.Scope.TINDAK)
    return case.state in HELPING and helps.exists()


def awaited(case: Case) -> Agency:
    """The body that must act next: the agency after the recommendation, else the holder."""
    follows = case.state in HELPING and case.state not in ("klarifikasi", "putusan")
    return case.ppk_agency if follows and case.ppk_agency else case.holder

"""Which conditions of the flow table the file of a case shows to be met. Reads only.

What an officer types or ticks on a form (reasons, a chosen body) is added by the action itself.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.models import Record
from jaganetral.web.cases import competence, limits
from jaganetral.web.cases.models import Assessment, Case, Hearing, Party
from jaganetral.web.letters.models import Letter
from jaganetral.workdays.calendar import SURE

# Limits that bind the agency; when one has passed it may be reprimanded.
AGENCY_STEPS = ("terima_rekomendasi", "tindak_lanjut_ppk", "perbaikan_usul")
CLOSING = ("selesaikan", "nyatakan_tidak_terbukti", "tutup")
ABSENCES = 2
GONE_OUT = (Letter.State.SENT, Letter.State.ACKNOWLEDGED)


def accused(case: Case) -> list[Party]:
    """The accused whose identity a second officer has confirmed; only they may be named."""
    rows = case.parties.filter(kind=Party.Kind.TERLAPOR).select_related("employee__body")
    return [party for party in rows.order_by("pk") if party.is_confirmed]


def latest_assessment(case: Case) -> Assessment | None:
    """The newest stored assessment."""
    return case.assessments.first()


def unsure_citations(result: Mapping[str, Any]) -> list[dict[str, str]]:
    """The citations behind what holds that nobody has held against the official text."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in result.get("findings", []):
        if row["state"] != "holds":
            continue
        for cite in row["citations"]:
            if cite["confidence"] not in SURE:
                found.setdefault((cite["instrument"], cite["at"]), cite)
    return list(found.values())


def letters_of(case: Case, kind: str) -> list[Letter]:
    """The letters of a case of one kind, newest first."""
    return list(Letter.objects.filter(case_letter__case=case, kind=kind).order_by("-pk"))


def last_letter(case: Case, kind: str) -> Letter | None:
    """The newest letter of a kind."""
    return next(iter(letters_of(case, kind)), None)


def _heard(case: Case) -> bool:
    named = accused(case)
    return bool(named) and all(_had_a_chance(party) for party in named)


def _had_a_chance(party: Party) -> bool:
    results = list(party.hearings.values_list("result", flat=True))
    absences = results.count(Hearing.Result.TIDAK_HADIR)
    return len(results) > absences or absences >= ABSENCES


def _texts_checked(case: Case) -> bool:
    stored = latest_assessment(case)
    return stored is not None and (stored.sources_checked or not unsure_citations(stored.result))


def _delivered(case: Case) -> bool:
    decision = last_letter(case, "keputusan")
    return decision is not None and decision.state == Letter.State.ACKNOWLEDGED


def _closed_by_another(case: Case, by: Duty) -> bool:
    last = Record.objects.filter(about=case.key, act__in=CLOSING).order_by("-seq").first()
    return last is None or last.actor != by.actor


def officials_of(case: Case) -> list[str]:
    """The officials that the newest assessment names as competent."""
    stored = latest_assessment(case)
    named = (stored.result.get("authority") or {}) if stored else {}
    return list(named.get("officials") or [])


def routes_of(case: Case) -> list[str]:
    """The bodies that take the matter, as the newest assessment names them."""
    stored = latest_assessment(case)
    return list(stored.result.get("routes") or []) if stored else []


def shown(case: Case, by: Duty, day: date) -> frozenset[str]:
    """The names of the conditions that the file shows to be met for this officer on this day."""
    chosen = case.parties.filter(kind=Party.Kind.TERLAPOR, employee__isnull=False)
    checks: dict[str, Callable[[], bool]] = {
        "orang_dipilih": chosen.exists,
        "identitas_dikonfirmasi": lambda: bool(accused(case)),
        "kajian_tersimpan": case.assessments.exists,
        "naskah_diperiksa": lambda: _texts_checked(case),
        "hak_jawab_diberikan": lambda: _heard(case),
        "berwenang": lambda: competence.is_competent(case, by, day, officials_of(case)),
        "keputusan_disampaikan": lambda: _delivered(case),
        "tenggat_lewat": lambda: bool(limits.overdue(case, day, AGENCY_STEPS)),
        "sudah_ditegur": lambda: any(x.state in GONE_OUT for x in letters_of(case, "teguran")),
        "surat_ditandatangani": lambda: _signed(case),
        "pemeriksa_lain": lambda: _closed_by_another(case, by),
    }
    return frozenset(name for name, check in checks.items() if check())


def _signed(case: Case) -> bool:
    letter = last_letter(case, "rekomendasi")
    return letter is not None and letter.state != Letter.State.DRAFT

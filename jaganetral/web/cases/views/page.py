"""What every part of a case page shows: title, parts, limits, the next act, the seal."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jaganetral.flow import Act, Condition, case_table, offered, refuse
from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.actions.flow import permissions
from jaganetral.web.cases.conditions import last_letter, shown
from jaganetral.web.cases.hands import awaited, works_on
from jaganetral.web.cases.limits import limits_of
from jaganetral.web.cases.models import Case, Party
from jaganetral.web.cases.queries.queue import reports_for
from jaganetral.web.cases.queries.timeline import records_of
from jaganetral.web.cases.tabs import tabs_for
from jaganetral.web.cases.views.find import today
from jaganetral.web.letters.models import Letter

# Where an act of the flow table is done; the others are done on the decision page.
PLACES = {
    "minta_data": "cases:screening",
    "pilih_orang": "cases:screening",
    "konfirmasi_orang": "cases:screening",
    "simpan_kajian": "cases:assessment",
    "minta_klarifikasi": "cases:assessment",
    "jawab_klarifikasi": "cases:assessment",
    "susun_rekomendasi": "cases:letters",
    "tanda_tangan": "cases:letters",
    "tanda_tangan_tanpa_nama": "cases:letters",
    "kirim_rekomendasi": "cases:letters",
    "tarik_rekomendasi": "cases:letters",
    "ingatkan": "cases:letters",
    "tegur": "cases:letters",
    "eskalasi": "cases:letters",
    "alihkan": "cases:pass_on",
}
# Filled in on the form of the act itself, so not missing beforehand.
ON_THE_FORM = frozenset({"alasan_tertulis", "penerima_ada", "dalam_rentang", "surat_lengkap"})
# Questions to others: after what can be done at one's own desk.
ASKING = frozenset({"minta_data", "minta_klarifikasi"})
# Always possible, so never "the next step".
BESIDE = frozenset(
    {
        "alihkan",
        "beri_penjelasan",
        "nyatakan_tidak_terbukti",
        "tanda_tangan",
        "tanda_tangan_tanpa_nama",
        "tarik_rekomendasi",
        "tutup",
        "urungkan",
    }
)
# Once the accused was heard these are no longer the next step.
HEARING = frozenset({"teruskan_opd", "panggil", "catat_jawaban"})


class Step:
    """An act on offer: where it is done, what is missing for it; `beside`: not the next step."""

    def __init__(self, act: Act, missing: tuple[Condition, ...], beside: bool) -> None:
        self.act, self.missing, self.beside = act, missing, beside
        self.place = PLACES.get(act.id, "cases:decision")


def steps_of(case: Case, duty: Duty, request: OfficerRequest) -> list[Step]:
    """The acts on offer with the conditions still to be met: what moves the case on comes first."""
    held, day = permissions(duty), today(request)
    met, settled = shown(case, duty, day) | ON_THE_FORM, settled_acts(case)
    if case.parties.exclude(identified_by_officer=duty.officer_id).exists():
        met |= {"petugas_lain"}
    beside = BESIDE | settled | (HEARING if "hak_jawab_diberikan" in met else set())
    beside -= signable(case)
    rows = []
    for act in offered(case.state, held):
        if act.id == "urungkan" or (act.id == "konfirmasi_orang" and act.id in settled):
            continue
        refusal = refuse(act.id, case.state, held, met)
        rows.append(Step(act, refusal.missing if refusal else (), act.id in beside))
    return sorted(rows, key=lambda one: (one.beside, bool(one.missing), one.act.id in ASKING))


def signable(case: Case) -> set[str]:
    """The acts that sign what lies as a draft: then signing is the next step."""
    kinds = Letter.objects.filter(case_letter__case=case, state=Letter.State.DRAFT)
    documents = case_table().documents
    named = {documents[kind].names_person for kind in kinds.values_list("kind", flat=True)}
    return {"tanda_tangan" if names else "tanda_tangan_tanpa_nama" for names in named}


def settled_acts(case: Case) -> frozenset[str]:
    """Acts that have nothing left to do: everybody is chosen, confirmed, assessed."""
    accused = case.parties.filter(kind=Party.Kind.TERLAPOR)
    found = set()
    if not accused.filter(employee=None).exists():
        found |= {"pilih_orang", "minta_data"}
        if not accused.filter(confirmed_by="").exists():
            found.add("konfirmasi_orang")
    if case.assessments.exists():
        found.add("simpan_kajian")
    if last_letter(case, "rekomendasi") is not None:
        found.add("susun_rekomendasi")
    return frozenset(found)


def case_page(
    request: OfficerRequest,
    case: Case,
    here: str,
    template: str,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a part of a case page."""
    duty = request.duty
    reports = list(reports_for(duty).filter(case_report__case=case).order_by("pk"))
    limits = [one for one in limits_of(case, today(request)) if one.is_running]
    base = {
        "case": case,
        "tabs": tabs_for(case, duty, here),
        "state": case_table().states[case.state],
        "stages": stages_of(case),
        "reports": reports,
        "limits": limits,
        "steps": steps_of(case, duty, request) if works_on(case, duty) else [],
        "awaited": awaited(case),
        "may_change": case.holder_id == duty.agency_id,
        "may_proof": duty.may("perkara.jejak"),
        "sealed": records_of(case, duty).count(),
    }
    return render(request, template, {**base, **context}, status=status)


def stages_of(case: Case) -> list[tuple[Any, bool]]:
    """The stages of a case in words; the present one is marked."""
    now = case_table().states[case.state].status.id
    names = ("dikaji", "direkomendasikan", "ditindaklanjuti", "selesai")
    return [(case_table().statuses[name].label, name == now) for name in names]


def changed_words(case: Case) -> str:
    """Who changed the case while somebody wrote: "Rina mengubah perkara ini 2 menit lalu. …"."""
    last = Record.objects.filter(about=case.key).order_by("-seq").first()
    who = last.actor.split(" (")[0] if last else _("Petugas lain")
    minutes = int((clock.now() - last.at).total_seconds() // 60) if last else 0
    return _("%(who)s mengubah perkara ini %(n)d menit lalu. Tulisan Anda masih ada di bawah.") % {
        "who": who,
        "n": minutes,
    }

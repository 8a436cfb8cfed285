"""What may be done in a case now, what moves it on, and which stages it has reached."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from jaganetral.flow import Act, Condition, Text, case_table, offered, refuse
from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.actions.flow import permissions
from jaganetral.web.cases.conditions import last_letter, shown
from jaganetral.web.cases.models import Case, Party
from jaganetral.web.letters.models import Letter

# Filled in on the form of the act itself, so not missing beforehand.
ON_THE_FORM = frozenset({"alasan_tertulis", "penerima_ada", "dalam_rentang", "surat_lengkap"})
PAGES = {
    "saring": "cases:screening",
    "kajian": "cases:assessment",
    "surat": "cases:letters",
    "putusan": "cases:decision",
    "alihkan": "cases:pass_on",
}
SIGNING = frozenset({"tanda_tangan", "tanda_tangan_tanpa_nama"})
HELD_ONLY = frozenset({"saring", "alihkan"})  # pages that change a case only for its holder
STAGES = ("dikaji", "direkomendasikan", "ditindaklanjuti", "selesai")


@dataclass(frozen=True, slots=True)
class Step:
    """An act on offer: where it is done, what is missing for it; `beside`: not the next step."""

    act: Act
    missing: tuple[Condition, ...]
    beside: bool

    @property
    def place(self) -> str:
        """The address name of the page where it is done."""
        return PAGES[self.act.place]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage in words; `since` is the day the case last came to it, None where it has not."""

    label: Text
    here: bool
    since: date | None


def steps_of(case: Case, duty: Duty, day: date) -> list[Step]:
    """The acts on offer with the conditions still to be met: what moves the case on comes first."""
    held, met = permissions(duty), shown(case, duty, day) | ON_THE_FORM
    if case.parties.exclude(identified_by_officer=duty.officer_id).exists():
        met |= {"petugas_lain"}
    settled, unsigned = settled_acts(case), drafts(case)
    rows = []
    for act in offered(case.state, held):
        if act.id == "urungkan" or (act.id == "konfirmasi_orang" and act.id in settled):
            continue
        if act.place in HELD_ONLY and case.holder_id != duty.agency_id:
            continue
        if act.id in SIGNING and act.id not in unsigned:
            continue
        refusal = refuse(act.id, case.state, held, met)
        missing = refusal.missing if refusal else ()
        done = act.id in settled or (act.done_when is not None and act.done_when.id in met)
        beside = done or _stands_beside(act, held, bool(missing))
        rows.append(Step(act, missing, beside and act.id not in unsigned))
    return sorted(rows, key=lambda one: (one.beside, bool(one.missing), one.act.turn == "asking"))


def _stands_beside(act: Act, held: Collection[str], lacks: bool) -> bool:
    another = act.turn_of is not None and act.turn_of not in held
    return another or act.turn == "beside" or (act.turn == "ready" and lacks)


def drafts(case: Case) -> set[str]:
    """The acts that sign what lies as a draft: then signing is the next step."""
    kinds = Letter.objects.filter(case_letter__case=case, state=Letter.State.DRAFT)
    documents = case_table().documents
    named = {documents[kind].names_person for kind in kinds.values_list("kind", flat=True)}
    return {"tanda_tangan" if names else "tanda_tangan_tanpa_nama" for names in named}


def settled_acts(case: Case) -> frozenset[str]:
    """Acts with nothing left to do: everybody is chosen, confirmed; the letter is drafted."""
    accused = case.parties.filter(kind=Party.Kind.TERLAPOR)
    found = set()
    if not accused.filter(employee=None).exists():
        found |= {"pilih_orang", "minta_data"}
        if not accused.filter(confirmed_by="").exists():
            found.add("konfirmasi_orang")
    if last_letter(case, "rekomendasi") is not None:
        found.add("susun_rekomendasi")
    return frozenset(found)


def stages_of(case: Case) -> list[Stage]:
    """The stages of a case in words, with the day it last came to each, from the sealed log."""
    table, since = case_table(), _reached(case)
    now = table.states[case.state].status.id
    at = STAGES.index(now) if now in STAGES else 0
    return [
        Stage(table.statuses[name].label, name == now, since.get(name) if place <= at else None)
        for place, name in enumerate(STAGES)
    ]


def _reached(case: Case) -> dict[str, date]:
    """The day the case last changed to each status; the first from when it was opened."""
    zone, found, last = ZoneInfo(clock.ZONES[case.holder.zone]), {"dikaji": case.opened_on}, ""
    for record in Record.objects.filter(about=case.key).order_by("seq"):
        data: dict[str, Any] = json.loads(record.body).get("data") or {}
        state = case_table().states.get(str(data.get("to", "")))
        if state is None or state.status.id == last:
            continue
        last = state.status.id
        found[last] = record.at.astimezone(zone).date()
    return found

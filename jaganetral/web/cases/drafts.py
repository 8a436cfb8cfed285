"""Which letters can be drafted, signed, sent or received now, and what is missing for each."""

from dataclasses import dataclass
from datetime import date

from jaganetral.flow import Condition, case_table, refuse
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases import conditions, wording
from jaganetral.web.cases.actions.flow import permissions
from jaganetral.web.cases.models import Case
from jaganetral.web.letters.models import Letter
from jaganetral.web.letters.queries import missing

# Drafted with one press on the letters page; the others need a form of their own.
KINDS = ("rekomendasi", "penerusan", "pengingat", "teguran", "eskalasi")
# Kinds whose draft comes from a page of its own: the page's address name and the act there.
ELSEWHERE = {
    "permintaan_klarifikasi": ("cases:assessment", ""),
    "panggilan": ("cases:act", "panggil"),
    "usul_putusan": ("cases:act", "usulkan_putusan"),
    "penarikan": ("cases:act", "tarik_rekomendasi"),
}
# Where a missing condition is mended.
MENDED = {
    "identitas_dikonfirmasi": "cases:screening",
    "orang_dipilih": "cases:screening",
    "kajian_tersimpan": "cases:assessment",
    "naskah_diperiksa": "cases:assessment",
    "hak_jawab_diberikan": "cases:decision",
    "tenggat_lewat": "cases:deadlines",
    "sudah_ditegur": "cases:letters",
    "surat_ditandatangani": "cases:letters",
    "keputusan_disampaikan": "cases:decision",
}
TYPED = frozenset({"alasan_tertulis"})


@dataclass(frozen=True, slots=True)
class Lack:
    """A condition that is not met, and the address name of the page that mends it."""

    condition: Condition
    page: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of letter on offer. `page` and `act` where it is drafted on a page of its own."""

    id: str
    lacks: tuple[Lack, ...]
    page: str = ""
    act: str = ""


def lacks_of(case: Case, act: str, by: Duty, day: date, met: frozenset[str]) -> tuple[Lack, ...]:
    """What an act still misses, each with the page that mends it."""
    refusal = refuse(act, case.state, permissions(by), met)
    rows = refusal.missing if refusal else ()
    return tuple(Lack(row, MENDED.get(row.id, "")) for row in rows)


def offered(case: Case, by: Duty, day: date) -> list[Kind]:
    """The kinds that fit the state of the case and the role, in the order of the flow table."""
    met = conditions.shown(case, by, day) | TYPED
    held = permissions(by)
    found = []
    for act in case_table().acts.values():
        if act.document is None or case.state not in act.moves or not act.may & held:
            continue
        kind = act.document.id
        if kind in wording.templates() and kind != "keputusan":
            page, name = ELSEWHERE.get(kind, ("", ""))
            found.append(Kind(kind, lacks_of(case, act.id, by, day, met), page, name))
    return found


@dataclass(frozen=True, slots=True)
class Steps:
    """What can be done with one letter now: "sign", "send", "receive" or nothing."""

    next: str
    lacks: tuple[Lack, ...] = ()


def steps(case: Case, letter: Letter, by: Duty, day: date) -> Steps:
    """The next step of a letter and what is missing for it."""
    met = conditions.shown(case, by, day)
    if letter.state == Letter.State.DRAFT:
        named = case_table().documents[letter.kind].names_person
        act = "tanda_tangan" if named else "tanda_tangan_tanpa_nama"
        complete = frozenset() if missing(letter) else frozenset({"surat_lengkap"})
        return Steps("sign", lacks_of(case, act, by, day, met | complete))
    if letter.state == Letter.State.SIGNED:
        lacks = lacks_of(case, "kirim_rekomendasi", by, day, met) if _opens(letter) else ()
        return Steps("send", lacks)
    return Steps("receive" if letter.state == Letter.State.SENT else "")


def _opens(letter: Letter) -> bool:
    return letter.kind == "rekomendasi"

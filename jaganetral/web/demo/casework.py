"""Takes a case of the story along its way, act by act, through the same actions as the site."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.actions import (
    assessment,
    closing,
    decision,
    follow_up,
    letters,
    persons,
    queue,
)
from jaganetral.web.cases.conditions import last_letter
from jaganetral.web.cases.facts import Known, starting, state_of
from jaganetral.web.cases.legal import choices, result_of
from jaganetral.web.cases.models import Case, Hearing, Party
from jaganetral.web.demo.days import later, on
from jaganetral.web.demo.loading import Regency
from jaganetral.web.demo.receiving import AREA, receive
from jaganetral.web.roster.models import Employee

ELECTION = {"election": "pilkada-2026", "office": "bupati", "area": AREA}
WHY = "Nama, jabatan, dan tempat kerjanya sesuai dengan laporan."


@dataclass
class Work:
    """A case on its way: the row that tells it, who works on it, and the day it has reached."""

    row: Mapping[str, Any]
    regency: Regency
    case: Case
    day: date

    def duty(self, door: str) -> Duty:
        return self.regency.duties[door]

    @property
    def party(self) -> Party:
        return self.case.parties.get()


def bring(row: Mapping[str, Any], regency: Regency) -> Case:
    """Receive the report of a row and do every act up to the row's `until`, each on its day."""
    taken = receive(row)
    day = later(row["came"], 1)
    with on(day):
        case = queue.accept(taken.report, by=regency.duties["pemeriksa"], day=day)
    # A case is called after its report; the story gives it a shorter title.
    Case.objects.filter(pk=case.pk).update(title=row["title"], conduct=row["conduct"])
    work = Work(row, regency, Case.objects.get(pk=case.pk), day)
    for name, act in WAY[row.get("way", "usual")]:
        with on(work.day, 10):
            act(work)
        work.case.refresh_from_db()
        if name == row["until"]:
            break
    return work.case


def _employee(row: Mapping[str, Any]) -> Employee:
    if "nip" in row:
        return Employee.objects.get(nip=row["nip"])
    return Employee.objects.get(name__startswith=row["name"])


def _identify(work: Work) -> None:
    by = work.duty("pemeriksa")
    persons.identify(work.party, _employee(work.row), WHY, by=by, day=work.day)
    work.day = later(work.day, 1)


def _confirm(work: Work) -> None:
    persons.confirm(work.party, by=work.duty("pemeriksa2"), day=work.day)


def _assess(work: Work) -> None:
    facts = {**ELECTION, "conduct": work.row["conduct"], **work.row["facts"]}
    kept = {known.name: known for known in starting(work.case) if known.name == "act_date"}
    told = {name: Known(name, value, state_of(value), "Laporan") for name, value in facts.items()}
    known = [*kept.values(), *told.values()]
    by = work.duty("pemeriksa")
    assessment.save_assessment(work.case, known, by=by, day=work.day, sources_checked=True)


def _send(work: Work) -> None:
    by = work.duty("pemeriksa")
    letter = letters.draft_letter(work.case, "rekomendasi", by=by, day=work.day)
    letters.sign_letter(work.case, letter, by=by, day=work.day)
    letters.send_letter(work.case, letter, by=by, day=work.day)
    work.day = work.row.get("received", later(work.day, 1))


def _receive_letter(work: Work) -> None:
    letter = last_letter(work.case, "rekomendasi")
    assert letter is not None  # noqa: S101 - the act before made it
    letters.receive_letter(work.case, letter, by=work.duty("bkpsdm"), day=work.day)
    work.day = later(work.day, 2)


def _hear(work: Work) -> None:
    by, day = work.duty("bkpsdm"), work.day
    words = {"undangan": "Selasa pukul 09.00 WIB, di ruang rapat BKPSDM. Pemeriksa: tim pemeriksa."}
    summons = letters.draft_letter(work.case, "panggilan", by=by, day=day, words=words)
    letters.sign_letter(work.case, summons, by=by, day=day)
    letters.send_letter(work.case, summons, by=by, day=day)
    work.day = later(day, 4)
    with on(work.day):
        came, said = Hearing.Result.HADIR, "Terlapor hadir dan memberi keterangan."
        follow_up.hear(
            work.case, work.party, came, by=by, day=work.day, answer=said, record=Hearing.Signed.YA
        )
    work.day = later(work.day, 1)


def _propose(work: Work) -> None:
    sentence = decision.Sentence(choices(result_of(work.case))[0])
    team = "Keputusan Bupati Lawu Asri nomor 800/112/2026"
    by = work.duty("bkpsdm")
    made = follow_up.propose(work.case, sentence, by=by, day=work.day, team=team)
    if made.letter is not None:
        letters.sign_letter(work.case, made.letter, by=by, day=work.day)
        letters.send_letter(work.case, made.letter, by=by, day=work.day)
    work.day = later(work.day, 1)


def _approve(work: Work) -> None:
    sentence = decision.Sentence(choices(result_of(work.case))[0])
    decision.approve(work.case, sentence, by=work.duty("ppk"), day=work.day)
    work.day = later(work.day, 1)


def _deliver(work: Work) -> None:
    letter = last_letter(work.case, "keputusan")
    assert letter is not None  # noqa: S101 - the act before made it
    by = work.duty("bkpsdm")
    letters.send_letter(work.case, letter, by=by, day=work.day)
    letters.receive_letter(work.case, letter, by=by, day=work.day)
    work.day = later(work.day, 1)


def _finish(work: Work) -> None:
    closing.finish(work.case, by=work.duty("bkpsdm"), day=work.day)


def _not_proved(work: Work) -> None:
    reason = "Surat tugas menunjukkan bahwa terlapor bertugas mengatur lalu lintas."
    closing.find_not_proved(work.case, reason, by=work.duty("pemeriksa"), day=work.day)


def _reprimand(work: Work) -> None:
    limit = work.case.deadlines.get(step="tindak_lanjut_ppk", cancelled=False)
    work.day = later(limit.due, 1)
    with on(work.day):
        by = work.duty("pemeriksa")
        letter = letters.draft_letter(work.case, "teguran", by=by, day=work.day)
        letters.sign_letter(work.case, letter, by=by, day=work.day)
        letters.send_letter(work.case, letter, by=by, day=work.day)


Act = Callable[[Work], None]
KNOWN: list[tuple[str, Act]] = [
    ("pilih_orang", _identify),
    ("konfirmasi_orang", _confirm),
    ("simpan_kajian", _assess),
]
ARRIVED: list[tuple[str, Act]] = [
    ("kirim_rekomendasi", _send),
    ("terima_rekomendasi", _receive_letter),
]
# How cases of the story go on; a row names its way and where it stands now.
WAY: dict[str, list[tuple[str, Act]]] = {
    "usual": [
        *KNOWN,
        *ARRIVED,
        ("catat_jawaban", _hear),
        ("usulkan_putusan", _propose),
        ("setujui", _approve),
        ("sampaikan_keputusan", _deliver),
        ("selesaikan", _finish),
    ],
    "late": [*KNOWN, *ARRIVED, ("tegur", _reprimand)],
    "unproved": [*KNOWN, ("nyatakan_tidak_terbukti", _not_proved)],
}

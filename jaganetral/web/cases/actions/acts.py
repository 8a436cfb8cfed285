"""From a filled form to the action: one entry for each act that follows a recommendation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases import conditions, legal
from jaganetral.web.cases.actions import closing, decision, follow_up, letters
from jaganetral.web.cases.models import Case, Party
from jaganetral.web.letters.actions import LetterIncomplete
from jaganetral.web.letters.models import Letter


@dataclass(frozen=True, slots=True)
class Filled:
    """An act as an officer filled it in: `told` holds the cleaned values of its form."""

    case: Case
    act: str
    told: Mapping[str, Any]
    by: Duty
    day: date
    seen: int | None

    @property
    def who(self) -> dict[str, Any]:
        return {"by": self.by, "day": self.day, "seen": self.seen}

    @property
    def reason(self) -> str:
        return str(self.told.get("reason") or "")


def sentence_of(case: Case, told: Mapping[str, Any]) -> decision.Sentence:
    """The sentence chosen on a form; KeyError where the choice is none of the case's."""
    known = {choice.key: choice for choice in legal.choices(legal.result_of(case))}
    return decision.Sentence(known[told["choice"]], str(told.get("reason") or ""))


def _receive(kind: str) -> Callable[[Filled], object]:
    def run(filled: Filled) -> object:
        letter = conditions.last_letter(filled.case, kind)
        if letter is None:
            raise letters.refuse_for(filled.act, "surat_ditandatangani")
        return _received(filled, letter)

    return run


@transaction.atomic
def _received(filled: Filled, letter: Letter) -> object:
    if letter.state == Letter.State.SIGNED:
        letters.send_letter(filled.case, letter, by=filled.by, day=filled.told["day"])
    return letters.receive_letter(
        filled.case, letter, by=filled.by, day=filled.told["day"], seen=filled.seen
    )


def _summon(filled: Filled) -> object:
    told = filled.told
    invitation = f"{told['on']}, di {told['place']}. Pemeriksa: {told['examiner']}."
    return letters.draft_letter(
        filled.case, "panggilan", words={"undangan": invitation}, **filled.who
    )


def _hear(filled: Filled) -> object:
    party = Party.objects.get(case=filled.case, pk=filled.told["party"])
    return follow_up.hear(
        filled.case,
        party,
        filled.told["result"],
        by=filled.by,
        day=filled.told["day"],
        answer=filled.told["answer"],
        record=filled.told["record"],
        seen=filled.seen,
    )


def _propose(filled: Filled) -> object:
    sentence = sentence_of(filled.case, filled.told)
    return follow_up.propose(
        filled.case, sentence, team=str(filled.told.get("team") or ""), **filled.who
    )


def _approve(filled: Filled) -> object:
    sentence, aware = sentence_of(filled.case, filled.told), bool(filled.told["aware"])
    return decision.approve(filled.case, sentence, aware=aware, **filled.who)


def _move(filled: Filled) -> object:
    return follow_up.move(filled.case, filled.act, reason=filled.reason, **filled.who)


RUN: dict[str, Callable[[Filled], object]] = {
    "jawab_klarifikasi": _move,
    "terima_rekomendasi": _receive("rekomendasi"),
    "teruskan_opd": lambda f: letters.draft_letter(f.case, "penerusan", **f.who),
    "panggil": _summon,
    "catat_jawaban": _hear,
    "usulkan_putusan": _propose,
    "setujui": _approve,
    "kembalikan": lambda f: decision.send_back(f.case, f.reason, **f.who),
    "minta_penjelasan": lambda f: decision.ask(f.case, f.reason, **f.who),
    "beri_penjelasan": lambda f: follow_up.explain(f.case, f.reason, **f.who),
    "sampaikan_keputusan": _receive("keputusan"),
    "catat_upaya": _move,
    "catat_hasil_upaya": _move,
    "selesaikan": lambda f: closing.finish(f.case, **f.who),
    "nyatakan_tidak_terbukti": lambda f: closing.find_not_proved(f.case, f.reason, **f.who),
    "tarik_rekomendasi": lambda f: follow_up.withdraw(f.case, f.reason, **f.who),
    "tutup": lambda f: closing.close(f.case, f.reason, **f.who),
    "ambil_kembali": lambda f: follow_up.take_up(f.case, **f.who),
}


def perform(filled: Filled) -> object:
    """Do the act. Raises Refused, ChangedElsewhere, LetterIncomplete."""
    return RUN[filled.act](filled)


__all__ = ["RUN", "Filled", "LetterIncomplete", "perform", "sentence_of"]

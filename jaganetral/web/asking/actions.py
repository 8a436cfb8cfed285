"""All writing about questions to a human: sent, answered by two officers, refused, withdrawn."""

from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from jaganetral.seal.canonical import canonical
from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.asking.models import Edition, Entry, Pace, Question
from jaganetral.web.asking.private import surely
from jaganetral.web.asking.queries import code_hash
from jaganetral.web.asking.refusals import REFUSALS
from jaganetral.web.audit.actions import record
from jaganetral.web.reports.words import pick
from jaganetral.web.rules.actions import keep_in_use
from jaganetral.web.rules.pack import law_pack

ASKER = "penanya"
SYSTEM = "sistem"
HOUR = timedelta(hours=1)
WAITS = timedelta(days=90)  # our own policy: words that nobody decided on are erased after that
CODES = timedelta(days=365)  # and no code opens anything after that
WRITTEN = ("question", "verdict", "text", "norms", "question_en", "text_en")
ENGLISH = ("question_en", "text_en")
WORDS = ("question", "text", *ENGLISH)


class NotNow(Exception):
    """An act that cannot be done like this; the message says why, in the user's language."""


class TooMany(Exception):
    """More questions came within this hour than officers can take; nobody is told apart."""


@transaction.atomic
def send(words: str, *, who: str = "", wants_code: bool = False, day: date) -> list[str]:
    """Take a question; the six words of its code, or [] where none was wanted.

    Raises TooMany where this hour is full, NotNow where the words name a person.
    """
    _refuse_private(words)
    _count()
    code = pick() if wants_code else []
    question = Question.objects.create(
        words=words.strip(),
        who=who,
        received_on=day,
        code=code_hash(" ".join(code)) if code else None,
    )
    record("kirim_tanya", by=ASKER, about=question.key, data={"day": day.isoformat()})
    return code


def _count() -> None:
    """One more question in this hour; older hours are forgotten."""
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    Pace.objects.filter(hour__lt=hour - HOUR).delete()
    Pace.objects.get_or_create(hour=hour)
    free = Pace.objects.filter(hour=hour, count__lt=settings.QUESTIONS_AN_HOUR)
    if not free.update(count=F("count") + 1):
        raise TooMany


def _refuse_private(text: str) -> None:
    if found := surely(text):
        told = {"kind": found[0].kind, "words": found[0].words}
        raise NotNow(_("Ada %(kind)s: “%(words)s”. Tulis tanpa itu") % told)


@transaction.atomic
def draft(
    written: Mapping[str, Any],
    *,
    by: Duty,
    day: date,
    question: Question | None = None,
    edition: Edition | None = None,
) -> Edition:
    """Write an answer for a second officer to publish: what WRITTEN names; English may be left out.

    It answers `question`, or changes `edition`: a draft as it is, a published one as its next
    version. Raises NotNow where the words name a person, or the question is decided already.
    """
    if not by.may("tanya.jawab"):
        raise PermissionDenied
    _refuse_private("\n".join(written.get(name, "") for name in WORDS))
    entry = _entry_for(question, edition)
    newest = entry.editions.first()
    again = newest if newest and newest.state != Edition.State.TERBIT else None
    made = again or Edition(entry=entry, version=newest.version + 1 if newest else 1)
    for name in WRITTEN:
        setattr(made, name, written.get(name, "") if name in ENGLISH else written[name])
    made.state, made.remark = Edition.State.KONSEP, ""
    made.drafted_by, made.drafted_by_officer, made.drafted_on = by.actor, by.officer_id, day
    made.save()
    record("jawab_tanya", by=by.actor, about=entry.key, data=_told(made))
    return made


def _entry_for(question: Question | None, edition: Edition | None) -> Entry:
    if edition is not None:
        return _locked(edition.entry)
    if question is None:
        raise ValueError("Sebut pertanyaan yang dijawab, atau jawaban yang diubah.")
    row = _waiting(question)
    if row.entry is not None:
        raise NotNow(_("Petugas lain sudah menyusun konsepnya. Buka konsep itu."))
    row.entry = Entry.objects.create()
    row.save(update_fields=["entry"])
    return row.entry


def _waiting(question: Question) -> Question:
    row = Question.objects.select_for_update().get(pk=question.pk)
    if row.state != Question.State.MENUNGGU:
        raise NotNow(_("Pertanyaan ini sudah diputus."))
    return row


def _locked(entry: Entry) -> Entry:
    row = Entry.objects.select_for_update().get(pk=entry.pk)
    if row.withdrawn_on is not None:
        raise NotNow(_("Jawaban ini sudah ditarik."))
    return row


def _told(edition: Edition) -> dict[str, Any]:
    return {"version": edition.version, "fingerprint": fingerprint_of(edition)}


def fingerprint_of(edition: Edition) -> str:
    """The hash of what an edition says, as the log seals it; English counts where there is any."""
    said = {name: getattr(edition, name) for name in (*WRITTEN, "version", "pack_sha256")}
    said = {name: what for name, what in said.items() if what or name not in ENGLISH}
    return sha256(canonical(said)).hexdigest()


@transaction.atomic
def publish(edition: Edition, *, seen: str, by: Duty, day: date) -> Edition:
    """Put an answer into the public library, and erase the words of the questions it answers.

    `seen` is the fingerprint of what was read. The officer who drafted it cannot publish it.
    Raises NotNow, also where it was changed since it was read.
    """
    row = _to_decide(edition, by)
    if fingerprint_of(row) != seen:
        raise NotNow(_("Konsep ini baru saja diubah. Baca lagi, lalu terbitkan."))
    _refuse_private("\n".join(getattr(row, name) for name in WORDS))
    keep_in_use()
    pack = law_pack()
    if lost := [norm for norm in row.norms if norm not in pack.norms]:
        raise NotNow(_("Ketentuan %(norm)s tidak ada lagi. Kembalikan.") % {"norm": lost[0]})
    row.state, row.published_by, row.published_on = Edition.State.TERBIT, by.actor, day
    row.pack_version, row.pack_sha256 = pack.version, pack.sha256
    row.save()
    answered = row.entry.questions.filter(state=Question.State.MENUNGGU)
    answered.update(state=Question.State.DIJAWAB, words="", who="")
    record("terbit_tanya", by=by.actor, about=row.entry.key, data=_told(row))
    return row


@transaction.atomic
def give_back(edition: Edition, remark: str, *, by: Duty) -> None:
    """Return a draft to whoever wrote it, saying what is missing."""
    row = _to_decide(edition, by)
    row.state, row.remark = Edition.State.KEMBALI, remark.strip()
    row.save(update_fields=["state", "remark"])
    data = {"version": row.version, "why": row.remark}
    record("kembali_tanya", by=by.actor, about=row.entry.key, data=data)


def _to_decide(edition: Edition, by: Duty) -> Edition:
    if not by.may("tanya.setujui"):
        raise PermissionDenied
    _locked(edition.entry)
    row = Edition.objects.select_for_update().select_related("entry").get(pk=edition.pk)
    if row.drafted_by_officer == by.officer_id:
        raise NotNow(_("Anda sendiri yang menyusunnya. Petugas lain yang menerbitkan."))
    if row.state != Edition.State.KONSEP:
        raise NotNow(_("Konsep ini sudah diputus."))
    return row


@transaction.atomic
def point_to(question: Question, entry: Entry, *, by: Duty) -> None:
    """Answer a question with what the library says already, and erase its words."""
    if not by.may("tanya.jawab"):
        raise PermissionDenied
    row = _waiting(question)
    if not entry.editions.filter(state=Edition.State.TERBIT).exists():
        raise NotNow(_("Tanya-jawab itu belum terbit."))
    row.state, row.entry, row.words, row.who = Question.State.DIJAWAB, _locked(entry), "", ""
    row.save()
    record("tunjuk_tanya", by=by.actor, about=row.key, data={"entry": entry.key})


@transaction.atomic
def refuse(question: Question, why: str, *, by: Duty) -> None:
    """Leave a question unanswered for one of the reasons of REFUSALS, and erase its words."""
    if not by.may("tanya.jawab"):
        raise PermissionDenied
    if why not in REFUSALS:
        raise ValueError(f"Alasan {why!r} tidak dikenal.")
    _leave(_waiting(question), why, by.actor)


def _leave(row: Question, why: str, by: str) -> None:
    row.state, row.refusal, row.words, row.who = Question.State.TIDAK, why, "", ""
    row.save()
    record("tolak_tanya", by=by, about=row.key, data={"why": why})


@transaction.atomic
def forget(day: date) -> int:
    """Erase the words of questions that waited too long, and old codes; how many had words."""
    waiting = Question.objects.select_for_update().filter(state=Question.State.MENUNGGU)
    overdue = list(waiting.filter(received_on__lt=day - WAITS))
    for row in overdue:
        _leave(row, "lama", SYSTEM)
    Question.objects.filter(received_on__lt=day - CODES).update(code=None)
    return len(overdue)


@transaction.atomic
def withdraw(entry: Entry, why: str, *, by: Duty, day: date) -> None:
    """Take an answer out of the library, with all its words; the reason stays readable."""
    if not by.may("tanya.setujui"):
        raise PermissionDenied
    row = _locked(entry)
    _refuse_private(why)
    row.withdrawn_on, row.why_withdrawn = day, why.strip()
    row.save(update_fields=["withdrawn_on", "why_withdrawn"])
    row.editions.update(remark="", **dict.fromkeys(WORDS, ""))
    record("tarik_tanya", by=by.actor, about=row.key, data={"why": row.why_withdrawn})

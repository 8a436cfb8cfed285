"""Letters are drafted, revised, signed, sent and acknowledged here; each act stands in the log."""

import secrets
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency, Duty, Tenure
from jaganetral.web.accounts.queries import actor_of
from jaganetral.web.audit.actions import record
from jaganetral.web.letters import pdf
from jaganetral.web.letters.kinds import kind_of
from jaganetral.web.letters.models import Counter, Letter
from jaganetral.web.letters.numbering import CODE_LENGTH, CODE_SIGNS, number_words
from jaganetral.web.letters.queries import missing

RECEIVING = ("tindak.kerjakan", "cegah.kantor", "putuskan.tetapkan", "perkara.surat")
__all__ = [
    "LetterIncomplete",
    "LetterSealed",
    "acknowledge",
    "draft",
    "missing",
    "next_in",
    "revise",
    "send",
    "sign",
]


class LetterIncomplete(Exception):
    """A letter that cannot be signed yet; `missing` holds the sentences that say why."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(" ".join(missing))
        self.missing = missing


class LetterSealed(Exception):
    """An act that a letter in this state does not allow; the sentence says what to do instead."""


def _check(kind: str, body: Agency, by: Duty | str) -> None:
    """A duty must be allowed such letters, and write in the name of a body of its own line."""
    if isinstance(by, str):
        return
    if not any(by.may(act) for act in kind_of(kind).may):
        raise PermissionDenied("Peran Anda tidak menyusun surat jenis ini.")
    if body not in by.agency.line() and by.agency not in body.line():
        raise PermissionDenied("Surat instansi ini di luar wewenang Anda.")


def next_in(series: str, body: Agency, year: int) -> int:
    """The next number of a series of a body in a year; call inside the transaction that uses it."""
    counter, _ = Counter.objects.select_for_update().get_or_create(
        series=series, body=body, year=year
    )
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


@transaction.atomic
def draft(
    kind: str,
    *,
    body: Agency,
    to: Agency | None,
    about: str,
    subject: str,
    content: Mapping[str, Any],
    by: Duty | str,
    day: date,
) -> Letter:
    """Begin a letter. `about` is how the log calls its matter ("perkara:2023/0007").

    An empty `subject` takes the one of the kind. PermissionDenied where the duty may not.
    """
    _check(kind, body, by)
    letter = Letter.objects.create(
        kind=kind,
        body=body,
        to=to,
        about=about,
        subject=subject or kind_of(kind).row.subject,
        dated=day,
        content=dict(content),
    )
    record("susun_surat", by=actor_of(by), about=about, data=_told(letter, day))
    return letter


@transaction.atomic
def revise(
    letter: Letter, *, content: Mapping[str, Any], subject: str | None = None, by: Duty | str
) -> Letter:
    """Replace the content of a draft. LetterSealed where it is signed."""
    _check(letter.kind, letter.body, by)
    locked = _locked(letter, Letter.State.DRAFT, "Surat ini sudah ditandatangani. Buat surat baru.")
    locked.content = dict(content)
    locked.subject = subject or locked.subject
    locked.save(update_fields=["content", "subject"])
    record("ubah_surat", by=actor_of(by), about=locked.about, data={"letter": locked.pk})
    return _follow(letter, locked)


@transaction.atomic
def sign(letter: Letter, *, by: Duty, day: date) -> Letter:
    """Give a letter its number and code, set it as PDF, and seal it: it never changes afterwards.

    Raises LetterIncomplete with what is missing, LetterSealed where it is signed already.
    """
    _check(letter.kind, letter.body, by)
    locked = _locked(letter, Letter.State.DRAFT, "Surat ini sudah ditandatangani.")
    if lacking := missing(locked):
        raise LetterIncomplete(lacking)
    series = kind_of(locked.kind).row.series
    count = next_in(series, locked.body, day.year)
    locked.number = number_words(count, series, locked.body, day)
    locked.code = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
    locked.dated, locked.signed_by, locked.signed_at = day, by.actor, clock.now()
    locked.content = {"penanda_tangan": signer(by, locked.body, day), **locked.content}
    locked.pdf = _final(locked)
    locked.sha256 = sha256(locked.pdf).hexdigest()
    locked.state = Letter.State.SIGNED
    locked.save()
    record(
        "tanda_tangan_surat",
        by=by.actor,
        about=locked.about,
        data=_told(locked, day) | {"number": locked.number, "sha256": locked.sha256},
    )
    return _follow(letter, locked)


@transaction.atomic
def send(letter: Letter, *, by: Duty, day: date) -> Letter:
    """Mark a signed letter as sent. LetterSealed where it is not signed, or sent already."""
    _check(letter.kind, letter.body, by)
    locked = _locked(
        letter, Letter.State.SIGNED, "Hanya surat yang sudah ditandatangani dan belum terkirim."
    )
    locked.state, locked.sent_at = Letter.State.SENT, clock.now()
    locked.save(update_fields=["state", "sent_at"])
    record("kirim_surat", by=by.actor, about=locked.about, data=_told(locked, day))
    return _follow(letter, locked)


@transaction.atomic
def acknowledge(letter: Letter, *, by: Duty, day: date) -> Letter:
    """Record the day a letter was received: by its addressee, or by its sender who was told.

    LetterSealed where it was not sent, or is acknowledged already.
    """
    if not _receives(letter, by):
        _check(letter.kind, letter.body, by)
    locked = _locked(
        letter, Letter.State.SENT, "Hanya surat terkirim yang belum diterima yang bisa diterima."
    )
    locked.state, locked.received_on = Letter.State.ACKNOWLEDGED, day
    locked.save(update_fields=["state", "received_on"])
    record("terima_surat", by=by.actor, about=locked.about, data=_told(locked, day))
    return _follow(letter, locked)


def _final(letter: Letter) -> bytes:
    """The sealed PDF; LetterIncomplete where a sign cannot be printed."""
    try:
        return pdf.sealed(letter)
    except pdf.FontMissing:
        sentence = _("Ada tanda yang tidak dapat dicetak. Tulis nama dan teks dengan huruf Latin.")
        raise LetterIncomplete([sentence]) from None


def signer(by: Duty, body: Agency, day: date) -> dict[str, str]:
    """Who signs, as it is printed: the post held in the body on that day, else the role."""
    held = Tenure.objects.on(day).filter(officer=by.officer, post__agency=body)
    tenure = held.select_related("post").first()
    post = tenure.title if tenure else f"{by.role_of.name} {by.agency.short}"
    return {"nama": by.officer.name, "jabatan": post, "nip": by.officer.nip}


def _receives(letter: Letter, by: Duty) -> bool:
    """Whether a duty takes in letters to this addressee: its own body's, or its government's."""
    own = letter.to == by.agency and any(by.may(act) for act in RECEIVING)
    return own or (
        letter.to is not None and letter.to == by.agency.parent and by.may("tindak.kerjakan")
    )


def _told(letter: Letter, day: date) -> dict[str, object]:
    """What the log keeps of a letter: never its words, never a name."""
    return {
        "day": day.isoformat(),
        "letter": letter.pk,
        "kind": letter.kind,
        "to": letter.to.code if letter.to else None,
    }


def _locked(letter: Letter, state: str, otherwise: str) -> Letter:
    # only the letter itself: PostgreSQL cannot lock an addressee that may be missing
    rows = Letter.objects.select_for_update(of=("self",)).select_related("body", "to")
    locked = rows.get(pk=letter.pk)
    if locked.state != state:
        raise LetterSealed(otherwise)
    return locked


def _follow(letter: Letter, locked: Letter) -> Letter:
    """The caller's own object shows what was saved."""
    for field in Letter._meta.concrete_fields:
        setattr(letter, field.attname, getattr(locked, field.attname))
    return letter

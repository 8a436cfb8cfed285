"""Is this letter true? Asked by code or by file; the answers name no person."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from django.conf import settings
from django.db import DatabaseError

from jaganetral.seal import NotAReceipt, parse_receipt, verify_case_proof, verify_receipt
from jaganetral.seal.documents import ANSWERS, in_groups, read_stamp, verify_document
from jaganetral.web.audit.keys import key_line, verify_key
from jaganetral.web.letters.models import Letter
from jaganetral.web.letters.queries import by_code, is_short, is_whole, plain_code

State = Literal[
    "valid",
    "changed",
    "unknown",
    "kept_elsewhere",
    "answer",
    "answer_changed",
    "answer_code",
    "certificate",
    "certificate_changed",
]


@dataclass(frozen=True, slots=True)
class Answer:
    """`valid`: ours and untouched. `changed`: ours, but not these bytes. `unknown`: not ours.

    `kept_elsewhere`: sealed with our key and untouched, but not in our list. `answer`: a signed
    answer of the advisor, untouched; `answer_changed`: one that was changed, or another office's;
    `answer_code`: only its code was given, and of answers we keep none. `certificate`: one of
    attendance, untouched; whether it still stands is asked with its `code`.
    """

    state: State
    letter: Letter | None = None
    code: str = ""


def check_code(code: str) -> Answer:
    """What a verification code printed on a letter leads to."""
    letter = by_code(code)
    if letter is None:
        return Answer("answer_code" if plain_code(code).startswith(ANSWERS) else "unknown")
    return Answer("valid" if is_whole(letter) else "changed", letter)


def check_file(data: bytes) -> Answer:
    """Whether a PDF is byte for byte one of our letters."""
    letter = Letter.objects.filter(sha256=sha256(data).hexdigest()).select_related("body").first()
    if letter is not None:
        return Answer("valid" if is_whole(letter) else "changed", letter)
    stamp, holds = read_stamp(data), verify_document(data, public=_our_key()).ok
    if stamp and stamp.is_answer:
        return Answer("answer" if holds else "answer_changed")
    if stamp and is_short(stamp.code):
        return Answer("certificate" if holds else "certificate_changed", code=stamp.code)
    if holds:
        return Answer("kept_elsewhere")
    meant = by_code(stamp.code) if stamp else None
    return Answer("changed", meant) if meant else Answer("unknown")


def receipt_sentence(text: str) -> tuple[bool, str]:
    """Whether a receipt is ours and true, and the sentence; NotAReceipt where it is none."""
    if text.strip()[:1] != "{":
        raise NotAReceipt("bukan tanda terima")
    verdict = verify_receipt(text)
    if verdict.ok and parse_receipt(text).public != _our_key():
        return False, "Tanda terima ini utuh, tetapi bukan dari kantor ini: kuncinya lain."
    return verdict.ok, verdict.sentence.partition(" Kuncinya diambil")[0]


def case_sentence(text: str) -> tuple[bool, str]:
    """Whether the proof of a case is ours and true, and the sentence; NotACaseProof otherwise."""
    verdict = verify_case_proof(text, public_key=key_line())
    return verdict.ok, verdict.sentence


def file_sentence(data: bytes) -> tuple[bool, str]:
    """Whether a letter is true, for the command line: by our list, by our key, else by its own."""
    has_key = (settings.KEYS / "seal.key").exists()
    verdict = verify_document(data, public=_our_key() if has_key else None)
    letter = _listed(data) if verdict.ok else None
    if letter is None:
        return verdict.ok, verdict.sentence
    code = in_groups(letter.code)
    told = f"Surat nomor {letter.number} ({code}) sah dan utuh, seperti tercatat di kantor ini."
    return True, told


def _listed(data: bytes) -> Letter | None:
    try:
        return Letter.objects.filter(sha256=sha256(data).hexdigest()).first()
    except DatabaseError:  # no installation here: the seal alone must do
        return None


def _our_key() -> bytes:
    return bytes(verify_key())

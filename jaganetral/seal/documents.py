"""A document that carries its own signature: every byte counts, wherever the file travels.

The maker leaves a stamp with an empty signature in the document (as a PDF keyword, which stands
in clear in the file). Signing fills every copy of the stamp. Checking empties them again, so that
one signature covers all other bytes and no second file is needed.
"""

import base64
import re
from dataclasses import dataclass
from hashlib import sha256

from jaganetral.seal.keys import (
    PUBLIC_BYTES,
    SIGNATURE_BYTES,
    from_base64,
    public_key,
    sign,
    verify,
)
from jaganetral.seal.verdicts import Verdict

HEAD = "jaganetral-segel-1"
STAMP = re.compile(rb"jaganetral-segel-1:([0-9A-Z]{8,24}):([\w-]{43}):([\w-]{86})")
EMPTY = "A" * 86
SELF = " Kuncinya diambil dari berkas itu sendiri; bandingkan dengan kunci yang diumumkan kantor."
ANSWERS = "JAWABAN"  # how the code of every signed answer of the advisor begins


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a sealed document says of itself: its code, the 32-byte key, the 64-byte signature."""

    code: str
    public: bytes
    signature: bytes

    @property
    def is_answer(self) -> bool:
        """Whether it seals an answer of the advisor, not a letter."""
        return self.code.startswith(ANSWERS)


def empty_stamp(code: str, public: bytes) -> str:
    """The stamp to put into a document before it is signed. ValueError for an unfit code."""
    stamp = f"{HEAD}:{code}:{_write(public)}:{EMPTY}"
    if not STAMP.fullmatch(stamp.encode()):
        raise ValueError(f'The code "{code}" must be 8 to 24 capital letters and digits.')
    return stamp


def sign_document(data: bytes, seed: bytes) -> bytes:
    """The document with its empty stamps filled; `seed` are the 32 secret bytes of the key.

    Raises ValueError where no empty stamp of that key stands in the document.
    """
    stamp = read_stamp(data)
    if stamp is None or stamp.public != public_key(seed) or any(stamp.signature):
        raise ValueError("The document holds no empty stamp of this key.")
    signature = _write(sign(seed, _message(data))).encode()
    return STAMP.sub(lambda found: found[0][: -len(EMPTY)] + signature, data)


def read_stamp(data: bytes) -> Stamp | None:
    """The stamp of a document; None where it has none, a broken one, or two that differ."""
    found = set(STAMP.findall(data))
    if len(found) != 1:
        return None
    code, public, signature = found.pop()
    try:
        return Stamp(code.decode(), _read(public, PUBLIC_BYTES), _read(signature, SIGNATURE_BYTES))
    except ValueError:
        return None


def verify_document(data: bytes, *, public: bytes | None = None) -> Verdict:
    """Whether a document is byte for byte what was sealed, and a sentence that says so.

    `public` is the office's key (32 bytes); without it the document's own key is used, and the
    sentence says so.
    """
    stamp = read_stamp(data)
    if stamp is None:
        return Verdict(False, "Surat TIDAK sah: segelnya tidak ada atau rusak.")
    what = "Jawaban" if stamp.is_answer else "Surat"
    if public is not None and stamp.public != public:
        return Verdict(False, f"{what} TIDAK sah: kuncinya bukan kunci kantor ini.")
    if not verify(stamp.public, _message(data), stamp.signature):
        return Verdict(False, f"{what} TIDAK sah: isinya berubah setelah disegel.")
    told = f"{what} berkode {in_groups(stamp.code)} utuh: tidak satu bita pun berubah."
    return Verdict(True, told + ("" if public is not None else SELF))


def in_groups(code: str, size: int = 4) -> str:
    """A code as it is printed: `7K3M-9QXP-2RTW-C5DH`."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def _message(data: bytes) -> bytes:
    """What is signed: the fingerprint of the document with empty stamps."""
    blank = STAMP.sub(lambda found: found[0][: -len(EMPTY)] + EMPTY.encode(), data)
    return b"jaganetral document\n" + sha256(blank).hexdigest().encode() + b"\n"


def _write(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _read(text: bytes, length: int) -> bytes:
    padded = text.decode().replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4)
    data = from_base64(padded)
    if len(data) != length:
        raise ValueError("A key or signature has the wrong length.")
    return data

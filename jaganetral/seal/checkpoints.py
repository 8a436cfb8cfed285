"""A checkpoint: the state of the log on a day, as a signed note (C2SP tlog-checkpoint):

origin
size
base64 of the root
day YYYY-MM-DD

— origin base64 of key identifier and signature
"""

import base64
from dataclasses import dataclass
from datetime import date

from jaganetral.seal.keys import (
    SIGNATURE_BYTES,
    check_origin,
    from_base64,
    key_id,
    public_key,
    sign,
    verify,
)
from jaganetral.seal.merkle import HASH_BYTES

DASH = "\u2014"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Size and root of the log on a day, signed by its origin.

    `root` has 32 bytes, `key` the 4 bytes naming the signing key, `signature` 64 bytes.
    """

    size: int
    root: bytes
    day: date
    origin: str
    key: bytes
    signature: bytes

    def body(self) -> bytes:
        """What is signed."""
        return _body(self.size, self.root, self.day, self.origin)

    def text(self) -> str:
        """The whole note, ready to publish."""
        mark = base64.b64encode(self.key + self.signature).decode()
        return f"{self.body().decode()}\n{DASH} {self.origin} {mark}\n"

    def signed_by(self, public: bytes) -> bool:
        """Whether the holder of the public key signed it."""
        named = self.key == key_id(self.origin, public)
        return named and verify(public, self.body(), self.signature)


def sign_checkpoint(seed: bytes, size: int, root: bytes, day: date, origin: str) -> Checkpoint:
    """Sign the state of a log with a 32-byte secret seed; ValueError for an unfit origin."""
    body = _body(size, root, day, check_origin(origin))
    return Checkpoint(size, root, day, origin, key_id(origin, public_key(seed)), sign(seed, body))


def parse_checkpoint(text: str) -> Checkpoint:
    """Read a note; only its exact form is taken. ValueError says what is wrong."""
    lines = text.split("\n")
    if len(lines) != 7 or lines[4] or lines[6]:
        raise ValueError("A checkpoint has four lines, an empty one, and one signature line.")
    origin, size, root, day, _, mark, _ = lines
    found = _read(check_origin(origin), size, root, day, mark)
    if found.text() != text:
        raise ValueError("The checkpoint is not written in its exact form.")
    return found


def _read(origin: str, size: str, root: str, day: str, mark: str) -> Checkpoint:
    words = mark.split(" ")
    if len(words) != 3 or words[:2] != [DASH, origin]:
        raise ValueError("The signature line of the checkpoint must name its origin.")
    root_bytes, marked = from_base64(root), from_base64(words[2])
    if len(root_bytes) != HASH_BYTES or len(marked) != 4 + SIGNATURE_BYTES:
        raise ValueError("Root or signature of the checkpoint has the wrong length.")
    if not (size.isascii() and size.isdigit()) or len(size) > 15:
        raise ValueError("The second line of the checkpoint must be the number of records.")
    return Checkpoint(
        int(size),
        root_bytes,
        date.fromisoformat(day.removeprefix("day ")),
        origin,
        marked[:4],
        marked[4:],
    )


def _body(size: int, root: bytes, day: date, origin: str) -> bytes:
    root64 = base64.b64encode(root).decode()
    return f"{origin}\n{size}\n{root64}\nday {day.isoformat()}\n".encode()

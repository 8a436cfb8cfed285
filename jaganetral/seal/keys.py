"""Ed25519 keys and signatures, written the way signed notes write them.

A public key travels as one line, `origin+identifier+base64`, the verifier key of signed notes
(C2SP signed-note), so that tools of other hands can check our checkpoints too. PyNaCl is loaded
only when something is signed or checked.
"""

import base64
import binascii
from hashlib import sha256

SEED_BYTES = PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
ED25519 = b"\x01"


def public_key(seed: bytes) -> bytes:
    """The 32-byte public key of a 32-byte secret seed."""
    from nacl.signing import SigningKey  # noqa: PLC0415 - costs start time

    return bytes(SigningKey(seed).verify_key)


def sign(seed: bytes, message: bytes) -> bytes:
    """The 64-byte signature of a message under a 32-byte secret seed."""
    from nacl.signing import SigningKey  # noqa: PLC0415 - costs start time

    return bytes(SigningKey(seed).sign(message).signature)


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature is that of the holder of the public key."""
    from nacl.exceptions import BadSignatureError  # noqa: PLC0415 - costs start time
    from nacl.signing import VerifyKey  # noqa: PLC0415 - costs start time

    if len(public) != PUBLIC_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        VerifyKey(public).verify(message, signature)
    except BadSignatureError:
        return False
    return True


def check_origin(origin: str) -> str:
    """The origin, if it can name a log: not empty, no space, no plus; else ValueError."""
    if not origin or "+" in origin or not origin.isprintable() or " " in origin:
        raise ValueError(f'Origin "{origin}" must be one word without a plus, like a site name.')
    return origin


def key_id(origin: str, public: bytes) -> bytes:
    """The four bytes by which a signature names its key."""
    return sha256(origin.encode() + b"\n" + ED25519 + public).digest()[:4]


def write_key(origin: str, public: bytes) -> str:
    """The public key as one line to publish: `origin+identifier+base64`."""
    marked = base64.b64encode(ED25519 + public).decode()
    return f"{check_origin(origin)}+{key_id(origin, public).hex()}+{marked}"


def read_key(text: str) -> tuple[str, bytes]:
    """Origin and public key of such a line; ValueError with the remedy where it is none."""
    parts = text.strip().split("+", 2)
    if len(parts) == 3:
        marked = from_base64(parts[2])
        if len(marked) == 1 + PUBLIC_BYTES and marked[:1] == ED25519:
            origin, public = check_origin(parts[0]), marked[1:]
            if key_id(origin, public).hex() == parts[1]:
                return origin, public
    raise ValueError("The public key must be one line: origin+identifier+base64, as published.")


def from_base64(text: str) -> bytes:
    """Strict base64: only the one way of writing these bytes is taken, else ValueError."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError(f'"{text[:20]}" is not base64.') from None
    if base64.b64encode(data).decode() != text:
        raise ValueError(f'"{text[:20]}" is not base64 as it is written.')
    return data

"""The six words of a receipt: picked, read back as people write them, and kept only as a hash."""

import hashlib
import hmac
import re
import secrets
import unicodedata
from functools import cache
from pathlib import Path

from django.conf import settings

FILE = Path(__file__).parent / "data" / "words.txt"
COUNT = 6
PREFIX = 4  # letters that tell every word of the list from every other
# About 3 ms. Guessing is stopped by 66 bits, the installation's secret and the growing delay.
COST, BLOCK, LANES = 2**10, 8, 1


@cache
def words() -> tuple[str, ...]:
    """The list: 2,048 short words, different within their first four letters."""
    return tuple(FILE.read_text("ascii").split())


@cache
def _by_prefix() -> dict[str, str]:
    return {word[:PREFIX]: word for word in words()}


def pick() -> list[str]:
    """Six words by chance (66 bits)."""
    return [secrets.choice(words()) for _ in range(COUNT)]


def normalise(text: str) -> str:
    """The words as they are hashed: small letters, one space between.

    Case, commas, numbering, line breaks and extra spaces do not matter, nor does a word that was
    noted down in part, as long as its first four letters are there.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(_whole(word) for word in re.findall(r"[a-z]+", plain))


def _whole(said: str) -> str:
    listed = _by_prefix().get(said[:PREFIX], "")
    return listed if len(said) >= PREFIX and listed.startswith(said) else said


def digest(number: str, text: str) -> bytes:
    """What is kept of the words: scrypt, keyed by the installation, salted by the number."""
    key = hashlib.sha256(b"kata sandi laporan\n" + settings.SECRET_KEY.encode()).digest()
    keyed = hmac.digest(key, normalise(text).encode("utf-8"), "sha256")
    return hashlib.scrypt(keyed, salt=number.encode("utf-8"), n=COST, r=BLOCK, p=LANES, dklen=32)


def fits(number: str, text: str, kept: bytes) -> bool:
    """Whether the words are those of the report, in the same time for every answer."""
    return hmac.compare_digest(digest(number, text), kept)


def read_number(text: str) -> str:
    """A report number as people write it ("n 2026 4821") the way it is kept ("N-2026-004821").

    What is no number at all comes back in capitals, without spaces, and fits no report.
    """
    digits = "".join(re.findall(r"[0-9]+", text))
    runs = re.findall(r"[0-9]+", text)
    if len(runs) == 2 and len(runs[0]) == 4 and len(runs[1]) <= 6:
        return f"N-{runs[0]}-{int(runs[1]):06d}"
    if len(runs) == 1 and len(digits) == 10:
        return f"N-{digits[:4]}-{digits[4:]}"
    return "".join(text.upper().split())[:20]

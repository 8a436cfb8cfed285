"""What stands on a list and is no name: order numbers, ditto marks, signatures, column heads."""

import re
from functools import cache

import msgspec

from jaganetral.names import tables
from jaganetral.names.nip import DIGITS
from jaganetral.names.reading import fold_header, known_headers


class Sure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much must speak for a person (bits), how far the next lies behind, what forbids it."""

    bits: float
    ahead: float
    doubts: frozenset[str]
    nip_doubts: frozenset[str]


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`data/paper.yaml`."""

    above: list[str]
    signed: list[str]
    titles: list[str]
    heads: dict[str, list[str]]
    sure: Sure


_DITTO = re.compile(r"""[-–—\s]*["'“”„‟〃″,`´]{1,4}[-–—\s]*""")
_TICK = re.compile(r"[\s√✓✔✗xX/\\~_.\-–—]+")
_ORDER = re.compile(r"^\s*\(?\d{1,4}\s*[.)\]:\-]+\s*|^\s*\d{1,4}\s+(?=\D)")
_NUMBER = re.compile(r"\(?\d{1,4}[.)\]]*")
_LONG_NUMBER = re.compile(r"(?:\bn\s?i\s?p\b[\s.:]*)?(?:\d[\s.\-]?){15,20}", re.IGNORECASE)
_NIP = re.compile(r"\bN\.?I\.?P\b\.?\s*:?", re.IGNORECASE)


@cache
def marks() -> Marks:
    """The marks as data."""
    return tables.read("paper.yaml", Marks)


def _folded(text: str) -> str:
    return re.sub(r"[\s.]", "", text.casefold())


def is_above(cell: str) -> bool:
    """Whether a cell says "as above": sda, or ditto marks."""
    return _folded(cell) in marks().above or bool(_DITTO.fullmatch(cell))


def is_signature(cell: str) -> bool:
    """Whether a cell holds a tick or a word for a signature."""
    return _folded(cell) in marks().signed or bool(_TICK.fullmatch(cell))


def is_title(line: str) -> bool:
    """Whether a line stands above or below the list: "Daftar hadir", "Hari/tanggal: ..."."""
    begin = re.sub(r"[^a-z]+", " ", line.casefold()).strip()
    return any(begin == word or begin.startswith(f"{word} ") for word in marks().titles)


def is_order(cell: str) -> bool:
    """Whether a cell is the number of the line."""
    return bool(_NUMBER.fullmatch(cell.strip()))


def without_order(cell: str) -> str:
    """ "12. Sutrisno" -> "Sutrisno"."""
    return _ORDER.sub("", cell, count=1).strip()


def without_signature(text: str) -> str:
    """The text without a signature's words at its end."""
    words = text.split()
    while len(words) > 1 and len(words[-1]) > 1 and is_signature(words[-1]):
        words.pop()
    return " ".join(words)


def parted_number(cell: str) -> tuple[str, str]:
    """(what stands beside it, digits) of a cell with a long number; digits "" where none is."""
    found = _LONG_NUMBER.search(cell)
    if not found:
        return cell, ""
    rest = _NIP.sub(" ", cell[: found.start()] + " " + cell[found.end() :])
    return " ".join(rest.split()), "".join(filter(str.isdigit, found[0]))[: DIGITS + 2]


@cache
def _heads() -> dict[str, str]:
    own = {word: name for name, words in marks().heads.items() for word in words}
    return own | dict(known_headers())


def heads_of(cells: list[str]) -> tuple[str, ...]:
    """The field of each head; () where this line is no line of heads: it names no name column."""
    found = tuple(_heads().get(fold_header(cell), "") for cell in cells)
    return found if "name" in found or ("nip" in found and sum(map(bool, found)) > 1) else ()

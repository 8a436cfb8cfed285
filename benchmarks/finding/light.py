"""What every engine gets alike: lightly cleaned names, and the same help from what is said besides.

Small letters, cut at the comma before degrees, titles in front taken off, signs made spaces. No
folding of spellings: that is what is compared.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rapidfuzz.fuzz import token_set_ratio

COLUMNS = ("position", "unit", "agency", "regency")
_FRONT = "h|hj|drs|dra|ir|dr|drg|ns|prof|kh"
_FRONT_DOTTED = rf"^(?:(?:{_FRONT})\.\s*)+"
_SAID = frozenset(
    f"{_FRONT}|pak|bu|bapak|ibu|bpk|sdr|sdri|mas|mbak|bang|kang|yth|haji|hajjah|akun".split("|")
)
_SIGNS = r"[\W_]+"
CANDIDATES = 100
AGREES = 8.0  # of 100 points of a name, what a column that agrees wholly adds


def cleaned(names: Any) -> Any:
    """A Polars series of a roster's names, cleaned."""
    core = names.str.to_lowercase().str.replace(r",.*$", "").str.replace(_FRONT_DOTTED, "")
    return core.str.replace_all(_SIGNS, " ").str.strip_chars()


def asked(name: str) -> str:
    """The name of a question, cleaned; honorifics go as well."""
    head, _, tail = name.lower().partition(",")
    if any(len(word) > 3 and "." not in word for word in tail.split()):
        head = name.lower()  # "Santoso, Budi"
    words = re.sub(_SIGNS, " ", head).split()
    while len(words) > 1 and words[0] in _SAID:
        words = words[1:]
    return " ".join(words)


def best(
    said: Mapping[str, str], table: Any, found: Iterable[tuple[int, float]], top: int = 5
) -> list[int]:
    """The best rows of an engine's candidates (row, 0 to 100), by name and what was said besides.

    Equal ones are ordered by a hash of the row, so that no order of storage helps anybody.
    """
    candidates = list(found)
    told = [(column, said[column].lower()) for column in COLUMNS if said.get(column)]
    rows = [row for row, _ in candidates]
    points = [score for _, score in candidates]
    for column, text in told:
        held = table[column].gather(rows).to_list()
        for place, value in enumerate(held):
            points[place] += AGREES * token_set_ratio(text, value.lower()) / 100
    order = sorted(range(len(rows)), key=lambda at: (-points[at], _mixed(rows[at])))
    return [rows[at] for at in order[:top]]


def _mixed(row: int) -> int:
    return row * 2654435761 % 2**32

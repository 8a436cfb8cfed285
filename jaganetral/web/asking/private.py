"""What in a text may point to a person, found by patterns that are data (data/private.yaml)."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language

FILE = Path(__file__).parent / "data" / "private.yaml"
LISTS = ("lead", "post", "place")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that may point to a person, what they look like, and whether they are refused."""

    words: str
    kind: str
    sure: bool


@cache
def _patterns() -> list[tuple[dict[str, Any], re.Pattern[str], bool]]:
    raw = yaml.safe_load(FILE.read_text("utf-8"))
    lists = {name: "|".join(map(re.escape, raw[name])) for name in LISTS}
    found = []
    for sure in (True, False):
        for row in raw["sure" if sure else "maybe"]:
            pattern = row["pattern"]
            for name, words in lists.items():
                pattern = pattern.replace("{" + name + "}", words)
            found.append((row, re.compile(pattern), sure))
    return found


def marks(text: str) -> list[Mark]:
    """What may point to a person in a text, each once, the sure ones first.

    It cannot find everything: a second officer reads every answer before it is published.
    """
    language = "en" if get_language() == "en" else "id"
    found = {
        hit[0].strip(): Mark(hit[0].strip(), row[language], sure)
        for row, pattern, sure in reversed(_patterns())
        for hit in pattern.finditer(text)
    }
    return sorted(found.values(), key=lambda mark: not mark.sure)


def surely(text: str) -> list[Mark]:
    """Only what is refused."""
    return [mark for mark in marks(text) if mark.sure]

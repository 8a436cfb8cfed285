"""The shipped texts of the pledge; a version is never changed, and its hash is sealed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[1] / "data" / "ikrar.yaml"


@dataclass(frozen=True, slots=True)
class PledgeText:
    """One version: from which day it is signed, and its words by language."""

    version: int
    starts: date
    words: Mapping[str, Mapping[str, Any]]

    @property
    def sha256(self) -> str:
        """The hash of the Indonesian words, which are what is signed."""
        said = self.words["id"]
        return hashlib.sha256("\n".join([said["head"], *said["lines"]]).encode()).hexdigest()


@cache
def texts() -> Mapping[int, PledgeText]:
    """Every version by its number."""
    rows = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)
    return {
        row["version"]: PledgeText(row["version"], row["from"], {k: row[k] for k in ("id", "en")})
        for row in rows
    }


def text_on(day: date) -> PledgeText:
    """The newest version in force on a day; the first one before any."""
    every = list(texts().values())
    return next((one for one in reversed(every) if one.starts <= day), every[0])

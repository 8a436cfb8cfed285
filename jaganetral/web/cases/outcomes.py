"""How a case can end: the class on the page, and the sentence the reporter reads."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from jaganetral.flow import Text
from jaganetral.web.cases.models import Case, Decision

FILE = Path(__file__).parent / "data" / "outcomes.yaml"
OTHER = "terbukti_lain"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A way to end. `category` is the track of assess it belongs to, None where nothing held."""

    id: str
    label: Text
    sentence: Text
    category: str | None


@cache
def outcomes() -> dict[str, Outcome]:
    """All ways to end, by id."""
    raw = yaml.safe_load(FILE.read_text("utf-8"))
    return {
        name: Outcome(name, Text(**row["label"]), Text(**row["sentence"]), row.get("category"))
        for name, row in raw.items()
    }


def outcome_of(category: str) -> Outcome:
    """The way a proved case of this track ends."""
    found = [row for row in outcomes().values() if row.category == category]
    return found[0] if found else outcomes()[OTHER]


def decided(case: Case) -> Decision | None:
    """The decision in force: the newest approval."""
    return case.decisions.filter(kind=Decision.Kind.SETUJU).last()

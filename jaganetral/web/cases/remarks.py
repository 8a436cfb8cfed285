"""What the law pack wants said on the way to a decision: each sentence with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jaganetral.web.cases import legal
from jaganetral.web.cases.conditions import latest_assessment
from jaganetral.web.cases.models import Case, Hearing


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the law pack, where it stands, and how sure we are of the text."""

    text: str
    cite: str
    confidence: str


def remark(case: Case, about: str) -> Remark | None:
    """The remark of the pack for the track and the person of the newest assessment.

    None without an assessment, for another track, or where the person may be one whom the text
    does not reach.
    """
    stored = latest_assessment(case)
    if stored is None:
        return None
    track = (stored.result.get("recommended") or {}).get("category") or "disiplin"
    said = _statuses(stored.facts)
    for row in legal.pack().rules.get("remarks", ()):
        if row["about"] == about and row["track"] == track and said <= _reached(row, said):
            return Remark(row["text"], row["cite"], row["confidence"])
    return None


def _statuses(facts: Mapping[str, Any]) -> set[str]:
    """The statuses the person may have; empty where nothing is said."""
    told = facts.get("status")
    return {told} if isinstance(told, str) else set(told) if isinstance(told, list) else set()


def _reached(row: Mapping[str, Any], said: set[str]) -> set[str]:
    """The statuses a remark speaks of; those said where it names none."""
    named = row.get("status", sorted(said))
    groups = legal.pack().groups
    return {
        one
        for name in ([named] if isinstance(named, str) else named)
        for one in groups.get(name, (name,))
    }


def unsigned(case: Case) -> Remark | None:
    """What the law says of a record of examination that an accused refused to sign.

    None where nobody refused.
    """
    refused = case.hearings.filter(record=Hearing.Signed.MENOLAK)
    return remark(case, "unsigned_record") if refused.exists() else None

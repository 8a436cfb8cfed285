"""Two results for the same stored facts side by side: what differs, norm by norm."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jaganetral.law.assess import assess
from jaganetral.law.compare.told import because
from jaganetral.law.model import FactError
from jaganetral.web.cases import legal
from jaganetral.web.cases.models import Assessment
from jaganetral.web.cases.replay import replay

OUTCOME = ("categories", "level", "human_panel")
Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Beside:
    """A stored assessment and another result: `lines` are (norm or "", sentence).

    `sentence` says how it came out again under its own rules; empty beside the rules of now.
    """

    stored: Assessment
    same: bool
    lines: tuple[Line, ...]
    sentence: str = ""


def again(stored: Assessment) -> Beside:
    """The stored facts under the rules of then."""
    found = replay(stored)
    lines = () if found.same or found.result is None else tuple(_lines(stored, found.result))
    return Beside(stored, found.same, lines, found.sentence)


def under_new_rules(stored: Assessment) -> Beside:
    """The stored facts under the rules of now."""
    try:
        result = assess(stored.facts, pack=legal.pack(), changes=False)
    except FactError as trouble:
        return Beside(stored, False, (("", str(trouble)),))
    lines = tuple(_lines(stored, result))
    return Beside(stored, not lines, lines)


def _lines(stored: Assessment, result: Mapping[str, Any]) -> Iterator[Line]:
    found = because(_whole(stored.result), _whole(result))
    for line in found:
        name, colon, rest = line.partition(": ")
        yield (name, rest) if colon and name in legal.pack().norms else ("", line)
    old, new = stored.result["outcome"], result["outcome"]
    if not found and any(old.get(key, new[key]) != new[key] for key in OUTCOME):
        yield "", _("Rentang sanksi atau perlunya penilaian manusia berbeda.")


def _whole(result: Mapping[str, Any]) -> dict[str, Any]:
    """A result with the parts that older versions did not write."""
    rows = [{"levels": [], "sanctions": [], **row} for row in result.get("findings", ())]
    best, who = result.get("recommended"), result.get("authority")
    return {
        **{"routes": [], "deadlines": [], "stage": {"id": None}},
        **result,
        "findings": rows,
        "recommended": {"category": "", "sanctions": [], **best} if best else None,
        "authority": {"officials": [], "team_required": False, **who} if who else None,
    }

"""What a new campaign may begin from: a template of a stage of the next election.

Days come from the election calendars of the rules in force; the officer sees and may change them
before anything is sent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language

from jaganetral.web.rules.pack import law_pack

FILE = Path(__file__).parents[1] / "data" / "templat.yaml"
STAGES = frozenset({"kampanye", "masa_tenang", "pemungutan"})


@dataclass(frozen=True, slots=True)
class Offer:
    """A template or campaign to begin from, with the day until which offices act, if known."""

    key: str
    label: str
    act_by: date | None


@cache
def templates() -> Sequence[Mapping[str, Any]]:
    """The templates, in the order of the stages."""
    rows: list[dict[str, Any]] = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)
    return rows


def anchors(calendar: Mapping[str, Any]) -> dict[str, date]:
    """The days that others are counted from; a stage the calendar lacks is missing."""
    found = {"penetapan": min((r["day"] for r in calendar["determination"].values()), default=None)}
    for row in calendar["stages"]:
        if row["id"] in STAGES:
            found.setdefault(row["id"], row["from"])
    return {name: day for name, day in found.items() if day is not None}


def next_election(area: str, today: date) -> Mapping[str, Any] | None:
    """The calendar of the next election that votes in an area; None where none is known."""
    ahead = [
        (anchors(row)["pemungutan"], name)
        for name, row in law_pack().calendars.items()
        if anchors(row).get("pemungutan", date.min) >= today
        and (not area or not row.get("areas") or area in row["areas"])
    ]
    return law_pack().calendars[min(ahead)[1]] if ahead else None


def offers(calendar: Mapping[str, Any] | None, today: date) -> list[Offer]:
    """The templates with their days in a calendar: not those gone by, but those without a day."""
    days = anchors(calendar) if calendar else {}
    language = "en" if get_language() == "en" else "id"
    every = [
        Offer(row["id"], row["label"][language], _after(days.get(row["anchor"]), row["act_by"]))
        for row in templates()
    ]
    return [one for one in every if one.act_by is None or one.act_by >= today]


def from_template(key: str, calendar: Mapping[str, Any] | None) -> dict[str, Any]:
    """First values of the form; {} for an unknown template."""
    row = next((one for one in templates() if one["id"] == key), None)
    if row is None:
        return {}
    days = anchors(calendar) if calendar else {}
    return {
        "title": row["title"],
        "message": row["message"],
        "act_by": _after(days.get(row["anchor"]), row["act_by"]),
        **voting(days),
    }


def voting(days: Mapping[str, date]) -> dict[str, Any]:
    """First values that count down to the voting day, where it is known."""
    day = days.get("pemungutan")
    return {"counts_to": day, "counts_to_name": "Pemungutan suara"} if day else {}


def _after(day: date | None, days: int) -> date | None:
    return None if day is None else day + timedelta(days=days)

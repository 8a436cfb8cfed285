"""Election calendars as a table of days, for the settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jaganetral.law.model import Pack
from jaganetral.law.words import word


@dataclass(frozen=True, slots=True)
class Election:
    """A calendar: voting day, days of determination by office in words, and where it holds."""

    name: str
    title: str
    basis: str
    areas: str
    voting: date
    determined: list[tuple[str, date, str]]


def elections_of(pack: Pack) -> list[Election]:
    """Every election calendar of a pack, the latest first."""
    found = [_election(name, row) for name, row in pack.calendars.items()]
    return sorted(found, key=lambda one: one.voting, reverse=True)


def _election(name: str, row: Mapping[str, Any]) -> Election:
    voting = max(stage["from"] for stage in row["stages"] if stage["id"] == "pemungutan")
    fixed = row["determination"].items()
    days = [(word("office", office), one["day"], str(one.get("at", ""))) for office, one in fixed]
    areas = ", ".join(map(str, row.get("areas") or ()))
    return Election(name, row["title"], str(row["basis"]), areas, voting, days)

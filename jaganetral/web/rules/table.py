"""Days off as one canonical text, and back: the shipped table and the office's own rows."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import date
from functools import cache
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from jaganetral.seal.canonical import canonical
from jaganetral.workdays import Calendar, Holiday, calendar_with
from jaganetral.workdays.calendar import CALENDARS

NAME = "asn"


def table_text(own: Iterable[Holiday]) -> str:
    """The shipped table with an office's own rows as the text that is kept."""
    rows = tuple(own)
    book = calendar_with(NAME, rows)
    whole = {
        "own": [_row(one) for one in rows],
        "days": [_row(book.holidays[day]) for day in sorted(book.holidays)],
        "years": sorted(book.years or ()),
    }
    return canonical(whole).decode("utf-8")


def _row(one: Holiday) -> list[str]:
    day, *rest = astuple(one)
    return [day.isoformat(), *rest]


def _holiday(row: list[str]) -> Holiday:
    return Holiday(date.fromisoformat(row[0]), *row[1:])


def hash_of(text: str) -> str:
    """The hash by which a table is called."""
    return sha256(text.encode("utf-8")).hexdigest()


def book_of_text(text: str) -> Calendar:
    """The working-day calendar of a kept table."""
    whole: Mapping[str, Any] = json.loads(text)
    days = {one.day: one for one in map(_holiday, whole["days"])}
    label = CALENDARS[NAME][1]
    return Calendar(NAME, label, MappingProxyType(days), frozenset(whole["years"]))


def own_rows(text: str) -> list[Holiday]:
    """The rows an office added, oldest first; a later row for the same day wins."""
    return [_holiday(row) for row in json.loads(text)["own"]]


@cache
def shipped_table() -> tuple[str, str]:
    """Hash and text of the shipped table, without any row of an office."""
    text = table_text(())
    return hash_of(text), text

"""Which days count: weekends, national holidays, and joint leave of civil servants.

The days come from `data/holidays.csv`: kind `nasional` (national holiday) or `cuti_bersama`
(joint leave), the decree, and how sure we are of it (`confidence`). `asn_basis` says what makes
a joint-leave day bind civil servants: `keppres` (a presidential decree, named in `decree`),
`skb_saja` (the ministers' decree alone, none found) or `belum_diperiksa` (not looked up).
"""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType

DATA = Path(__file__).parent / "data" / "holidays.csv"
KINDS = ("nasional", "cuti_bersama")
# only in rows an office adds: a later decree takes a day off back, the day counts again
WITHDRAWN = "dicabut"
BASES = ("", "keppres", "skb_saja", "belum_diperiksa")
# verified: official text seen; verified_copy: a faithful copy seen; the rest asks for a check
SURE = ("verified", "verified_copy")
CONFIDENCES = (*SURE, "secondary", "recall", "provisional")
COLUMNS = ["date", "kind", "name", "decree", "asn_basis", "confidence"]
# name -> (kinds of holidays that do not count, what it is called)
CALENDARS: dict[str, tuple[tuple[str, ...], str]] = {
    "asn": (KINDS, "kalender kerja ASN"),
    "nasional": (("nasional",), "kalender libur nasional, tanpa cuti bersama"),
    "akhir_pekan": ((), "hanya akhir pekan"),
}
UNSEEN = "belum dilihat naskahnya"
SATURDAY = 5
# A year's decree names 15 to 18 national holidays; single days added do not make a year known.
FULL_TABLE = 12


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day off: kind, name, decree as cited, basis for civil servants, confidence."""

    day: date
    kind: str
    name: str
    decree: str
    asn_basis: str
    confidence: str

    @property
    def provisional(self) -> bool:
        """Whether no decree for the day was seen yet: the day may still move."""
        return self.confidence == "provisional" or self.decree == UNSEEN


@dataclass(frozen=True)
class Calendar:
    """A working-day calendar of the five-day week.

    `holidays` holds the days off other than weekends; `years` the years whose table is known,
    None where no table is needed.
    """

    name: str
    label: str
    holidays: Mapping[date, Holiday]
    years: frozenset[int] | None

    def knows(self, day: date) -> bool:
        """Whether the table of that day's year is known."""
        return self.years is None or day.year in self.years

    def counts(self, day: date) -> bool:
        """Whether the day is a working day (beyond the known years: no weekend day)."""
        return day.weekday() < SATURDAY and day not in self.holidays

    def confidence(self, year: int) -> str | None:
        """The weakest confidence among this calendar's days of that year; None without any."""
        return _weakest(self.holidays.values(), year)

    def with_holidays(self, more: Iterable[Holiday]) -> "Calendar":
        """The same calendar with further days off, for instance those of an agency."""
        merged = {**self.holidays, **{holiday.day: holiday for holiday in more}}
        return replace(self, holidays=MappingProxyType(merged))


@cache
def calendar_named(name: str = "asn") -> Calendar:
    """The calendar of that name; ValueError naming the known ones otherwise."""
    if name not in CALENDARS:
        raise ValueError(f'Calendar "{name}" is unknown; use one of {", ".join(CALENDARS)}.')
    kinds, label = CALENDARS[name]
    days = {day: holiday for day, holiday in all_holidays().items() if holiday.kind in kinds}
    years = frozenset(day.year for day in all_holidays()) if kinds else None
    return Calendar(name, label, MappingProxyType(days), years)


def calendar_with(name: str, extra: Iterable[Holiday]) -> Calendar:
    """The shipped calendar of that name with rows from later decrees; the later row wins.

    A row of kind `dicabut` makes its day count again; so does a row of a kind the calendar does
    not skip (joint leave in `nasional`). A year beyond the shipped table becomes known when the
    rows bring at least 12 national holidays of it. ValueError for an unknown name or kind.
    """
    book, kinds, rows = calendar_named(name), CALENDARS[name][0], tuple(extra)
    days = dict(book.holidays)
    for row in rows:
        if row.kind not in (*KINDS, WITHDRAWN):
            known = ", ".join((*KINDS, WITHDRAWN))
            raise ValueError(f'{row.day}: kind "{row.kind}" is none of {known}.')
        if row.kind in kinds:
            days[row.day] = row
        else:
            days.pop(row.day, None)
    years = None if book.years is None else book.years | _full_years(rows)
    return replace(book, holidays=MappingProxyType(days), years=years)


def _full_years(rows: Iterable[Holiday]) -> set[int]:
    count = Counter(row.day.year for row in rows if row.kind == "nasional")
    return {year for year, days in count.items() if days >= FULL_TABLE}


@cache
def all_holidays() -> Mapping[date, Holiday]:
    """Every day of the shipped table, by day."""
    return MappingProxyType(load(DATA))


@cache
def year_confidence(year: int) -> str | None:
    """The weakest confidence in the table of that year; None where there is no table."""
    return _weakest(all_holidays().values(), year)


def _weakest(holidays: Iterable[Holiday], year: int) -> str | None:
    ranks = [CONFIDENCES.index(one.confidence) for one in holidays if one.day.year == year]
    return CONFIDENCES[max(ranks)] if ranks else None


def load(path: Path) -> dict[date, Holiday]:
    """Read a holiday table; ValueError names the file and line of a broken row."""
    days: dict[date, Holiday] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if rows.fieldnames != COLUMNS:
            raise ValueError(f"{path.name}, line 1: the columns must be {','.join(COLUMNS)}.")
        for row in rows:
            try:
                holiday = _holiday(row)
                if holiday.day in days:
                    raise ValueError(f"{holiday.day} stands twice; keep one row for a day")
            except ValueError as trouble:
                raise ValueError(f"{path.name}, line {rows.line_num}: {trouble}.") from None
            days[holiday.day] = holiday
    return days


def _holiday(row: Mapping[str, str]) -> Holiday:
    for column, known in (("kind", KINDS), ("asn_basis", BASES), ("confidence", CONFIDENCES)):
        if row[column] not in known:
            raise ValueError(f'{column} "{row[column]}" is none of {", ".join(known)}')
    return Holiday(
        date.fromisoformat(row["date"]),
        row["kind"],
        row["name"],
        row["decree"],
        row["asn_basis"],
        row["confidence"],
    )


def days_between(start: date, end: date) -> Iterable[date]:
    """The days after `start` up to and including `end`."""
    day = start
    while day < end:
        day += timedelta(days=1)
        yield day

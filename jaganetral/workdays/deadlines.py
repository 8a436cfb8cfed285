"""Deadlines with their derivation: which days counted, which did not, and why.

The starting day is never counted. A deadline in working days (`hari_kerja`) skips what the
calendar skips; one in days (`hari`) counts every day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from jaganetral.workdays.calendar import (
    SATURDAY,
    SURE,
    Calendar,
    Holiday,
    calendar_named,
    days_between,
)
from jaganetral.workdays.words import DAYS, date_words, day_words

Unit = Literal["hari_kerja", "hari"]
UNITS: dict[str, str] = {"hari_kerja": "hari kerja", "hari": "hari kalender"}
LONGEST = 3660  # ten years: beyond any time limit in law, short enough to answer at once
ALONE = "skb_saja"
WEAK = ("recall", "provisional")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that did not count; for a weekend day `decree` and `confidence` are None."""

    day: date
    reason: str
    decree: str | None
    confidence: str | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day and how it was found.

    `counted` are the days that count, the last one being `due`; `skipped` the days between that
    do not. `complete` is False where a day lies outside the known holiday tables.
    """

    start: date
    due: date
    unit: Unit
    counted: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    complete: bool
    warnings: tuple[str, ...]
    sentence: str

    def as_dict(self) -> dict[str, Any]:
        """The shape of `jaganetral due`: days as ISO text."""
        return {
            "due": self.due.isoformat(),
            "counted": [day.isoformat() for day in self.counted],
            "skipped": [
                {
                    "date": skip.day.isoformat(),
                    "reason": skip.reason,
                    "decree": skip.decree,
                    "confidence": skip.confidence,
                }
                for skip in self.skipped
            ],
            "complete": self.complete,
            "warnings": list(self.warnings),
            "sentence": self.sentence,
            "from": self.start.isoformat(),
            "days": len(self.counted),
            "unit": self.unit,
        }


def due(
    start: date, days: int, unit: Unit = "hari_kerja", calendar: str | Calendar = "asn"
) -> Deadline:
    """The last day of a limit of `days` that starts on `start` (not counted).

    `calendar` is a name (`asn`, `nasional`, `akhir_pekan`) or a Calendar; `hari` needs none.
    Raises ValueError for an unknown unit or calendar, for less than one day and for more than
    ten years.
    """
    if unit not in UNITS:
        raise ValueError(f'Unit "{unit}" is unknown; use one of {", ".join(UNITS)}.')
    if not 1 <= days <= LONGEST:
        raise ValueError(f"The limit must be from 1 to {LONGEST} days, not {days}.")
    book = _book(calendar)
    try:
        counted, skipped = _walk(start, days, book if unit == "hari_kerja" else None)
    except OverflowError:
        raise ValueError(f"{days} days from {start} lie beyond the year {date.max.year}.") from None
    unknown = _unknown_years(start, counted[-1], book) if unit == "hari_kerja" else []
    return Deadline(
        start,
        counted[-1],
        unit,
        tuple(counted),
        tuple(_skip(day, book) for day in skipped),
        not unknown,
        _warnings(skipped, unknown, book, _years(start, counted[-1], unit)),
        _sentence(start, counted, skipped, unit, book),
    )


def left(today: date, due: date, calendar: str | Calendar = "asn") -> int:
    """Working days left: those after `today` up to and including `due`.

    Negative exactly when `today` is past `due`: the working days since, at least one (also on
    the weekend right after). Zero on the day itself, and where no working day remains.
    """
    book = _book(calendar)
    if today > due:
        return -max(1, _working_days(due, today, book))
    return _working_days(today, due, book)


def left_words(
    today: date, due: date, unit: Unit = "hari_kerja", calendar: str | Calendar = "asn"
) -> str:
    """`3 hari kerja lagi`, `hari ini`, `lewat 1 hari kerja`; plain `hari` for that unit."""
    if today == due:
        return "hari ini"
    first, last = min(today, due), max(today, due)
    count, name = (last - first).days, "hari"
    if unit == "hari_kerja" and (working := _working_days(first, last, _book(calendar))):
        count, name = working, "hari kerja"
    return f"lewat {count} {name}" if today > due else f"{count} {name} lagi"


def _book(named: str | Calendar) -> Calendar:
    return named if isinstance(named, Calendar) else calendar_named(named)


def _working_days(after: date, until: date, book: Calendar) -> int:
    return sum(book.counts(day) for day in days_between(after, until))


def _walk(start: date, days: int, book: Calendar | None) -> tuple[list[date], list[date]]:
    counted: list[date] = []
    skipped: list[date] = []
    day = start
    while len(counted) < days:
        day += timedelta(days=1)
        (counted if book is None or book.counts(day) else skipped).append(day)
    return counted, skipped


def _skip(day: date, book: Calendar) -> Skipped:
    if day.weekday() >= SATURDAY:
        return Skipped(day, f"Akhir pekan ({DAYS[day.weekday()]})", None, None)
    holiday = book.holidays[day]
    name = f"{holiday.name}, sementara" if holiday.provisional else holiday.name
    return Skipped(day, name, holiday.decree, holiday.confidence)


def _years(start: date, end: date, unit: Unit) -> list[int]:
    first = (start + timedelta(days=1)).year
    return list(range(first, end.year + 1)) if unit == "hari_kerja" else []


def _unknown_years(start: date, end: date, book: Calendar) -> list[int]:
    years = _years(start, end, "hari_kerja")
    return [year for year in years if not book.knows(date(year, 1, 1))]


def _warnings(
    skipped: Sequence[date], unknown: Sequence[int], book: Calendar, years: Sequence[int]
) -> tuple[str, ...]:
    off = [book.holidays[day] for day in skipped if day.weekday() < SATURDAY]
    found: list[str] = []
    if unknown:
        names = ", ".join(str(year) for year in unknown)
        found.append(
            f"Daftar hari libur {names} belum dikenal, jadi hanya akhir pekan yang dilewati."
            " Hitung ulang setelah daftarnya ditetapkan."
        )
    if soft := [holiday for holiday in off if holiday.provisional]:
        days = ", ".join(f"{date_words(h.day)} ({h.name})" for h in soft)
        found.append(
            f"Hari libur sementara, keputusannya belum ada: {days}."
            " Tenggat dapat bergeser; hitung ulang setelah ditetapkan."
        )
    if unsure := _unsure(off, book, years):
        found.append(unsure)
    found.extend(
        f"{date_words(holiday.day)} ({holiday.name}) dilewati hanya atas dasar keputusan"
        " bersama menteri; keputusan Presiden untuk ASN tidak ditemukan."
        for holiday in off
        if holiday.asn_basis == ALONE
    )
    return tuple(found)


def _unsure(off: Sequence[Holiday], book: Calendar, years: Sequence[int]) -> str | None:
    """One warning for all that rests on a table nobody has held against the official text."""
    unsure = [h for h in off if h.confidence not in SURE and not h.provisional]
    if unsure:
        days = ", ".join(f"{date_words(h.day)} [{h.confidence}]" for h in unsure)
        return f"Periksa naskah resmi untuk hari libur ini: {days}."
    recalled = [str(year) for year in years if book.confidence(year) in WEAK]
    if not recalled or book.years is None or any(h.provisional for h in off):
        return None
    if any(h.provisional for h in book.holidays.values() if str(h.day.year) in recalled):
        return f"Daftar hari libur {', '.join(recalled)} masih sementara: periksa naskah resmi."
    return f"Periksa naskah resmi: daftar hari libur {', '.join(recalled)} dari ingatan."


def _sentence(
    start: date, counted: Sequence[date], skipped: Sequence[date], unit: Unit, book: Calendar
) -> str:
    parts = [
        f"{len(counted)} {UNITS[unit]} sejak {day_words(start)} berakhir pada"
        f" {day_words(counted[-1])}.",
        "Hari mulai tidak dihitung.",
    ]
    off = [book.holidays[day] for day in skipped if day.weekday() < SATURDAY]
    weekend = len(skipped) - len(off)
    passed = [f"{weekend} hari akhir pekan"] if weekend else []
    if off:
        names = ", ".join(f"{date_words(holiday.day)} {holiday.name}" for holiday in off)
        passed.append(f"{len(off)} hari libur ({names})")
    if passed:
        parts.append(f"Dilewati: {' dan '.join(passed)}.")
    return " ".join(parts)

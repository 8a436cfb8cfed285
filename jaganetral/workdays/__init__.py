"""The working-day clock of civil servants."""

from jaganetral.workdays.calendar import (
    CALENDARS,
    Calendar,
    Holiday,
    calendar_named,
    calendar_with,
)
from jaganetral.workdays.deadlines import Deadline, Skipped, Unit, due, left, left_words
from jaganetral.workdays.words import date_words, day_words, day_words_short, number_words

__all__ = [
    "CALENDARS",
    "Calendar",
    "Deadline",
    "Holiday",
    "Skipped",
    "Unit",
    "calendar_named",
    "calendar_with",
    "date_words",
    "day_words",
    "day_words_short",
    "due",
    "left",
    "left_words",
    "number_words",
]

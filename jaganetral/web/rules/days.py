"""Counting days by the working-day calendar of this office; the only clock its pages count with."""

from datetime import date

from jaganetral import workdays
from jaganetral.web.rules.pack import workbook
from jaganetral.workdays import Deadline, Unit

__all__ = ["due", "left"]


def due(start: date, days: int, unit: Unit | str = "hari_kerja") -> Deadline:
    """The last day of a limit that starts on a day (not counted), with its derivation."""
    return workdays.due(start, days, "hari" if unit == "hari" else "hari_kerja", workbook())


def left(today: date, last: date) -> int:
    """Working days left; negative when past."""
    return workdays.left(today, last, workbook())

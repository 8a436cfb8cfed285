"""Step 3: when it happened."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.web import clock
from jaganetral.web.reports.forms.controls import choices, line

CHOICES = [
    ("hari_ini", gettext_lazy("Hari ini"), ""),
    ("kemarin", gettext_lazy("Kemarin"), ""),
    ("tanggal", gettext_lazy("Tanggal lain"), gettext_lazy("Tulis tanggalnya di bawah")),
    ("berulang", gettext_lazy("Berulang kali"), gettext_lazy("Boleh tulis kapan mulainya")),
]
FUTURE = gettext_lazy("Tanggal kejadian harus hari ini atau sebelumnya")
LONG_AGO = 2000


class WhenForm(forms.Form):
    """Today, yesterday, a date in three boxes, or several times."""

    kapan = forms.ChoiceField(
        label=gettext_lazy("Kapan terjadinya?"),
        choices=choices(CHOICES),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih kapan terjadinya")},
    )
    tanggal = forms.CharField(
        label=gettext_lazy("Tanggal"),
        required=False,
        max_length=2,
        widget=line(inputmode="numeric", size="2"),
    )
    bulan = forms.CharField(
        label=gettext_lazy("Bulan"),
        required=False,
        max_length=2,
        widget=line(inputmode="numeric", size="2"),
    )
    tahun = forms.CharField(
        label=gettext_lazy("Tahun"),
        required=False,
        max_length=4,
        widget=line(inputmode="numeric", size="4"),
    )
    sekitar = forms.BooleanField(
        label=gettext_lazy("Sekitar tanggal itu, saya tidak ingat tepatnya"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """The date as ISO text in `day`, where one is needed or was given."""
        told = super().clean() or {}
        how = told.get("kapan")
        boxes = [str(told.get(name, "")).strip() for name in ("tanggal", "bulan", "tahun")]
        told["day"] = ""
        if how == "tanggal" or (how == "berulang" and any(boxes)):
            self._read_day(told, boxes)
        return told

    def _read_day(self, told: dict[str, Any], boxes: list[str]) -> None:
        day = _date(boxes)
        if day is None:
            self.add_error("tanggal", _("Tulis tanggal yang ada, misalnya 8 11 2026"))
        elif day > clock.today("WIT"):  # where the day begins first
            self.add_error("tanggal", str(FUTURE))
        else:
            told["day"] = day.isoformat()


def _date(boxes: list[str]) -> date | None:
    """The date of three boxes; a year of two digits is one of this century."""
    try:
        day, month, year = (int(box) for box in boxes)
        found = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
    return found if found.year >= LONG_AGO else None


def span_of(told: dict[str, Any], today: date) -> tuple[date | None, date | None, str]:
    """First day, last day and manner (`tepat`, `sekitar`, `berulang`) of what was told."""
    how, day = told["kapan"], told.get("day") or ""
    if how == "berulang":
        return (date.fromisoformat(day) if day else None), today, "berulang"
    if how == "tanggal":
        only = date.fromisoformat(day)
        return only, only, "sekitar" if told.get("sekitar") else "tepat"
    only = today if how == "hari_ini" else today - timedelta(days=1)
    return only, only, "tepat"

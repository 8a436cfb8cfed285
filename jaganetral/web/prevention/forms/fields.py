"""Fields that several forms of prevention share: a day, a time, an address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "sedang"})
WEB = {"invalid": _("Tulis alamat lengkap, misalnya https://contoh.example/bahan.pdf")}
DAY_ERRORS = {
    "required": _("Tulis harinya"),
    "invalid": _("Tulis tanggal yang ada, misalnya 2024-02-06"),
}


def clock(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "sedang"}),
        error_messages={
            "required": _("Tulis jamnya"),
            "invalid": _("Tulis jam yang ada, misalnya 09.00"),
        },
    )


def address(label: Any, hint: Any = "") -> forms.URLField:
    return forms.URLField(
        label=label, help_text=hint, required=False, assume_scheme="https", error_messages=WEB
    )

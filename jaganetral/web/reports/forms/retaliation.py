"""What may be retaliation: for the wizard, the mailbox and the officer alike."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.web import clock
from jaganetral.web.reports import words as six
from jaganetral.web.reports.answers import LONGEST, RetaliationAnswer
from jaganetral.web.reports.forms.controls import area, line
from jaganetral.web.reports.models import Retaliation


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "class": "sedang", "autocomplete": "off"}
        ),
        error_messages={"invalid": gettext_lazy("Tulis tanggal yang ada, misalnya 2024-10-05")},
    )


class RetaliationForm(forms.Form):
    """Two choices, two days that may stay empty, a few words.

    The wizard asks for the number of an earlier report, and for the story on its own page.
    """

    jenis = forms.ChoiceField(
        label=gettext_lazy("Apa yang terjadi?"),
        choices=Retaliation.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih apa yang terjadi, atau “Lainnya”")},
    )
    sesudah = forms.ChoiceField(
        label=gettext_lazy("Sesudah apa?"),
        choices=Retaliation.After.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih sesudah apa hal itu terjadi")},
    )
    hari_sebab = _day(gettext_lazy("Hari melapor, menolak, atau bersaksi (boleh kosong)"))
    hari = _day(gettext_lazy("Hari pembalasan itu terjadi (boleh kosong)"))
    nomor = forms.CharField(
        label=gettext_lazy("Nomor laporan terdahulu (boleh kosong)"),
        help_text=gettext_lazy("Contoh: N-2026-004821. Jangan tulis kata sandinya."),
        required=False,
        max_length=60,
        widget=line(autocapitalize="characters"),
    )
    cerita = forms.CharField(
        label=gettext_lazy("Ceritakan singkat"),
        help_text=gettext_lazy("Siapa yang memutuskan, dan alasan yang disebut."),
        max_length=LONGEST,
        widget=area(rows="5"),
        error_messages={"required": gettext_lazy("Tulis satu kalimat tentang yang terjadi")},
    )

    def __init__(self, *args: Any, in_wizard: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["cerita" if in_wizard else "nomor"]

    def clean_hari(self) -> date | None:
        return _past(self.cleaned_data["hari"])

    def clean_hari_sebab(self) -> date | None:
        return _past(self.cleaned_data["hari_sebab"])

    def clean_nomor(self) -> str:
        """The number as it is kept; whose report it is, is the examiner's to see."""
        said: str = self.cleaned_data["nomor"].strip()
        return six.read_number(said) if said else ""


def _past(day: date | None) -> date | None:
    if day is not None and day > clock.today("WIT"):  # where the day begins first
        raise ValidationError(_("Tanggalnya harus hari ini atau sebelumnya"))
    return day


def retaliation_of(told: dict[str, Any]) -> RetaliationAnswer:
    """The valid form in the shape that is recorded."""
    return RetaliationAnswer(
        kind=told["jenis"],
        after=told["sesudah"],
        since=told["hari_sebab"],
        happened_on=told["hari"],
        text=told.get("cerita", ""),
        earlier=told.get("nomor", ""),
    )

"""Sending, the typed-back word, and coming back with number and words."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.web.reports import words as six
from jaganetral.web.reports.forms.controls import PLAIN, area, line

THIRD = 2


class CheckForm(forms.Form):
    """Sending has nothing to fill in, except for machines."""

    situs = forms.CharField(
        label=gettext_lazy("Biarkan kosong"), required=False, widget=line(tabindex="-1")
    )

    def clean_situs(self) -> str:
        """People do not see this field; who fills it in is a machine, or is told."""
        if self.cleaned_data["situs"]:
            raise ValidationError(_("Kosongkan isian ini, lalu kirim lagi"))
        return ""


class WordForm(forms.Form):
    """The third of the six words, typed back."""

    kata = forms.CharField(
        label=gettext_lazy("Ketik kata ketiga untuk memastikan Anda sudah mencatatnya"),
        required=False,
        max_length=80,
        widget=line(**PLAIN),
    )

    def __init__(self, *args: Any, words: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words

    def clean_kata(self) -> str:
        """The word, read as tolerantly as at the return page."""
        typed = six.normalise(self.cleaned_data["kata"])
        if typed != self.words[THIRD]:
            raise ValidationError(_("Kata ketiga belum cocok. Lihat lagi kata sandi di atas"))
        return typed


class ReturnForm(forms.Form):
    """Number and six words; what is wrong is never said of one of them alone."""

    nomor = forms.CharField(
        label=gettext_lazy("Nomor laporan"),
        help_text=gettext_lazy("Contoh: N-2026-004821"),
        required=False,
        max_length=60,
        widget=line(autocapitalize="characters"),
    )
    kata = forms.CharField(
        label=gettext_lazy("Kata sandi laporan"),
        help_text=gettext_lazy("Enam kata. Huruf besar, koma, dan spasi tidak berpengaruh."),
        required=False,
        max_length=400,
        widget=area(rows="2", spellcheck="false", autocapitalize="none"),
    )

"""Steps 1 and 2: what happened, and the story."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.web.reports.answers import (
    HAPPENINGS,
    LONGEST,
    NO_RESOURCES,
    RESOURCES,
    SHORTEST,
)
from jaganetral.web.reports.forms.controls import area, choices

HINTS = {
    "medsos": gettext_lazy("Menyukai, mengomentari, membagikan, atau mengunggah dukungan"),
    "kampanye": gettext_lazy("Hadir, berpidato, memakai atribut, menjadi panitia"),
    "fasilitas": gettext_lazy("Mobil dinas, gedung, anggaran, bantuan sosial"),
    "menekan": gettext_lazy("Perintah, ancaman, janji jabatan, pengumpulan KTP"),
    "keputusan": gettext_lazy("Mutasi, izin, atau program yang menguntungkan calon"),
    "partai": gettext_lazy("Mengambil formulir, melamar ke partai, memasang baliho"),
    "dibalas": gettext_lazy("Dipindahkan, diturunkan, dinilai buruk, dipotong haknya, diancam"),
    "tidak_yakin": gettext_lazy("Ceritakan saja, petugas yang memilah"),
}
ORDERED = [
    ("ya", gettext_lazy("Ya"), ""),
    ("tidak", gettext_lazy("Tidak"), ""),
    ("tidak_tahu", gettext_lazy("Saya tidak tahu"), ""),
]


class HappeningForm(forms.Form):
    """Step 1: one of nine."""

    peristiwa = forms.ChoiceField(
        label=gettext_lazy("Apa yang terjadi?"),
        help_text=gettext_lazy("Pilih yang paling dekat, Anda bisa menjelaskan nanti"),
        choices=choices((key, word, HINTS.get(key, "")) for key, word in HAPPENINGS.items()),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Pilih apa yang terjadi, atau “Saya tidak yakin”")
        },
    )


class StoryForm(forms.Form):
    """Step 2: the reporter's own words, and who ordered it, and what of the state was used."""

    cerita = forms.CharField(
        label=gettext_lazy("Cerita Anda"),
        help_text=gettext_lazy("Antara 30 dan 8.000 huruf"),
        required=False,
        widget=area(rows="8"),
    )
    perintah = forms.ChoiceField(
        label=gettext_lazy("Apakah ada perintah atasan? (boleh kosong)"),
        choices=choices(ORDERED),
        required=False,
        widget=forms.RadioSelect,
    )

    sumber = forms.MultipleChoiceField(
        label=gettext_lazy("Apa milik negara yang dipakai? (boleh kosong)"),
        choices=list(RESOURCES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, happening: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if happening in NO_RESOURCES:
            del self.fields["sumber"]

    def clean_cerita(self) -> str:
        """Lines count as one character each, whatever the browser sends."""
        story: str = self.cleaned_data["cerita"].replace("\r\n", "\n").strip()
        if len(story) < SHORTEST:
            raise ValidationError(_("Tulis sedikitnya 30 huruf tentang yang Anda lihat"))
        if len(story) > LONGEST:
            raise ValidationError(
                _("Cerita Anda %(n)s huruf. Kurangi %(k)s huruf, atau kirim sisanya sebagai berkas")
                % {"n": len(story), "k": len(story) - LONGEST}
            )
        return story

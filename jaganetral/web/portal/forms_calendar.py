"""Whose calendar somebody looks at: office, area, status, day. Nothing of it is stored."""

import re
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jaganetral.law.words import word
from jaganetral.web.pack import law_pack
from jaganetral.web.reports.intake import places as site_places

CODE = re.compile(r"[0-9]{2}([.][0-9]{2})?")
WHO = (
    *("pns", "cpns", "pppk", "pppk_paruh_waktu", "honorer", "kepala_desa", "perangkat_desa"),
    *("kepala_daerah", "pejabat_negara", "tni", "polri"),
)


class CalendarForm(forms.Form):
    """Every field may stay empty: the nearest election, a civil servant, today."""

    jabatan = forms.ChoiceField(label=_("Jabatan yang dipilih"), required=False)
    wilayah = forms.CharField(
        label=_("Kabupaten, kota, atau provinsi"),
        help_text=_("Boleh kosong. Nama atau kodenya, misalnya 33.13"),
        required=False,
        max_length=80,
    )
    siapa = forms.ChoiceField(label=_("Untuk siapa"), required=False)
    tanggal = forms.DateField(
        label=_("Dilihat dari hari"),
        help_text=_("Boleh kosong: hari ini"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Tulis tanggal yang ada, misalnya 2024-10-05")},
    )
    pemilihan = forms.SlugField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "id"
        offices = law_pack().facts["office"].values
        self.fields["jabatan"] = forms.ChoiceField(
            label=self.fields["jabatan"].label,
            choices=[("", _("Pemilihan terdekat")), *_said("office", offices, language)],
            required=False,
        )
        self.fields["siapa"] = forms.ChoiceField(
            label=self.fields["siapa"].label,
            choices=_said("status", WHO, language),
            required=False,
        )

    def clean_wilayah(self) -> str:
        """The code of the area; "" where none was said."""
        said: str = self.cleaned_data["wilayah"].strip()
        if not said or CODE.fullmatch(said):
            return said
        places = site_places()
        province = places.find_province(said)
        found = [province] if province else places.find(said, 1)
        if not found:
            raise forms.ValidationError(
                _("Kami tidak mengenal daerah itu. Tulis namanya lengkap, atau kodenya.")
            )
        return found[0].code


def _said(group: str, names: tuple[str, ...], language: str) -> list[tuple[str, str]]:
    said = [(name, word(group, name, language)) for name in names]
    return [(name, words[:1].upper() + words[1:]) for name, words in said]

"""Forms of the roster: searching, and bringing a file in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from jaganetral.names.nip import read_nip

LARGEST = 20_000_000
LEAST = 3  # letters of a name, post or unit: fewer would be a walk through the roster


class SearchForm(forms.Form):
    """What is known about a person; any part may stay empty."""

    nama = forms.CharField(label=_("Nama atau panggilan"), required=False, max_length=160)
    jabatan = forms.CharField(label=_("Jabatan atau tugas"), required=False, max_length=160)
    unit = forms.CharField(label=_("Unit kerja"), required=False, max_length=160)
    nip = forms.CharField(label=_("NIP"), required=False, max_length=30)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        nip = told.get("nip", "")
        if nip and not read_nip(nip).usable:
            self.add_error("nip", _("Tulis NIP lengkap, 18 angka."))
        words = [told.get(name, "") for name in ("nama", "jabatan", "unit")]
        letters = [sum(sign.isalpha() for sign in word) for word in words]
        if not nip and max(letters) < LEAST:
            self.add_error("nama", _("Tulis paling sedikit 3 huruf nama, jabatan, atau unit."))
        return told


class ImportForm(forms.Form):
    """A roster file and the day it stands for."""

    file = forms.FileField(
        label=_("Berkas CSV atau XLSX"),
        help_text=_("Paling besar 20 MB. Belum disimpan: hasilnya Anda lihat dahulu."),
        error_messages={
            "required": _("Pilih berkasnya."),
            "empty": _("Berkas itu kosong. Pilih berkas yang berisi daftar pegawai."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.xls"}),
    )
    as_of = forms.DateField(
        label=_("Keadaan per hari"),
        help_text=_("Hari data ini ditarik dari sistem kepegawaian."),
        error_messages={
            "required": _("Isi harinya."),
            "invalid": _("Tulis hari sebagai 31/12/2026."),
        },
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "sedang"}),
    )

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("Berkas ini lebih dari 20 MB. Bagi menjadi dua."))
        return file

    def clean_as_of(self) -> Any:
        day = self.cleaned_data["as_of"]
        if day > self.today:
            raise forms.ValidationError(_("Hari itu belum tiba."))
        return day

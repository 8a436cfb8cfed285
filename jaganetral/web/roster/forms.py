"""Forms of the roster: searching, and bringing a file in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from jaganetral.names.nip import read_nip
from jaganetral.web.accounts.models import Agency
from jaganetral.web.roster.models import Workplace

LARGEST = 20_000_000
LEAST = 3  # letters of a name, post or unit: fewer would be a walk through the roster
OURS_NOT = "bukan"


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
        label=_("Berkas CSV, XLSX, atau Parquet"),
        help_text=_("Paling besar 20 MB. Belum berlaku: perubahannya Anda lihat dahulu."),
        error_messages={
            "required": _("Pilih berkasnya."),
            "empty": _("Berkas itu kosong. Pilih berkas yang berisi daftar pegawai."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.xls,.parquet"}),
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
            raise forms.ValidationError(
                _(
                    "Berkas ini lebih dari 20 MB. Minta pengelola server memuatnya dengan perintah "
                    "jaganetral roster import."
                )
            )
        return file

    def clean_as_of(self) -> Any:
        day = self.cleaned_data["as_of"]
        if day > self.today:
            raise forms.ValidationError(_("Hari itu belum tiba."))
        return day


class ConfirmForm(forms.Form):
    """Letting a load count; where many people are missing, a tick says that this is meant."""

    yakin = forms.BooleanField(
        label=_("Saya sudah memeriksa: pegawai sebanyak itu memang tidak ada lagi di daftar."),
        required=False,
    )

    def __init__(self, *args: Any, grave: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grave = grave

    def clean_yakin(self) -> bool:
        if self.grave and not self.cleaned_data["yakin"]:
            raise forms.ValidationError(_("Beri tanda bila memang demikian, atau buang impor ini."))
        return bool(self.cleaned_data["yakin"])


def workplace_form(
    rows: Sequence[Workplace], bodies: Sequence[Agency], data: Mapping[str, Any] | None
) -> forms.Form:
    """One question for each name: which of our bodies is it?"""
    choices: list[tuple[str, Any]] = [("", _("Belum diputuskan")), (OURS_NOT, _("Bukan unit kami"))]
    choices += [(str(one.pk), one.name) for one in bodies]
    form = forms.Form(data, initial={f"w{one.pk}": _said(one) for one in rows})
    for one in rows:
        form.fields[f"w{one.pk}"] = forms.ChoiceField(
            label=one.written, choices=choices, required=False
        )
    return form


def _said(one: Workplace) -> str:
    if not one.settled:
        return ""
    return str(one.agency_id) if one.agency_id else OURS_NOT

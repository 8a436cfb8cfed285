"""Asking for a certificate, and checking the code of one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.web.prevention.models.certificates import CODE_LENGTH


class ClaimForm(forms.Form):
    """The name as it was written on the list."""

    nama = forms.CharField(
        label=_("Nama lengkap Anda"),
        help_text=_("Seperti di daftar hadir atau daftar pegawai. Gelar boleh ditulis."),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Tulis nama lengkap Anda")},
    )


class CodeForm(forms.Form):
    """The code of a certificate; signs between the groups do not matter."""

    UNKNOWN = _("Tidak ada sertifikat dengan kode ini. Periksa kembali setiap hurufnya")

    kode = forms.CharField(
        label=_("Kode sertifikat"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Tulis kode yang tertera pada sertifikat")},
    )

    def clean_kode(self) -> Any:
        code = "".join(sign for sign in self.cleaned_data["kode"].upper() if sign.isalnum())
        if len(code) != CODE_LENGTH:
            raise forms.ValidationError(_("Kode sertifikat terdiri dari dua belas huruf dan angka"))
        return code

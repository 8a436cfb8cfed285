"""Bringing in a list that was written on paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.names.paper.reading import LARGEST

PASTED = "teks tempelan"


class PaperForm(forms.Form):
    """A file, or the names as text."""

    berkas = forms.FileField(
        label=_("Berkas CSV atau XLSX"),
        help_text=_("Paling besar 2 MB. Satu orang tiap baris: nama, dan bila ada NIP atau unit."),
        required=False,
        error_messages={"empty": _("Berkas itu kosong. Pilih berkas lain")},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.xls"}),
    )
    teks = forms.CharField(
        label=_("Atau tempel namanya"),
        help_text=_(
            "Satu orang tiap baris. Nomor urut, gelar, “sda”, dan tanda tangan tidak mengganggu."
        ),
        required=False,
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        file, text = given.get("berkas"), given.get("teks", "")
        if not file and not text.strip():
            self.add_error("berkas", _("Pilih berkas, atau tempel namanya"))
        elif file and text.strip():
            self.add_error("teks", _("Pilih salah satu: berkas atau tempelan"))
        elif file and file.size > LARGEST:
            self.add_error("berkas", _("Berkas itu lebih dari 2 MB. Bagi daftarnya"))
        return given

    @property
    def handed_in(self) -> tuple[bytes, str]:
        """The bytes and what to call them, once the form is valid."""
        file = self.cleaned_data["berkas"]
        if file:
            return file.read(), str(file.name)
        return self.cleaned_data["teks"].encode(), PASTED

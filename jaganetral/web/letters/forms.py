"""What somebody hands in to have it checked; nothing of it is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST = 5_000_000  # bytes; a letter has some 45,000
LONGEST = 60_000  # characters; a receipt has some 3,000


class CheckForm(forms.Form):
    """A letter as PDF, or a receipt as file or text."""

    berkas = forms.FileField(
        label=_("Berkas surat atau jawaban (PDF), tanda terima, atau bukti perkara"),
        required=False,
        error_messages={"empty": _("Berkas itu kosong. Pilih berkas lain")},
    )
    teks = forms.CharField(
        label=_("Atau tempel teks tanda terima"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        max_length=LONGEST,
    )

    def clean(self) -> dict[str, Any]:
        """One of the two, and not larger than a letter can be."""
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        file = given.get("berkas")
        if not file and not given.get("teks"):
            self.add_error("berkas", _("Pilih berkas, atau tempel teks tanda terima"))
        elif file and file.size > LARGEST:
            self.add_error("berkas", _("Berkas itu lebih dari 5 MB, jadi bukan surat dari sini"))
        return given

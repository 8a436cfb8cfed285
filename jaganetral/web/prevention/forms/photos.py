"""A photo of a meeting."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PhotoForm(forms.Form):
    """The file."""

    foto = forms.FileField(
        label=_("Foto"),
        help_text=_("JPG, PNG, atau HEIC, paling besar 15 MB. Data tempat dan perangkat dibuang."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages={
            "required": _("Pilih fotonya"),
            "empty": _("Berkas itu kosong. Pilih berkas lain"),
        },
    )

"""A file that an officer adds to a case."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EvidenceForm(forms.Form):
    """The file, what it shows, and where it comes from."""

    berkas = forms.FileField(
        label=_("Berkas"),
        help_text=_("Foto, PDF, video, atau rekaman suara, paling besar 100 MB."),
        error_messages={
            "required": _("Pilih berkasnya."),
            "empty": _("Berkasnya kosong. Pilih berkas lain."),
        },
    )
    keterangan = forms.CharField(
        label=_("Apa yang tampak di dalamnya?"),
        max_length=120,
        error_messages={"required": _("Tulis apa yang tampak di dalamnya.")},
    )
    sumber = forms.CharField(
        label=_("Dari mana dan kapan diambil?"),
        help_text=_("Contoh: foto pemeriksa di lapangan, 9 November 2026"),
        max_length=120,
        error_messages={"required": _("Tulis dari mana berkas ini.")},
    )
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)

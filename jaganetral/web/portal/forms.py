"""What somebody tells before they get an answer: what they want to do, who they are, which day."""

from django import forms
from django.utils.translation import gettext_lazy as _

WHO = [
    ("pns", _("PNS")),
    ("pppk", _("PPPK")),
    ("cpns", _("Calon PNS")),
    ("pasangan", _("Suami atau istri ASN")),
    ("bukan", _("Bukan ASN")),
]
# Whoever is not ASN is asked which of the groups with rules of their own they belong to.
NOT_ASN = ("pasangan", "bukan")


class WhoForm(forms.Form):
    """Who asks, and for which day; nothing of it is stored."""

    siapa = forms.ChoiceField(
        label=_("Siapa Anda?"),
        choices=WHO,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Pilih siapa Anda, karena aturannya berbeda"),
            "invalid_choice": _("Pilih siapa Anda, karena aturannya berbeda"),
        },
    )
    tanggal = forms.DateField(
        label=_("Untuk hari apa?"),
        help_text=_("Boleh kosong: hari ini. Contoh: 2024-10-05"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "sedang"}),
        error_messages={"invalid": _("Tulis tanggal yang ada, misalnya 2024-10-05")},
    )


class QuestionForm(forms.Form):
    """What somebody wants to do, in their own words, and who they are where they say it."""

    q = forms.CharField(
        label=_("Yang ingin saya lakukan"),
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={
            "required": _("Tulis yang ingin Anda lakukan, misalnya “foto bersama calon”"),
            "max_length": _("Tulis lebih singkat, paling banyak 200 huruf"),
        },
    )
    siapa = forms.ChoiceField(
        label=_("Siapa Anda?"), choices=WHO, widget=forms.RadioSelect, required=False
    )

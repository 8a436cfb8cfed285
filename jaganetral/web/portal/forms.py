"""What somebody tells before they get an answer: who they are, which day, what they want to do."""

from django import forms
from django.utils.translation import gettext_lazy as _

STATUSES = [
    ("pns", _("PNS")),
    ("pppk", _("PPPK")),
    ("cpns", _("Calon PNS")),
    ("bukan", _("Bukan ASN")),
]


class WhoForm(forms.Form):
    """Who asks, and for which day; nothing of it is stored."""

    status = forms.ChoiceField(
        label=_("Siapa Anda?"),
        choices=STATUSES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih siapa Anda, karena aturannya berbeda")},
    )
    tanggal = forms.DateField(
        label=_("Untuk hari apa?"),
        help_text=_("Boleh kosong: hari ini. Contoh: 2024-10-05"),
        required=False,
        error_messages={"invalid": _("Tulis tanggal yang ada, misalnya 2024-10-05")},
    )

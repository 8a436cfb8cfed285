"""Forms of the supervisors of look-ups."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.web.desk.forms import choice_field

DAYS = [("1", _("24 jam")), ("7", _("7 hari")), ("30", _("30 hari"))]
MOST = 20


class SpanForm(forms.Form):
    """How far back to count."""

    hari = forms.ChoiceField(label=_("Selama"), choices=DAYS, required=False, initial="7")

    @property
    def days(self) -> int:
        """The chosen number of days; seven where none is, or a wrong one."""
        return int(self.cleaned_data["hari"] or 7) if self.is_valid() else 7


class BaitForm(forms.Form):
    """Where to plant canaries, and how many."""

    body = choice_field(label=_("Daftar pegawai"))
    count = forms.IntegerField(
        label=_("Berapa umpan"),
        min_value=1,
        max_value=MOST,
        initial=3,
        help_text=_("1 sampai 20 sekali tanam."),
        error_messages={
            "required": _("Tulis berapa."),
            "invalid": _("Tulis angka 1 sampai 20."),
            "min_value": _("Tulis angka 1 sampai 20."),
            "max_value": _("Tulis angka 1 sampai 20."),
        },
        widget=forms.NumberInput(attrs={"class": "pendek"}),
    )


class HandleForm(forms.Form):
    """What was found out about an alarm."""

    catatan = forms.CharField(label=_("Yang ditemukan"), min_length=5, max_length=500)

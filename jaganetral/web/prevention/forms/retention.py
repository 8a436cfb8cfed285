"""How many days names are kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.web.prevention.attendance.retention import LEAST, MOST

LIMITS = _("Isi 30 sampai 1.825 hari")


class RetentionForm(forms.Form):
    """Days after the event."""

    hari = forms.IntegerField(
        label=_("Hari sesudah acara"),
        help_text=_("30 sampai 1.825 hari."),
        min_value=LEAST,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"class": "sedang", "inputmode": "numeric"}),
        error_messages={
            "required": LIMITS,
            "invalid": LIMITS,
            "min_value": LIMITS,
            "max_value": LIMITS,
        },
    )

"""A line for the mailbox."""

from django import forms
from django.utils.translation import gettext_lazy

from jaganetral.web.reports.forms.controls import area


class MessageForm(forms.Form):
    """The answer of a reporter."""

    pesan = forms.CharField(
        label=gettext_lazy("Tulis jawaban"), required=False, widget=area(rows="4")
    )

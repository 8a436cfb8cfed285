"""The forms of a pledge: who pledges, and a code to verify."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.web.prevention.forms import PresentForm
from jaganetral.web.prevention.models import CODE_LENGTH


class PledgeForm(PresentForm):
    """Who pledges, and that they do."""

    setuju = forms.BooleanField(
        label=_("Saya berikrar seperti naskah di atas"),
        error_messages={"required": _("Tandai bahwa Anda berikrar, atau tutup halaman ini")},
    )


class CheckForm(forms.Form):
    """A verification code; signs between the groups do not matter."""

    UNKNOWN = _("Tidak ada ikrar dengan kode ini. Periksa kembali setiap hurufnya")

    kode = forms.CharField(
        label=_("Kode ikrar"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Tulis kode yang tertera pada ikrar")},
    )

    def clean_kode(self) -> Any:
        code = "".join(sign for sign in self.cleaned_data["kode"].upper() if sign.isalnum())
        if len(code) != CODE_LENGTH:
            raise forms.ValidationError(_("Kode ikrar terdiri dari dua belas huruf dan angka"))
        return code

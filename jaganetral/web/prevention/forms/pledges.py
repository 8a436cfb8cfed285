"""The forms of a pledge: who pledges, a code to verify, and a body's own text."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.web.prevention.forms.attendance import PresentForm
from jaganetral.web.prevention.forms.fields import DAY, DAY_ERRORS
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


class TextForm(forms.Form):
    """A body's own text of the pledge, one promise a line, or the way back to the shipped one."""

    MOST, LONGEST = 12, 300

    which = forms.ChoiceField(
        label=_("Naskah yang dipakai"),
        choices=[("sendiri", _("Naskah sendiri")), ("bawaan", _("Naskah bawaan"))],
        widget=forms.RadioSelect,
        initial="sendiri",
        error_messages={"required": _("Pilih naskah sendiri atau naskah bawaan")},
    )
    head = forms.CharField(label=_("Judul naskah"), required=False, max_length=200)
    lines = forms.CharField(
        label=_("Isi naskah, satu janji setiap baris"),
        help_text=_("Paling banyak 12 baris. Kosongkan judul dan isi bila memakai naskah bawaan."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    starts = forms.DateField(
        label=_("Berlaku mulai"),
        help_text=_("Hari ini atau sesudahnya. Ikrar yang sudah dibuat tetap pada naskahnya."),
        widget=DAY,
        error_messages=DAY_ERRORS,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_starts(self) -> date:
        day: date = self.cleaned_data["starts"]
        if day < self.today:
            raise forms.ValidationError(_("Pilih hari ini atau sesudahnya"))
        return day

    def clean_lines(self) -> list[str]:
        """The promises, without numbers of their own and without empty lines."""
        found = [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        if len(found) > self.MOST:
            raise forms.ValidationError(_("Paling banyak 12 baris"))
        if any(len(line) > self.LONGEST for line in found):
            raise forms.ValidationError(_("Setiap baris paling banyak 300 huruf"))
        return found

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("which") == "sendiri" and "lines" in told:
            if not told.get("head"):
                self.add_error("head", _("Tulis judul naskahnya"))
            if not told["lines"]:
                self.add_error("lines", _("Tulis sedikitnya satu janji"))
        return told

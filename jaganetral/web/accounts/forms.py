"""Forms of signing in and of one's own account."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from jaganetral.web.accounts.models import Officer

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


class SignInForm(forms.Form):
    """Name and password."""

    username = forms.CharField(
        label=_("Nama masuk"),
        max_length=60,
        error_messages={"required": _("Tulis nama masuk Anda.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("Sandi"),
        strip=False,
        error_messages={"required": _("Tulis sandi Anda.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CodeForm(forms.Form):
    """A code of the authenticator app, or a recovery code."""

    code = forms.CharField(
        label=_("Kode"),
        max_length=20,
        help_text=_("Enam angka dari aplikasi autentikator, atau satu kode pemulihan."),
        error_messages={"required": _("Tulis kodenya.")},
        widget=forms.TextInput(attrs={**CODE, "class": "sedang"}),
    )


class SetUpForm(forms.Form):
    """A password twice, and a code that shows the authenticator app is ready."""

    password = forms.CharField(
        label=_("Sandi baru"),
        strip=False,
        max_length=200,
        help_text=_("12 huruf atau lebih. Beberapa kata yang tidak berhubungan sudah kuat."),
        error_messages={"required": _("Tulis sandi baru.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Ulangi sandi baru"),
        strip=False,
        max_length=200,
        error_messages={"required": _("Ulangi sandi baru.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    code = forms.CharField(
        label=_("Kode dari aplikasi"),
        max_length=20,
        help_text=_("Enam angka yang tampil di aplikasi sekarang."),
        error_messages={"required": _("Tulis kode yang tampil di aplikasi.")},
        widget=forms.TextInput(attrs={**CODE, "class": "sedang"}),
    )

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officer = officer

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.officer)
        return password

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        if "password" in found and "again" in found and found["password"] != found["again"]:
            self.add_error("again", _("Kedua sandi tidak sama."))
        return found


class PreferForm(forms.Form):
    """How an officer wants the screen."""

    theme = forms.ChoiceField(
        label=_("Tampilan"),
        choices=[
            ("auto", _("Mengikuti perangkat")),
            ("terang", _("Terang")),
            ("gelap", _("Gelap")),
        ],
        widget=forms.RadioSelect,
    )
    keys_on = forms.BooleanField(
        label=_("Pintasan satu tombol menyala (t, g, p, x, j, k, u)"), required=False
    )

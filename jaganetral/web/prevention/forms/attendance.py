"""Who is present, at the door or by the six digits."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jaganetral.names.nip import DIGITS
from jaganetral.web.prevention.attendance.person import Person, count_digits, is_number, read_person

LONGEST = 40  # letters of a word: longer ones are no name, and tear every list


def in_words(told: str) -> None:
    """Refuse what is not written in words."""
    if any(len(word) > LONGEST for word in told.split()):
        raise ValidationError(_("Satu kata terlalu panjang. Pisahkan dengan spasi"))


class PresentForm(forms.Form):
    """Who is present: one field for a NIP or a name, one for the unit of a name."""

    who = forms.CharField(
        label=_("NIP atau nama lengkap"),
        max_length=160,
        validators=[in_words],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Tulis NIP atau nama Anda")},
    )
    unit = forms.CharField(
        label=_("Unit kerja"),
        help_text=_("Tidak perlu bila Anda mengisi NIP."),
        required=False,
        max_length=160,
        validators=[in_words],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        who, unit = given.get("who", ""), given.get("unit", "")
        given["person"] = read_person(who, unit)
        if who and given["person"] is None:
            self._say_why(who, unit)
        return given

    def _say_why(self, who: str, unit: str) -> None:
        if is_number(who):
            told = _("NIP terdiri dari %(all)s angka, yang tertulis %(count)s angka")
            self.add_error("who", told % {"all": DIGITS, "count": count_digits(who)})
        elif not any(sign.isalpha() for sign in who):
            self.add_error("who", _("Tulis NIP atau nama Anda"))
        elif not unit.strip():
            self.add_error("unit", _("Tulis unit kerja, karena Anda mengisi nama"))
        else:
            self.add_error("who", _("Tulis nama lengkap tanpa gelar saja"))

    @property
    def person(self) -> Person:
        """The person, once the form is valid."""
        person: Person = self.cleaned_data["person"]
        return person


class CodeForm(PresentForm):
    """The way for places without signal: the six digits written on the sheet."""

    UNKNOWN = _("Kode ini tidak dikenal atau sudah ditutup. Periksa angkanya di lembar hadir")

    code = forms.RegexField(
        regex=r"^\D*(?:\d\D*){6}$",
        label=_("Kode ruang"),
        help_text=_("Enam angka di lembar hadir, misalnya 482 913."),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "inputmode": "numeric", "class": "sedang"}
        ),
        error_messages={
            "required": _("Tulis kode ruang dari lembar hadir"),
            "invalid": _("Kode ruang terdiri dari enam angka"),
        },
    )
    field_order = ("code", "who", "unit")

    def clean_code(self) -> str:
        return "".join(sign for sign in self.cleaned_data["code"] if sign.isdigit())

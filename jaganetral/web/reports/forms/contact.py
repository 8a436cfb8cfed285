"""Step 7: how the reporter's name is treated, and how to reach them."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.web.reports.forms.controls import consequences, line

PHONE = re.compile(r"\+?[0-9]{7,15}")
CHOICES = [
    (
        "anonim",
        gettext_lazy("Anonim."),
        gettext_lazy(
            "Kami tidak tahu siapa Anda. Kabar hanya lewat kotak pesan. Jalur resmi Bawaslu"
            " memerlukan nama, jadi laporan Anda menjadi informasi awal."
        ),
    ),
    (
        "rahasia",
        gettext_lazy("Rahasia."),
        gettext_lazy(
            "Nama Anda disegel. Hanya penjaga identitas yang dapat membukanya, dengan alasan"
            " tercatat dan persetujuan orang kedua. Instansi orang yang dilaporkan tidak"
            " melihatnya."
        ),
    ),
    (
        "terbuka",
        gettext_lazy("Terbuka."),
        gettext_lazy(
            "Nama Anda tercantum pada laporan resmi ke Bawaslu. Instansi orang yang"
            " dilaporkan tetap tidak melihatnya."
        ),
    ),
]


class IdentityForm(forms.Form):
    """One of three levels, each with its consequence."""

    identitas = forms.ChoiceField(
        label=gettext_lazy("Bagaimana nama Anda diperlakukan?"),
        choices=consequences(CHOICES),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih bagaimana nama Anda diperlakukan")},
    )

    def __init__(self, *args: Any, can_seal: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.can_seal = can_seal

    def clean_identitas(self) -> str:
        """A name is only asked for where it can be sealed."""
        chosen: str = self.cleaned_data["identitas"]
        if chosen != "anonim" and not self.can_seal:
            raise ValidationError(
                _("Kantor ini belum dapat menyegel nama. Pilih Anonim, atau datang ke kantornya")
            )
        return chosen


class ContactForm(forms.Form):
    """Name, and a phone number or an e-mail address; all of it is sealed."""

    nama = forms.CharField(
        label=gettext_lazy("Nama Anda"), required=False, max_length=200, widget=line()
    )
    telepon = forms.CharField(
        label=gettext_lazy("Nomor telepon"),
        required=False,
        max_length=40,
        widget=line(inputmode="tel"),
    )
    surel = forms.CharField(
        label=gettext_lazy("Alamat surel"),
        required=False,
        max_length=200,
        widget=line(inputmode="email", autocapitalize="none"),
    )

    def __init__(self, *args: Any, identity: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.identity = identity
        if identity != "terbuka":
            self.fields["nama"].label = _("Nama Anda (boleh kosong)")

    def clean_nama(self) -> str:
        """An open report carries the name, so it is needed there."""
        name: str = self.cleaned_data["nama"].strip()
        if self.identity == "terbuka" and not name:
            raise ValidationError(_("Tulis nama Anda, karena laporan terbuka memuatnya"))
        return name

    def clean_telepon(self) -> str:
        """Digits, however they are grouped."""
        phone: str = self.cleaned_data["telepon"].strip()
        if phone and not PHONE.fullmatch(re.sub(r"[\s.()\-]", "", phone)):
            raise ValidationError(_("Tulis nomor telepon dengan angka, misalnya 0812 3456 7890"))
        return phone

    def clean_surel(self) -> str:
        """Something that can be an address."""
        email: str = self.cleaned_data["surel"].strip()
        if email:
            try:
                validate_email(email)
            except ValidationError:
                raise ValidationError(
                    _("Tulis alamat surel yang lengkap, misalnya nama@contoh.id")
                ) from None
        return email

    def clean(self) -> dict[str, Any]:
        """One of the two is enough."""
        told = super().clean() or {}
        typed = [self.data.get("telepon", ""), self.data.get("surel", "")]
        if not any(value.strip() for value in typed):
            self.add_error("telepon", _("Tulis nomor telepon atau alamat surel, salah satu cukup"))
        return told

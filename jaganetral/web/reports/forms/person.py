"""Step 5: somebody who is reported, by name or only by description."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.web.reports.forms.controls import line

NIP = re.compile(r"[0-9]{18}")


class PersonForm(forms.Form):
    """One person; only a name or a description is needed."""

    nama = forms.CharField(
        label=gettext_lazy("Nama, atau ciri jika tidak tahu namanya"),
        help_text=gettext_lazy("Anda tidak perlu yakin. Petugas yang mencocokkan."),
        max_length=200,
        widget=line(),
        error_messages={"required": gettext_lazy("Tulis nama atau ciri orang yang Anda laporkan")},
    )
    jabatan = forms.CharField(
        label=gettext_lazy("Jabatan (boleh kosong)"),
        help_text=gettext_lazy("Contoh: camat, kepala sekolah, staf puskesmas"),
        required=False,
        max_length=160,
        widget=line(),
    )
    tempat_kerja = forms.CharField(
        label=gettext_lazy("Tempat bekerja"),
        help_text=gettext_lazy("Contoh: Kecamatan Sukamaju. Boleh kosong jika tidak tahu."),
        required=False,
        max_length=160,
        widget=line(),
    )
    nip = forms.CharField(
        label=gettext_lazy("NIP (boleh kosong)"),
        required=False,
        max_length=40,
        widget=line(inputmode="numeric"),
    )

    def clean_nip(self) -> str:
        """Digits only; spaces, dots and dashes between them do not matter."""
        nip = re.sub(r"[\s.\-]", "", self.cleaned_data["nip"])
        if nip and not NIP.fullmatch(nip):
            raise ValidationError(_("NIP terdiri dari 18 angka. Kosongkan jika Anda tidak tahu"))
        return nip

"""A report that was told in person, by phone, in a letter or a chat, on one page."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from jaganetral.web.cases.words import CHANNELS
from jaganetral.web.reports.answers import HAPPENINGS, LONGEST, RESOURCES, SHORTEST
from jaganetral.web.reports.intake import places
from jaganetral.web.reports.models import Report

HOWS = [("tepat", _("tepat")), ("sekitar", _("sekitar")), ("berulang", _("berulang kali"))]
ORDERED = [("", _("Tidak diketahui")), ("ya", _("Ya")), ("tidak", _("Tidak"))]


class AccusedForm(forms.Form):
    """Somebody as told."""

    name = forms.CharField(label=_("Nama, atau ciri"), required=False, max_length=200)
    position = forms.CharField(label=_("Jabatan (boleh kosong)"), required=False, max_length=160)
    workplace = forms.CharField(label=_("Tempat bekerja"), required=False, max_length=160)
    nip = forms.CharField(label=_("NIP (boleh kosong)"), required=False, max_length=21)

    def clean_nip(self) -> str:
        digits = "".join(self.cleaned_data["nip"].split())
        if digits and (len(digits) != 18 or not digits.isdigit()):
            raise forms.ValidationError(
                _("NIP terdiri dari 18 angka. Kosongkan jika Anda tidak tahu")
            )
        return digits


AccusedForms = formset_factory(AccusedForm, extra=3, max_num=10)


class EntryForm(forms.Form):
    """What an officer writes down for somebody."""

    channel = forms.ChoiceField(
        label=_("Lewat apa laporan ini datang?"),
        choices=[(key, words) for key, words in CHANNELS.items() if key != "daring"],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih lewat apa laporan ini datang")},
    )
    happening = forms.ChoiceField(
        label=_("Apa yang terjadi?"),
        choices=[("", _("Pilih yang paling dekat")), *HAPPENINGS.items()],
        error_messages={"required": _("Pilih apa yang terjadi, atau “Saya tidak yakin”")},
    )
    story = forms.CharField(
        label=_("Cerita pelapor, dengan kata-katanya"),
        help_text=_("Antara 30 dan 8.000 huruf"),
        widget=forms.Textarea,
        min_length=SHORTEST,
        max_length=LONGEST,
        error_messages={
            "required": _("Tulis sedikitnya 30 huruf tentang yang dilihat pelapor"),
            "min_length": _("Tulis sedikitnya 30 huruf tentang yang dilihat pelapor"),
        },
    )
    happened_on = forms.DateField(
        label=_("Kapan terjadinya? (boleh kosong)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "sedang"}),
    )
    happened_how = forms.ChoiceField(label=_("Ketepatan hari"), choices=HOWS, required=False)
    area = forms.CharField(label=_("Kabupaten atau kota"), required=False, max_length=120)
    place = forms.CharField(label=_("Nama tempat (boleh kosong)"), required=False, max_length=200)
    online = forms.BooleanField(
        label=_("Di media sosial, bukan di tempat tertentu"), required=False
    )
    ordered = forms.ChoiceField(
        label=_("Apakah ada perintah atasan?"), choices=ORDERED, required=False
    )
    resources = forms.MultipleChoiceField(
        label=_("Apa milik negara yang dipakai? (boleh kosong)"),
        choices=list(RESOURCES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    links = forms.CharField(
        label=_("Tautan (satu per baris, boleh kosong)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    identity = forms.ChoiceField(
        label=_("Bagaimana nama pelapor diperlakukan?"),
        choices=Report.Identity.choices,
        widget=forms.RadioSelect,
        initial="anonim",
    )
    contact_name = forms.CharField(label=_("Nama pelapor"), required=False, max_length=160)
    contact_phone = forms.CharField(label=_("Telepon"), required=False, max_length=30)
    contact_email = forms.EmailField(label=_("Surel"), required=False)
    wants_news = forms.BooleanField(
        label=_("Pelapor mau membaca kabar dengan nomor dan kata sandinya"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_happened_on(self) -> date | None:
        day: date | None = self.cleaned_data["happened_on"]
        if day is not None and day > self.today:
            raise forms.ValidationError(_("Tanggal kejadian harus hari ini atau sebelumnya"))
        return day

    def clean_area(self) -> str:
        """The code of the place that is meant."""
        text = self.cleaned_data["area"].strip()
        if not text:
            return ""
        found = places().find(text)
        if not found:
            raise forms.ValidationError(
                _("“%(x)s” tidak kami temukan. Periksa ejaan, atau tulis nama provinsi")
                % {"x": text}
            )
        same = [one for one in found if one.name.casefold() == text.casefold()]
        if len(found) > 1 and len(same) != 1:
            names = "; ".join(one.label for one in found)
            raise forms.ValidationError(_("Tulis lebih lengkap: %(names)s") % {"names": names})
        return str((same or found)[0].code)

    def clean_links(self) -> list[str]:
        check = URLValidator(schemes=["http", "https"])
        found = [line.strip() for line in self.cleaned_data["links"].splitlines() if line.strip()]
        for link in found:
            try:
                check(link)
            except forms.ValidationError:
                raise forms.ValidationError(
                    _("Tautan harus dimulai dengan http:// atau https://")
                ) from None
        return found

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        named = told.get("identity") in {"rahasia", "terbuka"}
        if named and not (told.get("contact_phone") or told.get("contact_email")):
            self.add_error(
                "contact_phone", _("Tulis nomor telepon atau alamat surel, satu sudah cukup")
            )
        return told

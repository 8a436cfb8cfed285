"""Opening a session, and changing one."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.web.prevention.forms.fields import DAY, DAY_ERRORS, address, clock
from jaganetral.web.prevention.models import Session


class OfficeSessionForm(forms.Form):
    """An office's own event, in one short page."""

    title = forms.CharField(
        label=_("Nama acara"), max_length=200, error_messages={"required": _("Tulis nama acaranya")}
    )
    kind = forms.ChoiceField(
        label=_("Bentuk"),
        choices=[(Session.Kind.RAPAT, _("Rapat dinas")), (Session.Kind.WEBINAR, _("Webinar"))],
        widget=forms.RadioSelect,
        initial=Session.Kind.RAPAT,
        error_messages={"required": _("Pilih bentuk acaranya")},
    )
    day = forms.DateField(label=_("Hari"), widget=DAY, error_messages=DAY_ERRORS)
    begins = clock(_("Jam mulai"))
    ends = clock(_("Jam selesai"))
    place = forms.CharField(label=_("Tempat"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begins, ends = given.get("begins"), given.get("ends")
        if isinstance(begins, time) and isinstance(ends, time) and ends <= begins:
            self.add_error("ends", _("Jam selesai harus sesudah jam mulai"))
        return given

    @property
    def on(self) -> date:
        """The day, once the form is valid."""
        day: date = self.cleaned_data["day"]
        return day


class SessionForm(OfficeSessionForm):
    """A session for all offices below."""

    per_office = forms.IntegerField(
        label=_("Undangan tiap kantor"),
        help_text=_("Berapa orang. Kosong: semua pegawai kantor."),
        required=False,
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"class": "sedang", "inputmode": "numeric"}),
    )
    material = address(_("Alamat bahan"), _("Boleh kosong."))
    listed = forms.BooleanField(label=_("Tampilkan di halaman acara umum"), required=False)


class RevisedSessionForm(OfficeSessionForm):
    """What may change after a session was opened: all but who is invited."""

    material = address(_("Alamat bahan"), _("Boleh kosong."))
    recording = address(_("Alamat rekaman"), _("Boleh kosong, diisi sesudah acara."))
    listed = forms.BooleanField(label=_("Tampilkan di halaman acara umum"), required=False)

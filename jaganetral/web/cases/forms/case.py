"""Filters of the list of cases, and what officers write on the pages of a case."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.flow import case_table
from jaganetral.web.accounts.models import Agency
from jaganetral.web.cases.models import Party, Share
from jaganetral.web.cases.words import said

NOT_OF_CASES = ("diterima", "diperiksa_awal", "tidak_dilanjutkan", "digabung")
WHY = {"required": _("Alasannya belum ditulis. Tulis satu kalimat alasan.")}


def _stages() -> list[tuple[str, str]]:
    rows = case_table().statuses.values()
    return [(one.id, said(one.label)) for one in rows if one.id not in NOT_OF_CASES]


class CaseFilter(forms.Form):
    """What of the list to show. Read from the address."""

    q = forms.CharField(label=_("Cari nomor, perihal, orang"), required=False, max_length=120)
    tahap = forms.ChoiceField(
        label=_("Tahap"), required=False, choices=lambda: [("", _("Semua tahap")), *_stages()]
    )
    pemilik = forms.ChoiceField(
        label=_("Pemilik"),
        required=False,
        choices=[("", _("Semua")), ("saya", _("Saya"))],
    )
    dari = forms.DateField(
        label=_("Dibuka sejak"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    sampai = forms.DateField(
        label=_("sampai"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    lewat = forms.BooleanField(label=_("Lewat tenggat"), required=False)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but a search is chosen."""
        return any(value for name, value in self.chosen().items() if name != "q")

    def chosen(self) -> dict[str, object]:
        """The valid choices; what is not valid counts as not chosen."""
        self.full_clean()
        return {name: self.cleaned_data.get(name) for name in self.fields}


class NoteForm(forms.Form):
    """An internal note."""

    catatan = forms.CharField(
        label=_("Catatan internal — pelapor tidak melihat"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        error_messages={"required": _("Tulis catatannya.")},
    )


class MailForm(forms.Form):
    """A message to a reporter."""

    pesan = forms.CharField(
        label=_("Pesan ke pelapor — langsung terbaca"),
        widget=forms.Textarea(attrs={"rows": 4}),
        min_length=5,
        max_length=2000,
        error_messages={
            "required": _("Tulis pesannya."),
            "min_length": _("Tulis pesannya dalam satu kalimat."),
        },
    )


class PartyForm(forms.Form):
    """Somebody in a case, by name or description."""

    peran = forms.ChoiceField(
        label=_("Sebagai"), choices=Party.Kind.choices, widget=forms.RadioSelect, initial="terlapor"
    )
    nama = forms.CharField(
        label=_("Nama, atau ciri jika tidak tahu namanya"),
        max_length=200,
        error_messages={"required": _("Tulis nama atau ciri orangnya.")},
    )
    jabatan = forms.CharField(label=_("Jabatan (boleh kosong)"), required=False, max_length=160)
    tempat = forms.CharField(label=_("Tempat bekerja"), required=False, max_length=160)


class WhyForm(forms.Form):
    """One sentence why, with the version of the case the officer looked at."""

    alasan = forms.CharField(label=_("Mengapa?"), max_length=500, error_messages=WHY)
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)


class OpeningForm(forms.Form):
    """The reason for opening something sealed."""

    alasan = forms.CharField(
        label=_("Tulis alasan membuka nama pelapor. Alasan ini tercatat dan tidak bisa dihapus."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages=WHY,
    )


class PassphraseForm(forms.Form):
    """The passphrase of a custodian; never kept."""

    sandi = forms.CharField(
        label=_("Sandi penjaga identitas"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Tulis sandi penjaga.")},
    )


def _other_body(
    label: Any, needed: Any, holder: Agency, barred: Collection[int]
) -> "forms.ModelChoiceField[Agency]":
    """A choice among the houses that neither hold the case nor are barred from it."""
    others = Agency.objects.exclude(pk__in=[holder.pk, *barred])
    return forms.ModelChoiceField(
        label=label,
        queryset=others.exclude(kind__in=["opd", "unit"]),
        empty_label=_("Pilih instansi"),
        error_messages={"required": needed},
    )


class PassOnForm(forms.Form):
    """To whom a case goes, and why."""

    ke = forms.ModelChoiceField(
        label=_("Instansi yang menerima perkara"),
        queryset=Agency.objects.none(),
        error_messages={"required": _("Pilih instansi yang menerima perkara.")},
    )
    alasan = forms.CharField(
        label=_("Alasan mengalihkan"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages=WHY,
    )
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: object, holder: Agency, barred: Collection[int] = (), **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        needed = _("Pilih instansi yang menerima perkara.")
        label = _("Instansi yang menerima perkara")
        self.fields["ke"] = _other_body(label, needed, holder, barred)
        self.order_fields(["ke", "alasan", "versi"])


class ShareForm(forms.Form):
    """Which other body may read a case or follow it up."""

    instansi = forms.ModelChoiceField(label=_("Instansi"), queryset=Agency.objects.none())
    lingkup = forms.ChoiceField(
        label=_("Boleh"), choices=Share.Scope.choices, widget=forms.RadioSelect, initial="baca"
    )

    def __init__(
        self, *args: object, holder: Agency, barred: Collection[int] = (), **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        needed = _("Pilih instansinya.")
        self.fields["instansi"] = _other_body(_("Instansi"), needed, holder, barred)
        self.order_fields(["instansi", "lingkup"])

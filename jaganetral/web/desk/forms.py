"""Forms of the settings and of the log."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jaganetral.names.nip import read_nip
from jaganetral.web.accounts.models import Agency, Officer, Post, Tenure
from jaganetral.web.accounts.roles import load_roles

NO_NAME = {"required": _("Tulis namanya.")}
NO_CHOICE = {"required": _("Pilih salah satu."), "invalid_choice": _("Pilih salah satu.")}
NO_DAY = {"required": _("Isi harinya."), "invalid": _("Tulis hari sebagai 31/12/2026.")}
Choices = Iterable[tuple[object, object]]


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    """A day, picked or typed."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "sedang"})
    return forms.DateField(label=label, widget=widget, error_messages=NO_DAY, **kwargs)


def choice_field(label: Any, **kwargs: Any) -> forms.ChoiceField:
    """One of a list."""
    return forms.ChoiceField(label=label, error_messages=NO_CHOICE, **kwargs)


class NipField(forms.CharField):
    """A NIP, optional; written with or without spaces."""

    def __init__(self) -> None:
        super().__init__(
            label=_("NIP"), required=False, max_length=30, help_text=_("18 angka. Boleh kosong.")
        )

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        nip = read_nip(text)
        if text and not nip.usable:
            raise forms.ValidationError(list(nip.warnings))
        return nip.digits


def offer(form: forms.Form, **lists: Choices) -> None:
    """Fill the choices of fields, each by its name."""
    for name, choices in lists.items():
        field = form.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = list(choices)


def roles() -> list[tuple[str, str]]:
    """Roles in the language of the screen."""
    english = get_language() == "en"
    found = load_roles().roles.values()
    return [(role.id, role.name_en if english else role.name) for role in found]


def bodies_as_tree(bodies: Iterable[Agency]) -> list[tuple[str, str]]:
    """Bodies with their place in the tree shown by dashes."""
    depth: dict[int | None, int] = {}
    rows = []
    for body in bodies:
        depth[body.pk] = depth.get(body.parent_id, -1) + 1
        rows.append((str(body.pk), f"{'– ' * depth[body.pk]}{body.name}"))
    return rows


class LogForm(forms.Form):
    """Filters of the log; everything may stay empty."""

    act = choice_field(_("Tindakan"), required=False)
    actor = forms.CharField(label=_("Pelaku"), required=False, max_length=100)
    about = forms.CharField(label=_("Perihal"), required=False, max_length=100)
    since = day_field(_("Sejak"), required=False)
    until = day_field(_("Sampai"), required=False)


class DutyForm(forms.Form):
    """A role in a body from a day on."""

    agency = choice_field(_("Instansi"))
    role = choice_field(_("Peran"))
    since = day_field(_("Mulai"))


class OfficerForm(DutyForm):
    """A new officer with a first duty."""

    name = forms.CharField(label=_("Nama"), max_length=120, error_messages=NO_NAME)
    username = forms.SlugField(
        label=_("Nama masuk"),
        max_length=60,
        help_text=_("Huruf, angka, garis; tanpa spasi. Dipakai saat masuk."),
        error_messages={
            "required": _("Tulis nama masuknya."),
            "invalid": _("Nama masuk hanya huruf, angka, dan garis, tanpa spasi."),
        },
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    nip = NipField()
    field_order = ["name", "username", "nip", "agency", "role", "since"]

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"].lower()
        if Officer.objects.filter(username=username).exists():
            raise forms.ValidationError(_("Nama masuk ini sudah dipakai. Pilih yang lain."))
        return username


class EndForm(forms.Form):
    """A last day."""

    until = day_field(_("Hari terakhir"))


if TYPE_CHECKING:
    OfAgency = forms.ModelForm[Agency]
else:
    OfAgency = forms.ModelForm


class AgencyForm(OfAgency):
    """A body. Where it stands in the tree is chosen once."""

    class Meta:
        model = Agency
        fields = ["name", "short", "kind", "level", "area", "zone", "head_count"]
        labels: Mapping[str, Any] = {
            "name": _("Nama instansi"),
            "short": _("Nama singkat"),
            "kind": _("Jenis"),
            "level": _("Tingkat"),
            "area": _("Kode wilayah"),
            "zone": _("Zona waktu"),
            "head_count": _("Jumlah pegawai"),
        }
        help_texts: Mapping[str, Any] = {
            "area": _("Kode Kemendagri: 33 untuk provinsi, 33.13 untuk kabupaten atau kota."),
            "head_count": _("Untuk menghitung cakupan. Boleh perkiraan."),
        }
        error_messages: Mapping[str, Any] = {"name": NO_NAME}

    def clean_area(self) -> str:
        area: str = self.cleaned_data["area"].strip()
        parts = area.split(".")
        if area and not all(part.isascii() and part.isdigit() for part in parts):
            raise forms.ValidationError(_("Tulis kode wilayah sebagai 33 atau 33.13."))
        return area


class PostForm(forms.Form):
    """A post of a body."""

    agency = choice_field(_("Instansi"))
    title = forms.CharField(
        label=_("Nama jabatan"), max_length=160, error_messages={"required": _("Tulis jabatannya.")}
    )
    superior = choice_field(_("Melapor kepada"), required=False)
    is_ppk = forms.BooleanField(
        label=_("Jabatan ini Pejabat Pembina Kepegawaian (PPK) instansinya"), required=False
    )

    def clean_superior(self) -> Post | None:
        chosen = self.cleaned_data["superior"]
        return Post.objects.get(pk=chosen) if chosen else None


class TenureForm(forms.Form):
    """Somebody holds a post from a day on."""

    holder = forms.CharField(label=_("Nama pejabat"), max_length=120, error_messages=NO_NAME)
    nip = NipField()
    kind = choice_field(_("Sebagai"), choices=Tenure.Kind.choices)
    since = day_field(_("Mulai"))
    until = day_field(_("Sampai"), required=False, help_text=_("Kosongkan bila belum diketahui."))
    officer = choice_field(
        _("Akun petugas"),
        required=False,
        help_text=_("Bila pejabat ini masuk ke JagaNetral: agar benturan kepentingan terjaga."),
    )

    def clean_officer(self) -> Officer | None:
        chosen = self.cleaned_data["officer"]
        return Officer.objects.get(pk=chosen) if chosen else None


class KeyForm(forms.Form):
    """The passphrase of a custodian's key, twice."""

    passphrase = forms.CharField(
        label=_("Sandi kunci"),
        strip=False,
        min_length=16,
        max_length=200,
        help_text=_("16 huruf atau lebih. Tidak dapat dipulihkan: simpan di tempat aman."),
        error_messages={
            "required": _("Tulis sandi kunci."),
            "min_length": _("Sandi kunci paling sedikit 16 huruf."),
        },
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Ulangi sandi kunci"),
        strip=False,
        max_length=200,
        error_messages={"required": _("Ulangi sandi kunci.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        if "passphrase" in found and found["passphrase"] != found.get("again"):
            self.add_error("again", _("Kedua sandi kunci tidak sama."))
        return found

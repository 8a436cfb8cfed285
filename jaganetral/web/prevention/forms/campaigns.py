"""A campaign, and the letter of appeal that goes with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.forms.fields import DAY, DAY_ERRORS, address


def _listed(text: str) -> list[str]:
    """What stands between the commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


class CampaignForm(forms.Form):
    """A campaign: what it says, until when offices confirm it, what it counts down to."""

    title = forms.CharField(
        label=_("Nama kampanye"),
        max_length=200,
        error_messages={"required": _("Tulis nama kampanyenya")},
    )
    message = forms.CharField(
        label=_("Pesan kepada semua kantor"),
        help_text=_("Apa yang harus dilakukan kantor, dalam kalimat pendek."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Tulis pesannya")},
    )
    kinds = forms.MultipleChoiceField(
        label=_("Untuk kantor jenis apa"),
        help_text=_("Boleh kosong: semua jenis."),
        choices=[
            (Agency.Kind.OPD, _("Organisasi perangkat daerah (OPD)")),
            (Agency.Kind.UNIT, _("Unit kerja, misalnya sekolah dan puskesmas")),
            (Agency.Kind.PEMDA, _("Pemerintah daerah atau instansi pusat")),
        ],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=_("Hanya yang namanya memuat"),
        help_text=_("Boleh kosong. Beberapa kata dipisah koma, misalnya SD, SMP, sekolah."),
        required=False,
        max_length=200,
    )
    areas = forms.RegexField(
        regex=r"^\s*\d\d(\.\d\d)?(\s*,\s*\d\d(\.\d\d)?)*\s*$",
        label=_("Hanya di wilayah"),
        help_text=_("Boleh kosong. Kode provinsi atau kabupaten dan kota, misalnya 99, 98.01."),
        required=False,
        max_length=400,
        error_messages={"invalid": _("Tulis kode wilayah dua angka, atau misalnya 99.01")},
    )
    running = forms.BooleanField(
        label=_("Hanya di wilayah yang sedang dalam tahapan pemilihan"),
        required=False,
    )
    running_on = forms.DateField(
        label=_("Dalam tahapan pada hari"),
        help_text=_("Menurut kalender pemilihan yang berlaku di sini. Boleh kosong: hari ini."),
        required=False,
        widget=DAY,
        error_messages=DAY_ERRORS,
    )
    direct = forms.BooleanField(
        label=_("Kirim langsung sampai kantor paling bawah, tidak menunggu diteruskan"),
        required=False,
    )
    act_by = forms.DateField(
        label=_("Tanda terima paling lambat"),
        help_text=_("Boleh kosong. Sesudah hari ini, kantor yang belum menerima disebut lewat."),
        required=False,
        widget=DAY,
        error_messages=DAY_ERRORS,
    )
    material = address(_("Alamat bahan"), _("Boleh kosong."))
    counts_to = forms.DateField(
        label=_("Menghitung mundur ke hari"),
        help_text=_("Boleh kosong, misalnya hari pemungutan suara."),
        required=False,
        widget=DAY,
        error_messages=DAY_ERRORS,
    )
    counts_to_name = forms.CharField(label=_("Nama hari itu"), required=False, max_length=80)
    own_words = forms.CharField(
        label=_("Hitungan dalam kata kampanye sendiri"),
        help_text=_("Boleh kosong. Ditampilkan apa adanya di samping hitungan harinya."),
        required=False,
        max_length=200,
    )

    EXTRA = ("material", "counts_to", "counts_to_name", "own_words")

    @property
    def needed(self) -> list[forms.BoundField]:
        """What every campaign says."""
        return [bound for bound in self if bound.name not in self.EXTRA]

    @property
    def extra(self) -> list[forms.BoundField]:
        """What some say: their material, and the day they count down to."""
        return [self[name] for name in self.EXTRA]

    @property
    def says_more(self) -> bool:
        """Whether some of that is written, or wrong."""
        return any(bound.value() or bound.errors for bound in self.extra)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("counts_to") and not given.get("counts_to_name"):
            self.add_error("counts_to_name", _("Tulis nama hari yang dituju hitungan mundur"))
        audience = {
            "kinds": given.pop("kinds", []),
            "words": _listed(given.pop("words", "")),
            "areas": _listed(given.pop("areas", "")),
            "direct": given.pop("direct", False),
        }
        given["audience"] = {key: value for key, value in audience.items() if value}
        on = given.pop("running_on", None)
        if given.pop("running", False):
            given["audience"]["running"] = on.isoformat() if on else ""
        return given


class AppealForm(forms.Form):
    """The words of a letter of appeal; addressee, event and limit come from the campaign."""

    subject = forms.CharField(
        label=_("Hal"), max_length=200, error_messages={"required": _("Tulis hal suratnya")}
    )
    text = forms.CharField(
        label=_("Isi imbauan"),
        help_text=_("Satu baris kosong memisahkan paragraf."),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Tulis isi imbauannya")},
    )
    post = forms.CharField(
        label=_("Jabatan penanda tangan"),
        help_text=_("Sebagaimana dicetak di atas nama Anda, misalnya a.n. Bupati, Sekretaris."),
        max_length=160,
        error_messages={"required": _("Tulis jabatan penanda tangan")},
    )
    copies = forms.CharField(
        label=_("Tembusan"),
        help_text=_("Satu penerima tiap baris. Boleh kosong."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def paragraphs(self) -> list[str]:
        """The text in paragraphs, once the form is valid."""
        parts = self.cleaned_data["text"].replace("\r", "").split("\n\n")
        return [" ".join(part.split()) for part in parts if part.strip()]

    @property
    def copied_to(self) -> list[str]:
        """Who gets a copy, once the form is valid."""
        return [line.strip() for line in self.cleaned_data["copies"].splitlines() if line.strip()]

"""What officers and attendees write: campaigns, sessions, who is present."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.names.nip import DIGITS
from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.models import Session
from jaganetral.web.prevention.person import Person, count_digits, is_number, read_person

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "sedang"})
WEB = {"invalid": _("Tulis alamat lengkap, misalnya https://contoh.example/bahan.pdf")}
DAY_ERRORS = {
    "required": _("Tulis harinya"),
    "invalid": _("Tulis tanggal yang ada, misalnya 2024-02-06"),
}


def _clock(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "sedang"}),
        error_messages={
            "required": _("Tulis jamnya"),
            "invalid": _("Tulis jam yang ada, misalnya 09.00"),
        },
    )


def _address(label: Any, hint: Any = "") -> forms.URLField:
    return forms.URLField(
        label=label, help_text=hint, required=False, assume_scheme="https", error_messages=WEB
    )


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
    material = _address(_("Alamat bahan"), _("Boleh kosong."))
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
    begins = _clock(_("Jam mulai"))
    ends = _clock(_("Jam selesai"))
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
    material = _address(_("Alamat bahan"), _("Boleh kosong."))
    listed = forms.BooleanField(label=_("Tampilkan di halaman acara umum"), required=False)


class RevisedSessionForm(OfficeSessionForm):
    """What may change after a session was opened: all but who is invited."""

    material = _address(_("Alamat bahan"), _("Boleh kosong."))
    recording = _address(_("Alamat rekaman"), _("Boleh kosong, diisi sesudah acara."))
    listed = forms.BooleanField(label=_("Tampilkan di halaman acara umum"), required=False)


class PresentForm(forms.Form):
    """Who is present: one field for a NIP or a name, one for the unit of a name."""

    who = forms.CharField(
        label=_("NIP atau nama lengkap"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Tulis NIP atau nama Anda")},
    )
    unit = forms.CharField(
        label=_("Unit kerja"),
        help_text=_("Tidak perlu bila Anda mengisi NIP."),
        required=False,
        max_length=160,
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

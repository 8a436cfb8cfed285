"""What officers fill in for the acts that follow a recommendation. One form an act, as data."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jaganetral.law.words import word
from jaganetral.web.cases import conditions, legal
from jaganetral.web.cases.models import Case, Decision, Hearing

SIGNED = [
    (Hearing.Signed.YA, _("Ditandatangani")),
    (Hearing.Signed.MENOLAK, _("Menolak menandatangani")),
    (Hearing.Signed.TIDAK_ADA, _("Tidak ada berita acara")),
]

LONG = forms.Textarea(attrs={"rows": 4})
RESULTS = [
    (Hearing.Result.HADIR, _("Hadir dan menjawab")),
    (Hearing.Result.TERTULIS, _("Menjawab tertulis")),
    (Hearing.Result.TIDAK_HADIR, _("Tidak hadir")),
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a form is filled: the case, today, and the earliest day that makes sense."""

    case: Case
    today: date
    first: date | None = None


def day_field(place: Place, label: Any) -> forms.DateField:
    """A day not after today, nor before the letter it follows."""
    limits: list[Callable[[Any], None]] = [
        MaxValueValidator(place.today, _("Hari itu belum tiba. Isi hari ini atau sebelumnya."))
    ]
    if place.first is not None:
        early = _("Hari itu sebelum tanggal suratnya. Isi tanggal surat atau sesudahnya.")
        limits.append(MinValueValidator(place.first, early))
    return forms.DateField(
        label=label,
        initial=place.today,
        validators=limits,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def _text(label: Any, hint: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=required, widget=LONG)


def _line(label: Any, hint: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=required, max_length=200)


def choice_field(case: Case) -> forms.ChoiceField:
    """The sanctions a decision may name, in words; those in the range stand first."""
    language = get_language() or "id"
    inside: list[tuple[str, str]] = []
    outside: list[tuple[str, str]] = []
    for choice in legal.choices(legal.result_of(case)):
        level = word("level", choice.level, language)
        sanction = word("sanction", choice.sanction, language)
        (inside if choice.inside else outside).append((choice.key, f"{sanction} ({level})"))
    groups = [(_("Dalam rentang rekomendasi"), inside), (_("Di luar rentang"), outside)]
    return forms.ChoiceField(
        label=_("Sanksi"), choices=[("", _("Pilih …")), *((n, g) for n, g in groups if g)]
    )


def _hearing(place: Place) -> dict[str, forms.Field]:
    people = [(str(p.pk), str(p.employee)) for p in conditions.accused(place.case)]
    return {
        "party": forms.ChoiceField(label=_("Terlapor"), choices=people),
        "result": forms.ChoiceField(
            label=_("Yang terjadi"), choices=RESULTS, widget=forms.RadioSelect
        ),
        "record": forms.ChoiceField(
            label=_("Berita acara pemeriksaan"),
            help_text=_("Isi bila terlapor hadir."),
            choices=SIGNED,
            widget=forms.RadioSelect,
            required=False,
        ),
        "answer": _text(_("Ringkasan jawaban"), required=False),
        "day": day_field(place, _("Hari pemeriksaan")),
    }


def _summons(place: Place) -> dict[str, forms.Field]:
    return {
        "on": _line(_("Hari dan jam"), _("Misalnya: Rabu, 17 Januari 2024, pukul 09.00 WIB")),
        "place": _line(_("Tempat")),
        "examiner": _line(_("Pemeriksa"), _("Atasan langsung, atau tim pemeriksa")),
    }


def _proposal(place: Place) -> dict[str, forms.Field]:
    team = legal.needs_team(legal.result_of(place.case))
    fields: dict[str, forms.Field] = {
        "choice": choice_field(place.case),
        "reason": _text(_("Alasan"), _("Wajib bila di luar rentang."), required=False),
    }
    if team:
        hint = _("Untuk tingkat ini tim pemeriksa wajib. Sebut surat pembentukannya.")
        fields["team"] = _line(_("Tim pemeriksa"), hint)
    return fields


def _decision(place: Place) -> dict[str, forms.Field]:
    fields = _proposal(place)
    fields.pop("team", None)
    last = place.case.decisions.filter(kind=Decision.Kind.USUL).last()
    if last is not None:
        fields["choice"].initial = f"{last.category}|{last.level}|{last.sanction}"
        fields["reason"].initial = last.reason
    fields["aware"] = forms.BooleanField(
        label=_("Saya sudah membaca peringatan ini dan tetap memilih yang lebih ringan."),
        required=False,
    )
    return fields


def _reason(label: Any) -> Callable[[Place], dict[str, forms.Field]]:
    return lambda place: {"reason": _text(label)}


def _day(label: Any) -> Callable[[Place], dict[str, forms.Field]]:
    return lambda place: {"day": day_field(place, label)}


def _nothing(place: Place) -> dict[str, forms.Field]:
    return {}


# act of the flow table -> its fields, in the order of the page
FIELDS: dict[str, Callable[[Place], dict[str, forms.Field]]] = {
    "jawab_klarifikasi": _reason(_("Isi jawaban klarifikasi")),
    "terima_rekomendasi": _day(_("Hari surat rekomendasi diterima")),
    "teruskan_opd": _nothing,
    "panggil": _summons,
    "catat_jawaban": _hearing,
    "usulkan_putusan": _proposal,
    "setujui": _decision,
    "kembalikan": _reason(_("Yang perlu diperbaiki")),
    "minta_penjelasan": _reason(_("Yang ingin Anda ketahui")),
    "beri_penjelasan": _reason(_("Penjelasan kepada PPK")),
    "sampaikan_keputusan": _day(_("Hari keputusan diterima terlapor")),
    "catat_upaya": _nothing,
    "catat_hasil_upaya": _reason(_("Hasil upaya administratif")),
    "selesaikan": _nothing,
    "nyatakan_tidak_terbukti": _reason(_("Alasan dinyatakan tidak terbukti")),
    "tarik_rekomendasi": _reason(_("Alasan menarik rekomendasi")),
    "tutup": _reason(_("Alasan menutup perkara")),
    "ambil_kembali": _nothing,
}


def act_form(act: str, place: Place, data: QueryDict | None = None) -> forms.Form:
    """The form of an act; `seen` carries the version of the case the officer looked at."""
    form = forms.Form(data)
    form.fields.update(FIELDS[act](place))
    seen = forms.IntegerField(widget=forms.HiddenInput, initial=place.case.version, required=False)
    form.fields["seen"] = seen
    return form

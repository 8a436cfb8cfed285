"""What askers write, and what officers write about it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.web.asking.models import Edition, Entry
from jaganetral.web.asking.private import surely
from jaganetral.web.asking.queries import published
from jaganetral.web.asking.refusals import REFUSALS
from jaganetral.web.pack import law_pack

WHO = [
    ("", gettext_lazy("Tidak saya sebut")),
    ("pns", gettext_lazy("PNS")),
    ("pppk", gettext_lazy("PPPK")),
    ("cpns", gettext_lazy("Calon PNS")),
    ("pasangan", gettext_lazy("Suami atau istri ASN")),
    ("bukan", gettext_lazy("Bukan ASN")),
]
SHORTEST, LONGEST = 20, 600


def refuse_private(text: str) -> str:
    """The text; ValidationError naming the first thing that surely points to a person."""
    for mark in surely(text):
        told = {"kind": mark.kind, "words": mark.words}
        raise ValidationError(_("Ada %(kind)s: “%(words)s”. Tulis tanpa itu") % told)
    return text


class AskForm(forms.Form):
    """A question to a human; nothing in it may name anybody."""

    pertanyaan = forms.CharField(
        label=gettext_lazy("Pertanyaan Anda"),
        help_text=gettext_lazy(
            "Tanpa nama orang, kantor, atau hari tertentu. Contoh: Bolehkah saya menjadi pembaca"
            " doa di acara yang dihadiri calon?"
        ),
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Tulis pertanyaan Anda"),
            "min_length": gettext_lazy("Tulis lebih lengkap, paling sedikit 20 huruf"),
            "max_length": gettext_lazy("Tulis lebih singkat, paling banyak 600 huruf"),
        },
    )
    siapa = forms.ChoiceField(
        label=gettext_lazy("Siapa Anda?"), choices=WHO, widget=forms.RadioSelect, required=False
    )
    kode = forms.BooleanField(
        label=gettext_lazy("Beri saya kode untuk membaca jawabannya"), required=False
    )
    situs = forms.CharField(
        label=gettext_lazy("Biarkan kosong"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_pertanyaan(self) -> str:
        """Refused where it surely names somebody."""
        return refuse_private(self.cleaned_data["pertanyaan"])

    def clean_situs(self) -> str:
        """People do not see this field; who fills it in is a machine, or is told."""
        if self.cleaned_data["situs"]:
            raise ValidationError(_("Kosongkan isian ini, lalu kirim lagi"))
        return ""


class CodeForm(forms.Form):
    """The six words of a question."""

    kata = forms.CharField(
        label=gettext_lazy("Kode pertanyaan"),
        help_text=gettext_lazy("Enam kata. Huruf besar, koma, dan spasi tidak berpengaruh."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Tulis keenam kata kode Anda")},
    )


class DraftForm(forms.Form):
    """An answer as it will stand in the library."""

    question = forms.CharField(
        label=gettext_lazy("Pertanyaan, seperti akan terbit"),
        help_text=gettext_lazy("Umumkan: tanpa orang, kantor, tempat, atau hari tertentu."),
        min_length=SHORTEST,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    verdict = forms.ChoiceField(
        label=gettext_lazy("Jawaban"), choices=Edition.Verdict.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=gettext_lazy("Penjelasan"),
        help_text=gettext_lazy("Kalimat pendek: mengapa, dengan syarat apa, apa yang masih boleh."),
        min_length=SHORTEST,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    question_en = forms.CharField(
        label=gettext_lazy("Pertanyaan dalam bahasa Inggris (boleh kosong)"),
        required=False,
        min_length=SHORTEST,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
    )
    text_en = forms.CharField(
        label=gettext_lazy("Penjelasan dalam bahasa Inggris (boleh kosong)"),
        help_text=gettext_lazy("Yang berlaku tetap bahasa Indonesianya. Isi keduanya atau kosong."),
        required=False,
        min_length=SHORTEST,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6, "lang": "en"}),
    )
    norms = forms.MultipleChoiceField(
        label=gettext_lazy("Ketentuan yang menjadi dasar"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(norm.id, norm.text) for norm in law_pack().norms.values()]
        self.fields["norms"].choices = rows  # type: ignore[attr-defined]

    def clean_question(self) -> str:
        return refuse_private(self.cleaned_data["question"])

    def clean_text(self) -> str:
        return refuse_private(self.cleaned_data["text"])

    def clean_question_en(self) -> str:
        return refuse_private(self.cleaned_data["question_en"])

    def clean_text_en(self) -> str:
        return refuse_private(self.cleaned_data["text_en"])

    def clean(self) -> dict[str, Any]:
        """A verdict stands on at least one norm, only "can't say" may stand on none; English is
        whole or left out.
        """
        given: dict[str, Any] = super().clean() or {}
        for name, other in (("question_en", "text_en"), ("text_en", "question_en")):
            if given.get(other) and given.get(name) == "":
                self.add_error(name, _("Isi juga bagian ini, atau kosongkan keduanya"))
        if given.get("verdict") not in (None, Edition.Verdict.BELUM) and not given.get("norms"):
            self.add_error("norms", _("Pilih paling sedikit satu ketentuan"))
        return given


class PublishForm(forms.Form):
    """The second officer has read it, in the words it has now (`said`, a fingerprint)."""

    said = forms.CharField(widget=forms.HiddenInput, max_length=64)
    seen = forms.BooleanField(
        label=gettext_lazy("Sudah saya baca: tidak menunjuk orang, kantor, atau tempat tertentu"),
        error_messages={"required": gettext_lazy("Baca dahulu, lalu beri tanda")},
    )


class RemarkForm(forms.Form):
    """Why a draft goes back, or an answer is withdrawn."""

    why = forms.CharField(
        label=gettext_lazy("Alasan"),
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RefuseForm(forms.Form):
    """Why a question gets no answer."""

    why = forms.ChoiceField(
        label=gettext_lazy("Kalimat untuk penanya"),
        choices=[row for row in REFUSALS.items() if row[0] != "lama"],
        widget=forms.RadioSelect,
    )


class PointForm(forms.Form):
    """Which answer of the library fits already."""

    number = forms.IntegerField(
        label=gettext_lazy("Nomor tanya-jawab yang sudah terbit"),
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "pendek"}),
    )

    def clean_number(self) -> Entry:
        """The entry of that number."""
        found = published().filter(entry=self.cleaned_data["number"]).first()
        if found is None:
            raise ValidationError(_("Tanya-jawab dengan nomor itu belum terbit"))
        return found.entry

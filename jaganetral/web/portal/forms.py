"""What somebody tells: what they want to do, who they are, which day; which rules they look for."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jaganetral.law.model import Level, Norm
from jaganetral.law.telling import catalogue
from jaganetral.law.words import word
from jaganetral.web.pack import law_pack

WHO = [
    ("pns", _("PNS")),
    ("pppk", _("PPPK")),
    ("cpns", _("Calon PNS")),
    ("pasangan", _("Suami atau istri ASN")),
    ("bukan", _("Bukan ASN")),
]
# Whoever is not ASN is asked which of the groups with rules of their own they belong to.
NOT_ASN = ("pasangan", "bukan")


class WhoForm(forms.Form):
    """Who asks, and for which day; nothing of it is stored."""

    siapa = forms.ChoiceField(
        label=_("Siapa Anda?"),
        choices=WHO,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Pilih siapa Anda, karena aturannya berbeda"),
            "invalid_choice": _("Pilih siapa Anda, karena aturannya berbeda"),
        },
    )
    tanggal = forms.DateField(
        label=_("Untuk hari apa?"),
        help_text=_("Boleh kosong: hari ini. Contoh: 2024-10-05"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "sedang"}),
        error_messages={"invalid": _("Tulis tanggal yang ada, misalnya 2024-10-05")},
    )


class QuestionForm(forms.Form):
    """What somebody wants to do, in their own words, and who they are where they say it."""

    q = forms.CharField(
        label=_("Yang ingin saya lakukan"),
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={
            "required": _("Tulis yang ingin Anda lakukan, misalnya “foto bersama calon”"),
            "max_length": _("Tulis lebih singkat, paling banyak 200 huruf"),
        },
    )
    siapa = forms.ChoiceField(
        label=_("Siapa Anda?"), choices=WHO, widget=forms.RadioSelect, required=False
    )


class RuleForm(forms.Form):
    """Which norms somebody looks for; every field may stay empty."""

    q = forms.CharField(
        label=_("Cari kata, pasal, atau kode"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"max_length": _("Tulis lebih singkat, paling banyak 100 huruf")},
    )
    perbuatan = forms.ChoiceField(label=_("Perbuatan"), required=False)
    status = forms.ChoiceField(label=_("Mengikat siapa"), required=False)
    jenjang = forms.ChoiceField(label=_("Jenjang"), required=False)
    hari = forms.DateField(
        label=_("Berlaku pada hari"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Tulis tanggal yang ada, misalnya 2024-10-05")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language, facts = get_language() or "id", law_pack().facts
        levels = [level.value for level in Level]
        for field, group, values in (
            ("perbuatan", "conduct", facts["conduct"].values),
            ("status", "status", facts["status"].values),
            ("jenjang", "level", levels),
        ):
            told = [(value, word(group, value, language)) for value in values]
            said = [(value, name[:1].upper() + name[1:]) for value, name in told]
            self.fields[field] = forms.ChoiceField(
                label=self.fields[field].label, choices=[("", _("Semua")), *said], required=False
            )

    @staticmethod
    def fits(norm: Norm, wanted: Mapping[str, Any]) -> bool:
        """Whether a norm is one of those looked for."""
        pack = law_pack()
        tests: dict[str, Callable[[Any], bool]] = {
            "q": lambda said: catalogue.mentions(norm, said, pack),
            "perbuatan": lambda code: code in catalogue.codes_of(norm, "conduct"),
            "status": lambda code: code in norm.who.allowed,
            "jenjang": lambda level: level in {then.level.value for then in norm.consequences},
            "hari": lambda day: catalogue.stands_on(norm, day, pack),
        }
        return all(test(wanted[name]) for name, test in tests.items() if wanted.get(name))

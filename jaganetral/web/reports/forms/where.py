"""Step 4: where it happened. The server finds the place; the reporter says which one is meant."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.places import Place
from jaganetral.web.reports.forms.controls import line
from jaganetral.web.reports.intake import places

MOST = 6
NONE = "tidak_ada"


class WhereForm(forms.Form):
    """A regency or city in words, a place within it, or "on social media"."""

    kabupaten = forms.CharField(
        label=gettext_lazy("Kabupaten atau kota"),
        required=False,
        max_length=120,
        widget=line(),
    )
    tempat = forms.CharField(
        label=gettext_lazy("Nama tempat (boleh kosong)"),
        required=False,
        max_length=200,
        widget=line(),
    )
    medsos = forms.BooleanField(
        label=gettext_lazy("Di media sosial, bukan di tempat tertentu"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """The codes of the places that may be meant, in `options`; empty for social media.

        `tidak_ada` is set by the page that asks back, when none of them was meant.
        """
        told = super().clean() or {}
        words = told.get("kabupaten", "").strip()
        told["options"] = [place.code for place in meant(words)] if words else []
        if not words and not told.get("medsos"):
            self.add_error(
                "kabupaten", _("Tulis kabupaten atau kota, atau pilih “Di media sosial”")
            )
        if words and (not told["options"] or self.data.get("tidak_ada")):
            self.add_error("kabupaten", unknown(words))
        return told


def unknown(words: str) -> str:
    """The sentence for a place nobody knows."""
    return _("“%(x)s” tidak kami temukan. Periksa ejaan, atau tulis nama provinsi") % {"x": words}


def meant(words: str) -> list[Place]:
    """The places these words may mean, at most six; a province stands for itself."""
    known = places()
    found = known.find(words, MOST)
    province = known.find_province(words)
    if province is not None and all(place.province_code == province.code for place in found):
        same = [place for place in found if place.name.split(" ", 1)[1:] == [province.name]]
        return [province, *same]
    return found


class WhichForm(forms.Form):
    """Which of these places is meant?"""

    tempat_mana = forms.ChoiceField(
        label=gettext_lazy("Yang mana maksud Anda?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih salah satu, atau “Tidak ada”")},
    )

    def __init__(self, *args: Any, options: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["tempat_mana"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [*((place.code, place.label) for place in options), (NONE, _("Tidak ada"))]

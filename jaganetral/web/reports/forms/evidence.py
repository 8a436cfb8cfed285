"""Step 6: links, one a line. Files come beside them and are checked where they are kept."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.web.reports.forms.controls import area

MOST_LINKS = 20


class EvidenceForm(forms.Form):
    """The links, as typed."""

    tautan = forms.CharField(
        label=gettext_lazy("Tautan (satu per baris)"),
        required=False,
        max_length=8000,
        widget=area(rows="3", inputmode="url", spellcheck="false", autocapitalize="none"),
    )

    def clean_tautan(self) -> list[str]:
        """The links as a list."""
        lines = [line.strip() for line in self.cleaned_data["tautan"].splitlines()]
        links = [line for line in lines if line]
        if any(not link.lower().startswith(("http://", "https://")) for link in links):
            raise ValidationError(_("Tautan harus dimulai dengan http:// atau https://"))
        if len(links) > MOST_LINKS:
            raise ValidationError(_("Paling banyak 20 tautan"))
        return links

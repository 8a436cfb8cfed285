"""Editing a draft letter: what the file filled in may be worded better, never typed anew."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jaganetral.web.letters.models import Letter

# key of the content -> (label, hint); lists are edited as lines
TEXTS: dict[str, tuple[Any, Any]] = {
    "kepada": (_("Kepada"), ""),
    "peristiwa": (_("Dugaan peristiwa"), ""),
    "alasan": (_("Alasan"), ""),
}
LISTS: dict[str, tuple[Any, Any]] = {
    "isi": (_("Isi"), _("Satu paragraf satu baris.")),
    "tembusan": (_("Tembusan"), _("Satu penerima satu baris.")),
}


def letter_form(letter: Letter, data: QueryDict | None = None) -> forms.Form:
    """The subject and those parts of the content that an officer may word."""
    form = forms.Form(data)
    form.fields["subject"] = forms.CharField(label=_("Hal"), max_length=200, initial=letter.subject)
    for key, (label, hint) in TEXTS.items():
        if key in letter.content:
            form.fields[key] = _long(label, hint, str(letter.content[key] or ""))
    for key, (label, hint) in LISTS.items():
        lines = letter.content.get(key) or []
        form.fields[key] = _long(label, hint, "\n".join(lines))
    return form


def _long(label: Any, hint: Any, initial: str) -> forms.CharField:
    rows = min(12, 1 + sum(1 + len(line) // 80 for line in initial.splitlines() or [""]))
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=hint, initial=initial, required=False, widget=widget
    )


def content_of(letter: Letter, form: forms.Form) -> dict[str, Any]:
    """The content with what was worded; everything else stays as the file filled it in."""
    told = form.cleaned_data
    texts = {key: told[key].strip() for key in TEXTS if key in told}
    lists = {key: [x.strip() for x in told[key].splitlines() if x.strip()] for key in LISTS}
    return {**letter.content, **texts, **lists}

"""Words of the law and of the flow table, in the language of the page."""

from django import template
from django.utils.translation import get_language, gettext

from jaganetral.flow import Text, case_table
from jaganetral.law.words import value_word, word
from jaganetral.workdays.calendar import SURE

register = template.Library()


def _language() -> str:
    return get_language() or "id"


@register.filter
def law(code: str, group: str) -> str:
    """An identifier of the law in words: `{{ "berat"|law:"level" }}`."""
    return word(group, code, _language()) if code else ""


@register.filter
def law_value(value: object, fact: str) -> str:
    """A value of a fact in words."""
    return value_word(fact, value, _language())


@register.filter
def in_language(text: Text | None) -> str:
    """Words of the flow table."""
    return text.of(_language()) if text else ""


@register.filter
def step_label(step: str) -> str:
    """The name of a limit."""
    return case_table().steps[step].label.of(_language())


@register.filter
def act_label(act: str) -> str:
    """The name of an act."""
    return case_table().acts[act].label.of(_language())


@register.filter
def state_label(state: str) -> str:
    """The name of an inner state."""
    return case_table().states[state].label.of(_language())


@register.filter
def kind_label(kind: str) -> str:
    """The name of a kind of letter."""
    return case_table().documents[kind].label.of(_language())


@register.filter
def unsure(confidence: str) -> bool:
    """Whether a source must still be held against the official text."""
    return bool(confidence) and confidence not in SURE


@register.filter
def after_overdue(step: str) -> str:
    """What comes after a limit has passed."""
    if step in ("terima_rekomendasi", "tindak_lanjut_ppk", "perbaikan_usul"):
        return gettext(
            "Tenggat lewat: pengawas boleh menegur, lalu melaporkannya ke tingkat di atas PPK."
        )
    return gettext("Tenggat lewat: kerjakan sekarang atau tulis alasannya di catatan.")

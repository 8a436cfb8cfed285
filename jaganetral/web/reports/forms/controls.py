"""Controls that no browser fills in or remembers, and choices with a line of explanation."""

from collections.abc import Iterable

from django import forms
from django.utils.functional import lazy
from django.utils.html import format_html

QUIET = {"autocomplete": "off", "spellcheck": "false"}
PLAIN = {**QUIET, "autocapitalize": "none"}


def line(**more: str) -> forms.TextInput:
    """A line of text."""
    return forms.TextInput({**QUIET, **more})


def area(**more: str) -> forms.Textarea:
    """Several lines of text."""
    return forms.Textarea({"autocomplete": "off", **more})


def explained(word: str, hint: str) -> str:
    """The label of a choice with a smaller line under it."""
    return format_html("{}<small>{}</small>", word, hint) if hint else format_html("{}", word)


explained_lazy = lazy(explained, str)


def choices(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Choices of (value, word, hint)."""
    return [(value, explained_lazy(word, hint)) for value, word, hint in rows]

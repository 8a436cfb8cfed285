"""Controls that no browser fills in or remembers, and choices with a line of explanation."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.html import format_html

Words = Any  # text, or text that is translated when it is shown

QUIET = {"autocomplete": "off", "spellcheck": "false"}
PLAIN = {**QUIET, "autocapitalize": "none"}


def line(**more: str) -> forms.TextInput:
    """A line of text."""
    return forms.TextInput({**QUIET, **more})


def area(**more: str) -> forms.Textarea:
    """Several lines of text."""
    return forms.Textarea({"autocomplete": "off", **more})


def _small(word: str, hint: str) -> str:
    return format_html("{}<small>{}</small>", word, hint) if hint else format_html("{}", word)


def _bold(word: str, more: str) -> str:
    return format_html("<b>{}</b> {}", word, more)


_small_later: Callable[[Words, Words], Words] = lazy(_small, str)
_bold_later: Callable[[Words, Words], Words] = lazy(_bold, str)


def choices(rows: Iterable[tuple[str, Words, Words]]) -> list[tuple[str, Words]]:
    """Choices of (value, word, hint); the hint is a smaller line under the word."""
    return [(value, _small_later(word, hint)) for value, word, hint in rows]


def consequences(rows: Iterable[tuple[str, Words, Words]]) -> list[tuple[str, Words]]:
    """Choices of (value, word, consequence), the word in bold before what follows from it."""
    return [(value, _bold_later(word, more)) for value, word, more in rows]

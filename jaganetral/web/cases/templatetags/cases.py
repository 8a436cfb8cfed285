"""Words of the flow table and of the search for a person, in the language of the page."""

from django import template
from django.utils.translation import get_language, gettext

from jaganetral.flow import Text
from jaganetral.names.ask import Question
from jaganetral.names.reasons import Reason
from jaganetral.web.cases.words import say

register = template.Library()


@register.filter
def said(words: Text | Reason | Question | str | None) -> str:
    """The words of a label, a reason or a question in the language of the page."""
    if words is None:
        return ""
    if isinstance(words, Text):
        return words.of(get_language() or "id")
    if isinstance(words, Reason):
        return say(words)
    return gettext(str(words))

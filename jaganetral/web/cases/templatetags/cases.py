"""Words of the flow table and of the search for a person, in the language of the page."""

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext

from jaganetral.flow import Text
from jaganetral.names.ask import Question
from jaganetral.names.reasons import Reason
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.words import say
from jaganetral.web.roster.screening import Found

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


@register.simple_tag
def part_address(name: str, case: Case) -> str:
    """The address of a part of a case; the summary where that part is not served."""
    try:
        return reverse(name, args=[case.slug])
    except NoReverseMatch:
        return reverse("cases:summary", args=[case.slug])


@register.filter
def short_hash(value: bytes) -> str:
    """Beginning and end of a fingerprint: 9f2c…a71e."""
    digits = bytes(value).hex()
    return f"{digits[:4]}…{digits[-4:]}"


@register.filter
def as_card(found: Found) -> dict[str, object]:
    """A search hit as a candidate card nobody has judged yet."""
    return {"found": found, "said": None}

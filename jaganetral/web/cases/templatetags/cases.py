"""Words of the flow table and of the search for a person, in the language of the page."""

from django import template
from django.urls import NoReverseMatch, reverse

from jaganetral.flow import case_table
from jaganetral.web.cases.models import Case, Judgement
from jaganetral.web.cases.words import said
from jaganetral.web.roster.models import Employee

register = template.Library()


register.filter("said", said)


@register.filter
def step_words(step: str) -> str:
    """The name of a limit in the language of the page."""
    known = case_table().steps.get(step)
    return said(known.label) if known is not None else step


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
def of(kept: dict[int, list[Judgement]], employee: Employee) -> list[Judgement]:
    """What was said of somebody, out of judgements by the key of the employee."""
    return kept.get(employee.pk, [])


@register.filter
def nip(digits: str) -> str:
    """A NIP in its parts, which also says where it may break: 19780512 200604 1 003."""
    parts = (digits[:8], digits[8:14], digits[14:15], digits[15:])
    return " ".join(part for part in parts if part)

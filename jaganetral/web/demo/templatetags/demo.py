"""The bar of the demo: what is invented, the one-click roles, the clock."""

from django import template
from django.utils.translation import get_language

from jaganetral.web import clock
from jaganetral.web.demo.loading import plan

register = template.Library()


@register.simple_tag
def doors() -> list[tuple[str, str]]:
    """(door, words) of each one-click role, in the language of the page."""
    at = 1 if (get_language() or "id").startswith("en") else 0
    return [(door, row[at]) for door, row in plan()["doors"].items()]


@register.simple_tag
def today() -> object:
    """The day on which the demo's clock stands."""
    return clock.today()

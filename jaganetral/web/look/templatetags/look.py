"""Template words of the house: days, fields, error summaries, icons."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django import template
from django.forms import BaseForm, BoundField
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from jaganetral.web import clock

register = template.Library()
ICONS = Path(__file__).parents[1] / "icons"


def _as_day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo(clock.ZONES["WIB"])).date()
    return value


@register.filter
def day(value: date | datetime | None) -> str:
    """ "Kamis, 26 November 2026" (English: "Thursday 26 November 2026")."""
    if value is None:
        return ""
    return date_format(_as_day(value), "l, j F Y" if get_language() == "id" else "l j F Y")


@register.filter
def short_day(value: date | datetime | None) -> str:
    """ "26 Nov 2026"."""
    return "" if value is None else date_format(_as_day(value), "j M Y")


@register.filter
def moment(value: datetime | None, zone: str = "WIB") -> str:
    """ "26 Nov 2026 10.12 WIB"."""
    if value is None:
        return ""
    local = value.astimezone(ZoneInfo(clock.ZONES[zone]))
    return f"{date_format(local.date(), 'j M Y')} {local:%H.%M} {zone}"


@register.filter
def number(value: int | float | None) -> str:
    """4.812 and 3,5 in Indonesian; 4,812 and 3.5 in English."""
    if value is None:
        return ""
    said = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return said if get_language() == "en" else said.translate(str.maketrans(",.", ".,"))


@register.inclusion_tag("look/field.html")
def field(bound: BoundField) -> dict[str, object]:
    """A label, its hint, its error and its control."""
    return {"field": bound, "kind": getattr(bound.field.widget, "input_type", "textarea")}


@register.inclusion_tag("look/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """The summary of errors; each links to its field."""
    return {
        "form": form,
        "rows": [(form[name], errors) for name, errors in form.errors.items() if name != "__all__"],
    }


@cache
def _icon(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text("utf-8").strip()


@register.simple_tag
def icon(name: str) -> SafeString:
    """An inlined icon, always beside words, hidden from screen readers."""
    drawing = mark_safe(_icon(name))  # noqa: S308 - our own files
    return format_html('<span class="ikon" aria-hidden="true">{}</span>', drawing)

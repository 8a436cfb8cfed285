"""Template words of the house: days, figures, fields, error summaries, strengths, icons."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django import template
from django.forms import BaseForm, BoundField, Field
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy

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


def _kind(bound: BoundField) -> str:
    """`group` of radios or ticks, a single `tick`, or a `control` of its own."""
    if bound.use_fieldset:
        return "group"
    return "tick" if bound.widget_type == "checkbox" else "control"


def _described(bound: BoundField) -> str:
    """The ids that explain a group of choices; Django writes them on single controls itself."""
    parts = [("helptext", bound.help_text), ("error", bound.errors)]
    return " ".join(f"{bound.auto_id}_{part}" for part, there in parts if there)


@register.inclusion_tag("look/field.html")
def field(bound: BoundField) -> dict[str, object]:
    """A label, its hint, its error and its control."""
    return {"field": bound, "kind": _kind(bound), "described": _described(bound)}


def _address(bound: BoundField) -> str:
    """The id of the control an error leads to: the first of a group of choices."""
    if _kind(bound) == "group":
        return next((choice.id_for_label for choice in bound), bound.auto_id)
    return bound.id_for_label or bound.auto_id


@register.inclusion_tag("look/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """The summary of errors; each links to its field."""
    named = [(name, errors) for name, errors in form.errors.items() if name != "__all__"]
    rows = [(_address(form[name]), _told(form[name], errors)) for name, errors in named]
    return {"form": form, "rows": rows}


def _told(bound: BoundField, errors: Iterable[object]) -> list[str]:
    """Errors for reading away from their field: one that only says "not empty" names the field."""
    bare = str(Field.default_error_messages["required"])
    named = gettext("Isi “%(label)s”.") % {"label": bound.label}
    return [named if str(error) == bare else str(error) for error in errors]


STRENGTHS = {
    "kuat": gettext_lazy("Kuat"),
    "mungkin": gettext_lazy("Mungkin"),
    "lemah": gettext_lazy("Lemah"),
}


@register.simple_tag
def strength(of: str) -> SafeString:
    """The word for how well somebody fits, never a percentage: `kuat`, `mungkin`, `lemah`."""
    return format_html('<span class="tag {}">{}</span>', of, STRENGTHS[of])


@register.simple_tag
def bar(part: float | None, whole: float | None) -> SafeString:
    """A bar as long as `part` of `whole`; the figure itself stands beside it in words."""
    share = (part or 0) / whole if whole else 0
    width = round(100 * min(1.0, max(0.0, share)))
    return format_html('<span class="bar w{}" aria-hidden="true"></span>', width)


@cache
def _icon(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text("utf-8").strip()


@register.simple_tag
def icon(name: str) -> SafeString:
    """An inlined icon, always beside words, hidden from screen readers."""
    drawing = mark_safe(_icon(name))  # noqa: S308 - our own files
    return format_html('<span class="ikon" aria-hidden="true">{}</span>', drawing)

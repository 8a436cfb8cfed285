"""Template words of prevention: moments in a zone, countdowns."""

from datetime import date, datetime

from django import template
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from jaganetral.law.advice.lessons import load_lessons
from jaganetral.web.prevention.attendance import window
from jaganetral.web.prevention.models import Session

register = template.Library()
ZONES = ("WIB", "WITA", "WIT")


@register.filter
def hour(value: datetime | None, zone: str) -> str:
    """ "09.02 WIB"; empty for none."""
    return "" if value is None else f"{window.local(value, zone):%H.%M} {zone}"


@register.filter
def bare_hour(value: datetime | None, zone: str) -> str:
    """ "09.02"; empty for none."""
    return "" if value is None else f"{window.local(value, zone):%H.%M}"


@register.filter
def day_in(value: datetime, zone: str) -> date:
    """The calendar day of a moment in a zone."""
    return window.local(value, zone).date()


@register.filter
def span_in(session: Session, zone: str) -> str:
    """ "09.00–11.00 WIB"."""
    return window.span(session.starts, session.ends, zone)


@register.filter
def three_zones(session: Session) -> list[str]:
    """The span of a session in each of the three zones."""
    return [window.span(session.starts, session.ends, zone) for zone in ZONES]


@register.filter
def countdown(target: date, today: date) -> str:
    """ "8 hari lagi", strictly counted: today is not counted, the day itself is."""
    days = window.days_left(target, today)
    if days == 0:
        return _("hari ini")
    if days < 0:
        return ngettext("lewat %(days)s hari", "lewat %(days)s hari", -days) % {"days": -days}
    return ngettext("%(days)s hari lagi", "%(days)s hari lagi", days) % {"days": days}


@register.filter
def kind_words(session: Session) -> str:
    """What kind of event it is, in the language of the page."""
    return _("Webinar") if session.kind == Session.Kind.WEBINAR else _("Rapat dinas")


@register.filter
def how_words(how: str) -> str:
    """How somebody was recorded."""
    return {"qr": _("QR"), "kode": _("Kode"), "daftar": _("Dicatat kantor")}.get(how, how)


@register.filter
def lesson_words(slug: str) -> str:
    """The title of a lesson; its slug where it is no longer taught."""
    found = load_lessons().get(slug)
    if found is None:
        return slug
    return str(found.title.get(get_language() or "id") or found.title["id"])

"""What a page of lists is made of: sections of lines, each with an address and a day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jaganetral.web.rules.days import left

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to look at: what it is, where it is, by when, and a word about it."""

    what: str
    address: str
    note: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A list under a heading; `more` lines are not shown but lie behind `all_at`."""

    title: str
    lines: Sequence[Line] = field(default_factory=tuple)
    empty: str = ""
    more: int = 0
    all_at: str = ""
    tone: str = ""


def address_of(name: str, *args: object) -> str:
    """The address of a name, or "" where this installation does not serve it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def section(
    title: str, lines: Sequence[Line], *, empty: str = "", all_at: str = "", tone: str = ""
) -> Section:
    """A section that shows the first lines and says how many more there are."""
    more = max(0, len(lines) - SHOWN)
    return Section(title, tuple(lines[:SHOWN]), empty, more, all_at, tone)


def time_left(today: date, due: date) -> str:
    """ "hari ini", "3 hari kerja lagi", "lewat 2 hari kerja"."""
    if today == due:
        return _("hari ini")
    working = left(today, due)
    if today > due:
        return ngettext("lewat %(n)s hari kerja", "lewat %(n)s hari kerja", -working) % {
            "n": -working
        }
    if working == 0:
        return _("sebelum hari kerja berikutnya")
    return ngettext("%(n)s hari kerja lagi", "%(n)s hari kerja lagi", working) % {"n": working}

"""What the roster tells of the chosen person for the day of the act: facts with their source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jaganetral.law.telling.gloss import fact_label
from jaganetral.law.words import word
from jaganetral.web.cases import legal
from jaganetral.web.cases.models import Case, Party
from jaganetral.web.roster.models import Employee
from jaganetral.web.roster.queries import Post, post_on, posts_of


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as the roster tells it; `value` None where only its words help a person decide."""

    name: str
    value: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A fact that is on record otherwise than the roster tells it, in words."""

    label: str
    recorded: str
    told: str
    basis: str


def of_roster(case: Case) -> list[Told]:
    """Status, kind of agency and post of the accused on the day of the act; [] without a choice."""
    party = case.parties.filter(kind=Party.Kind.TERLAPOR, employee__isnull=False).first()
    person = party.employee if party else None
    if person is None:
        return []
    post, basis = _post(person, case.act_until or case.act_from)
    status = post.status.strip().lower().replace(" ", "_")
    held = ", ".join(part for part in (post.position, post.unit) if part)
    told = [
        Told("status", _known("status", status), basis),
        Told("agency_kind", _known("agency_kind", str(person.body.level)), basis),
        Told("post", kind_of(post.position), f"{basis}: {held}"[:300]),
    ]
    return [one for one in told if one.value is not None or (one.name == "post" and held)]


def clashes(told: Sequence[Told], recorded: dict[str, Any]) -> list[Clash]:
    """Where what is on record leaves no room for what the roster tells. Nothing is changed."""
    found = []
    for one in told:
        value = recorded.get(one.name)
        possible = value.get("one_of", []) if isinstance(value, dict) else [str(value)]
        if one.value is not None and value is not None and one.value not in possible:
            said = " / ".join(_words(one.name, each) for each in possible)
            label = fact_label(one.name, legal.pack(), _tongue())
            found.append(Clash(label, said, _words(one.name, one.value), one.basis))
    return found


def kind_of(position: str) -> str | None:
    """The kind of post that the name of a post tells surely; None where it does not."""
    told = " ".join(re.findall(r"[a-z]+", position.casefold()))
    for kind, begins in _begins().items():
        if any(told == begin or told.startswith(f"{begin} ") for begin in begins):
            return _known("post", kind)
    return None


def _post(person: Employee, day: date | None) -> tuple[Post, str]:
    """The post of the day and on whose word: that day's, or the nearest roster's."""
    if day is None:
        post = posts_of(person)[0]
        return post, _("Data pegawai per %(day)s") % {"day": _day(post.until)}
    post = post_on(person, day)
    if post.sure:
        return post, _("Data pegawai per %(day)s") % {"day": _day(day)}
    nearest = post.until if post.until < day else post.since
    return post, _("Data pegawai per %(day)s, yang terdekat; belum pasti untuk hari itu") % {
        "day": _day(nearest)
    }


def _day(day: date) -> str:
    return date_format(day, "j M Y")


def _known(name: str, value: str) -> str | None:
    return value if value in legal.pack().facts[name].values else None


def _words(name: str, value: str) -> str:
    return word(name, value, _tongue())


def _tongue() -> str:
    return get_language() or "id"


@cache
def _begins() -> dict[str, list[str]]:
    text = (Path(__file__).parent / "data" / "posts.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=dict[str, list[str]])

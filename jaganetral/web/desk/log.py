"""Reading the sealed log: filters, words for acts, the two kept heads."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import get_language

from jaganetral.flow import case_table
from jaganetral.web import clock
from jaganetral.web.accounts.roles import load_roles
from jaganetral.web.audit.models import Record
from jaganetral.web.desk.words import WORDS


@dataclass(frozen=True, slots=True)
class Shown:
    """A record with its act in words and its data as pairs."""

    record: Record
    words: str
    data: list[tuple[str, str]]


def words_of(act: str) -> str:
    """An act in the language of the screen: ours, of the flow table, of the roles table."""
    language = get_language() or "id"
    if act in WORDS:
        return str(WORDS[act])
    if act in case_table().acts:
        return case_table().acts[act].label.of(language)
    named = load_roles().acts.get(act, {})
    plain = act.replace("_", " ").replace(".", " ").capitalize()
    return named.get("en" if language == "en" else "id", plain)


def _said(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def shown(record: Record) -> Shown:
    """A record ready for a table. A body that is no JSON any more is shown as broken data."""
    try:
        data = json.loads(record.body)["data"].items()
    except (ValueError, KeyError, TypeError, AttributeError):
        data = [("body", "?")]
    return Shown(record, words_of(record.act), [(name, _said(value)) for name, value in data])


def _moment(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(clock.ZONES[zone]))


def filtered(
    *, act: str, actor: str, about: str, since: date | None, until: date | None, zone: str
) -> QuerySet[Record]:
    """The records that fit, newest first; days are those of the officer's zone."""
    found = Record.objects.order_by("-seq")
    if act:
        found = found.filter(act=act)
    if actor:
        found = found.filter(actor__icontains=actor)
    if about:
        found = found.filter(about__icontains=about)
    if since:
        found = found.filter(at__gte=_moment(since, zone))
    if until:
        found = found.filter(at__lt=_moment(until + timedelta(days=1), zone))
    return found


def acts_in_use() -> list[tuple[str, str]]:
    """The acts that stand in the log, in words, sorted."""
    names = Record.objects.order_by().values_list("act", flat=True).distinct()
    return sorted(((name, words_of(name)) for name in names), key=lambda pair: pair[1])

"""The calendar of limits: what is forbidden from which day for whom, and a file to keep."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jaganetral.law.stages.ahead import Ahead, provisional
from jaganetral.law.words import word
from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.pack import law_pack
from jaganetral.web.portal.forms_calendar import WHO, CalendarForm
from jaganetral.web.portal.ics import Event, calendar_file
from jaganetral.web.portal.limits import calendar_page, chosen
from jaganetral.web.portal.rules import language
from jaganetral.web.reports.intake import place_of


@public
def limits(request: HttpRequest) -> HttpResponse:
    """The election ahead, its turns, and what each changes; any office, area, status and day."""
    form, today = CalendarForm(request.GET or None), clock.today()
    bad = form.is_bound and not form.is_valid()
    wanted = form.cleaned_data if form.is_bound else {}
    day, status = wanted.get("tanggal") or today, wanted.get("siapa") or WHO[0]
    one, others = (None, []) if bad else chosen(wanted, day, law_pack())
    context: dict[str, Any] = {
        "form": form if form.is_bound else CalendarForm(),
        "day": day,
        "today": today,
        "others": [(_address(wanted, other), other) for other in others if not other.past],
        "whom": word("status", status, language()),
        "file": _address(wanted, one) if one else "",
        "place": place_of(wanted.get("wilayah") or ""),
    }
    if one is not None:
        context |= calendar_page(one, status, day, law_pack(), wanted.get("wilayah") or "")
    return render(request, "portal/limits.html", context, status=400 if bad else 200)


@public
def limits_file(request: HttpRequest) -> HttpResponse:
    """The same as a calendar file: stages, determination, and the days on which limits change."""
    form, today = CalendarForm(request.GET), clock.today()
    if not form.is_valid():
        raise Http404
    wanted = form.cleaned_data
    day, status = wanted["tanggal"] or today, wanted["siapa"] or WHO[0]
    one, _others = chosen(wanted, day, law_pack())
    if one is None or one.calendar is None:
        raise Http404
    page = calendar_page(one, status, day, law_pack(), wanted["wilayah"])
    events = [*_stages(one, day), *_limits(page, status)]
    text = calendar_file(one.title, events, clock.now().astimezone(UTC))
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{one.election}-{one.office}.ics"'
    return answer


def _address(wanted: Mapping[str, Any], one: Ahead) -> str:
    """The query of an election for the same visitor."""
    kept = {name: str(wanted[name]) for name in ("wilayah", "siapa", "tanggal") if wanted.get(name)}
    return "?" + urlencode({"pemilihan": one.election, "jabatan": one.office, **kept})


def _stages(one: Ahead, day: date) -> Iterator[Event]:
    rows = (one.calendar or {})["stages"]
    fixed = (one.calendar or {})["determination"][one.office]
    seen = Counter[str]()
    for row in (*rows, {**fixed, "id": "penetapan", "from": fixed["day"], "to": fixed["day"]}):
        open_day = provisional(row, day)
        named = "" if row["id"] == "penetapan" else word("timetable", row["id"], language())
        title = (named or _("penetapan calon")) + (f" ({_('sementara')})" if open_day else "")
        seen[row["id"]] += 1  # no day in it: a stage that moves stays the same event
        uid = f"{one.election}-{one.office}-{row['id']}-{seen[row['id']]}"
        yield Event(uid, row["from"], row["to"], title, one.title, open_day)


def _limits(page: Mapping[str, Any], status: str) -> Iterator[Event]:
    """One event on the first day of each turn that changes something for a status."""
    one: Ahead = page["one"]
    whom = word("status", status, language())
    for number, row in enumerate(page["stretches"], start=1):
        if not row.changes or row.turn.first is None:
            continue
        text = "\n".join(f"{change.conduct}: {change.now}" for change in row.changes)
        title = _("Batas berubah bagi %(whom)s: %(stage)s") % {"whom": whom, "stage": row.words}
        uid = f"{one.election}-{one.office}-{status}-batas-{number}"
        yield Event(uid, row.turn.first, row.turn.first, title, text, row.unsure)

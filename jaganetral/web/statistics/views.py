"""The public picture, its table file, and the officers' figures."""

import csv
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs, public
from jaganetral.web.audit.models import Record
from jaganetral.web.statistics import cuts, page
from jaganetral.web.statistics.queries import figures
from jaganetral.web.statistics.recount import differences


@public
def national(request: HttpRequest) -> HttpResponse:
    """The national picture: figures, map, the way of the reports, what is overdue."""
    today, order = clock.today(), request.GET.get("urut", "")
    provinces = page.provinces(today)
    way = [(label.of(get_language() or "id"), count) for label, count in cuts.funnel(today)]
    context = {
        "today": today,
        "hour": clock.now().astimezone(ZoneInfo(clock.ZONES["WIB"])),
        "cards": page.cards(today),
        "tiles": page.map_tiles(provinces),
        "shown": [one for one in provinces if not one.small],
        "few": [one for one in provinces if one.small],
        "funnel": way,
        "received": way[0][1],
        "agencies": page.agencies(today, order),
        "order": order,
    }
    return render(request, "statistics/national.html", context)


@public
def table(request: HttpRequest) -> HttpResponse:
    """The figures of the public page as CSV, with the same cells hidden."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="statistik.csv"'
    writer = csv.writer(response)
    writer.writerow(["bagian", "kode", "nama", "nilai", "keadaan_per"])
    day = clock.today()
    for row in _lines(request):
        writer.writerow([*row, day.isoformat()])
    return response


def _lines(request: HttpRequest) -> Iterator[list[str]]:
    day = clock.today()
    for card in page.cards(day):
        yield ["angka", card.id, card.name, plain(card.words)]
    for number, (label, count) in enumerate(cuts.funnel(day), start=1):
        yield ["alur", str(number), label.id, str(count)]
    for one in page.provinces(day):
        yield ["provinsi", one.code, one.name, plain(one.words)]
    for agency in page.agencies(day):
        yield ["lewat_tenggat", "", agency.name, plain(agency.overdue)]


def plain(words: str) -> str:
    """A shown value for machines: digits without separators, hidden cells as they are."""
    digits = words.replace(".", "").replace(",", "")
    return digits if digits.isdigit() else words


@needs("angka.lihat")
def internal(request: OfficerRequest) -> HttpResponse:
    """The same figures without hiding, the officer's own cases, and the recount from the log."""
    duty, language = request.duty, get_language() or "id"
    today = clock.today(duty.agency.zone)
    shown = figures(today)
    wrong = differences(today, shown) if "cocokkan" in request.GET else None
    months = cuts.by_month(today)
    states = [(label.of(language), count) for label, count in cuts.by_state(duty)]
    context = {
        "today": today,
        "cards": page.all_cards(shown),
        "checked": wrong is not None,
        "wrong": [
            (mine.told.name.of(language), mine.value, theirs) for mine, theirs in wrong or []
        ],
        "records": Record.objects.count(),
        "states": states,
        "most_state": max((count for _label, count in states), default=0),
        "months": months,
        "most_month": max(count for _month, count in months),
        "agencies": cuts.by_agency(today),
    }
    return render(request, "statistics/internal.html", context)

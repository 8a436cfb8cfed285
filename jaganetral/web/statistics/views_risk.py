"""Risk signals of offices, and prevention measured against later cases."""

import csv
from dataclasses import replace

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jaganetral.law.words import word
from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Agency
from jaganetral.web.pack import law_pack
from jaganetral.web.prevention.campaigns.scope import OFFICES, house_of, under
from jaganetral.web.statistics.asked import asked_most
from jaganetral.web.statistics.measured import UNKNOWN, Group, Measured, measure
from jaganetral.web.statistics.offices import Told, told
from jaganetral.web.statistics.page import words_of
from jaganetral.web.statistics.signals import ENOUGH, incumbents, signals_of, usual


def _everybody(request: OfficerRequest) -> list[Told]:
    """Every office of this installation: the common rate comes from all of them."""
    today = clock.today(request.duty.agency.zone)
    return told(Agency.objects.filter(kind__in=OFFICES), clock.now(), today)


@needs("cegah.lihat")
@require_safe
def signals(request: OfficerRequest) -> HttpResponse:
    """The signals of the offices within sight; an office sees itself alone."""
    house, today = house_of(request.duty.agency), clock.today(request.duty.agency.zone)
    every = _everybody(request)
    mine = set(Agency.objects.filter(under(house)).values_list("pk", flat=True))
    common = usual(every)
    rows = [signals_of(one, common) for one in every if one.office.pk in mine]
    only = "sinyal" in request.GET
    context = {
        "house": house,
        "rows": [row for row in rows if row.standing or not only],
        "all": len(rows),
        "standing": sum(bool(row.standing) for row in rows),
        "only": only,
        "common": common,
        "enough": ENOUGH,
        "incumbents": incumbents(house.area, today, law_pack(), (get_language() or "id")),
    }
    return render(request, "statistics/risk.html", context)


@needs("angka.lihat")
@require_safe
def measured(request: OfficerRequest) -> HttpResponse:
    """Offices above and below the median coverage, and the cases that came later."""
    found = measure(_everybody(request), clock.now(), law_pack())
    context = {
        "found": found,
        "groups": _groups(found),
        "table": _table(found),
        "asked": _asked(request),
        "counted": settings.COUNT_QUESTIONS,
    }
    return render(request, "statistics/measured.html", context)


@needs("angka.lihat")
@require_safe
def measured_csv(request: OfficerRequest) -> HttpResponse:
    """The same groups as CSV, with the same cells hidden."""
    found = measure(_everybody(request), clock.now(), law_pack())
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="cakupan-dan-perkara.csv"'
    writer = csv.writer(response)
    writer.writerow(["kelompok", "kantor", "pegawai", "tahap", "perkara"])
    for name, group in _groups(found):
        writer.writerow([name, group.offices, group.staff, "", words_of(group.cases)])
        for stage, cell in group.stages.items():
            writer.writerow([name, group.offices, group.staff, stage, words_of(cell)])
    return response


def _groups(found: Measured | None) -> list[tuple[str, Group]]:
    if found is None:
        return []
    return [(_("cakupan tinggi"), _thousands(found.high)),
            (_("cakupan rendah"), _thousands(found.low))]  # fmt: skip


def _thousands(group: Group) -> Group:
    """The group with its rate per 1,000 staff."""
    rate = group.rate
    if rate is None:
        return group
    scaled = replace(rate, rate=rate.rate * 1000, low=rate.low * 1000, high=rate.high * 1000)
    return replace(group, rate=scaled)


def _table(found: Measured | None) -> list[tuple[str, str, str]]:
    """A line for each stage: its words, and the cell of both groups in words."""
    if found is None:
        return []
    return [
        (
            _stage(stage),
            words_of(found.high.stages[stage]),
            words_of(found.low.stages[stage]),
        )
        for stage in found.stages
    ]


def _stage(stage: str) -> str:
    if stage == UNKNOWN:
        return _("tidak diketahui")
    return word("stage", stage, get_language() or "id")


def _asked(request: OfficerRequest) -> list[tuple[str, int]]:
    language = "en" if get_language() == "en" else "id"
    day = clock.today(request.duty.agency.zone)
    return [(one.question[language], one.count) for one in asked_most(day)]

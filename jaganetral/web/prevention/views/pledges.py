"""Pledges for officers: coverage by office, the address to hand out, pledging together."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.prevention.actions.pledges import (
    PledgeClosed,
    open_sheets,
    pledge_together,
    withdraw,
)
from jaganetral.web.prevention.attendance.sheets import pledge_sheet_for
from jaganetral.web.prevention.campaigns.scope import find_campaign, house_of, speaks_for
from jaganetral.web.prevention.models import Pledge, PledgeSheet, Room
from jaganetral.web.prevention.pledges.counts import by_office, sheets_for, totals


@needs("cegah.lihat")
def pledges(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who pledged by office, the emptiest on top; counts for those above."""
    found = find_campaign(request.duty, pk)
    sheets = sheets_for(request.duty, found)
    rows = by_office(sheets)
    done, expected = totals(rows)
    own = sheets.filter(agency=request.duty.agency).first()
    context = {
        "campaign": found,
        "rows": rows,
        "done": done,
        "expected": expected,
        "opens": speaks_for(request.duty, house_of(request.duty.agency)),
        "own": _own(request, own) if own else None,
    }
    return render(request, "prevention/pledges.html", context)


def _own(request: OfficerRequest, sheet: PledgeSheet) -> dict[str, object]:
    """The office's own sheet: address, names, and the rooms whose people may pledge together."""
    rooms = Room.objects.filter(agency=sheet.agency, session__campaign=sheet.campaign)
    return {
        "sheet": sheet,
        "drawn": pledge_sheet_for(request, sheet),
        "pledges": sheet.pledges.all() if request.duty.may("cegah.kantor") else [],
        "rooms": rooms.select_related("session") if request.duty.may("cegah.kantor") else [],
    }


@require_POST
@needs("cegah.buat")
def open_all(request: OfficerRequest, pk: int) -> HttpResponse:
    """Open the pledge for every office the campaign reached."""
    found = find_campaign(request.duty, pk)
    count = open_sheets(found, by=request.duty)
    told = ngettext(
        "%(n)s kantor mendapat lembar ikrar.", "%(n)s kantor mendapat lembar ikrar.", count
    )
    messages.success(request, told % {"n": count})
    return redirect("prevention:pledges", pk)


@require_POST
@needs("cegah.kantor")
def together(request: OfficerRequest, pk: int, room: int) -> HttpResponse:
    """Record that everybody on the list of a room pledged together."""
    sheet = _own_sheet(request, pk)
    where = get_object_or_404(Room, pk=room, agency=sheet.agency, session__campaign=pk)
    try:
        count = pledge_together(sheet, where, by=request.duty)
    except PledgeClosed:
        messages.error(request, _("Lembar ini sudah ditutup; nama yang berikrar sudah dihapus."))
        return redirect("prevention:pledges", pk)
    told = ngettext("%(n)s ikrar baru dicatat.", "%(n)s ikrar baru dicatat.", count)
    messages.success(request, told % {"n": count})
    return redirect("prevention:pledges", pk)


@require_POST
@needs("cegah.kantor")
def take_back(request: OfficerRequest, pk: int, pledge: int) -> HttpResponse:
    """Withdraw a pledge that was recorded by mistake."""
    sheet = _own_sheet(request, pk)
    withdraw(get_object_or_404(Pledge, pk=pledge, sheet=sheet), by=request.duty)
    messages.success(request, _("Ikrar itu tidak dihitung lagi. Catatannya tetap ada."))
    return redirect("prevention:pledges", pk)


def _own_sheet(request: OfficerRequest, pk: int) -> PledgeSheet:
    found = find_campaign(request.duty, pk)
    sheet = sheets_for(request.duty, found).filter(agency=request.duty.agency).first()
    if sheet is None:
        raise PermissionDenied
    return sheet

"""Reminders to print or to send by the office's own means."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.prevention.campaigns.reminding import slips
from jaganetral.web.prevention.campaigns.scope import find_campaign
from jaganetral.web.prevention.lists import csv_file
from jaganetral.web.prevention.views.viewing import viewed_body

SHOWN = 200  # on one page to print; the file holds all


@needs("cegah.buat")
def reminders(request: OfficerRequest, pk: int) -> HttpResponse:
    """A slip for each office below that has not confirmed."""
    found, body = find_campaign(request.duty, pk), viewed_body(request)
    rows = slips(found, body, settings.ADDRESS)
    context = {
        "campaign": found,
        "body": body,
        "slips": rows[:SHOWN],
        "more": max(0, len(rows) - SHOWN),
    }
    return render(request, "prevention/reminders.html", context)


@needs("cegah.buat")
def reminders_csv(request: OfficerRequest, pk: int) -> HttpResponse:
    """The same as a file, for a mail merge or a message service."""
    found = find_campaign(request.duty, pk)
    head = ["kode", "kantor", "diteruskan", "terakhir_diingatkan", "pesan"]
    cells = [
        (
            row.reach.agency.code,
            row.reach.agency.name,
            row.reach.passed_on,
            row.last.on if row.last else "",
            row.words,
        )
        for row in slips(found, viewed_body(request), settings.ADDRESS)
    ]
    return csv_file(f"pengingat-{pk}.csv", head, cells)

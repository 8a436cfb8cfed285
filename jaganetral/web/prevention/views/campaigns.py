"""Campaigns: the overview, one campaign, passing on, acknowledging."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.prevention.actions.campaigns import acknowledge, pass_on
from jaganetral.web.prevention.campaigns.audience import words_of
from jaganetral.web.prevention.campaigns.copies import open_plans
from jaganetral.web.prevention.campaigns.letters import (
    draft_of,
    place_of,
    sent_appeals,
    to_address,
)
from jaganetral.web.prevention.campaigns.queries import (
    appeals_waiting,
    receipts,
    to_pass_on,
)
from jaganetral.web.prevention.campaigns.scope import (
    campaigns_for,
    find_campaign,
    house_of,
    meant,
    reach_of,
    recipients,
    sessions_for,
    speaks_for,
)
from jaganetral.web.prevention.campaigns.summaries import campaign_lines, session_lines
from jaganetral.web.prevention.lists import csv_file
from jaganetral.web.prevention.models import Campaign, Reach
from jaganetral.web.prevention.views.viewing import today_of, viewed_body

SHOWN, A_PAGE = 30, 50


@needs("cegah.lihat")
def overview(request: OfficerRequest) -> HttpResponse:
    """What waits for this office, then campaigns and sessions within sight."""
    duty, today = request.duty, today_of(request)
    house = house_of(duty.agency)
    waiting = appeals_waiting(duty)
    context = {
        "waiting": [(reach, reach.days_late(today)) for reach in waiting],
        "to_pass_on": to_pass_on(duty),
        "campaigns": campaign_lines(list(campaigns_for(duty)[:SHOWN]), house, today),
        "sessions": session_lines(list(sessions_for(duty)[:SHOWN]), house),
        "makes": duty.may("cegah.buat"),
        "invites": speaks_for(duty, house),
        "own": duty.may("cegah.kantor"),
        "house": house,
        "today": today,
    }
    return render(request, "prevention/overview.html", context)


@needs("cegah.lihat")
def campaign(request: OfficerRequest, pk: int) -> HttpResponse:
    """One campaign as its viewer's part of the tree stands to it: the missing first."""
    duty, today = request.duty, today_of(request)
    found, body, house = find_campaign(duty, pk), viewed_body(request), house_of(duty.agency)
    have = found.reaches.values("agency")
    speaks = speaks_for(duty, house)
    reach = reach_of(found, house) if speaks else None
    context = {
        "campaign": found,
        "body": body,
        "house": house,
        "today": today,
        "sending": reach.sendings.filter(ended_at=None).first() if reach else None,
        "reach": reach,
        "owns": speaks and house == found.issued_by,
        "plans": open_plans(found, today) if speaks and house == found.issued_by else [],
        "meant": words_of(found.audience),
        "meant_count": meant(house_of(found.issued_by), found.audience).count(),
        "open_below": recipients(house, found.audience).exclude(pk__in=have).count(),
        "sessions": session_lines(list(sessions_for(duty).filter(campaign=found)), house),
        **_letters(duty, found, reach),
        **_receipts(request, found, body),
    }
    return render(request, "prevention/campaign.html", context)


def _letters(duty: Duty, found: Campaign, reach: Reach | None) -> dict[str, Any]:
    """The letters of the house, whom the next one is for, and the office's own."""
    house = house_of(duty.agency)
    own = reach_of(found, duty.agency) if duty.may("cegah.kantor") else None
    return {
        "own": own,
        "place": place_of(own.letter, own.agency) if own and own.letter else None,
        "letters": sent_appeals(found, house),
        "draft": draft_of(found, house) if reach else None,
        "to_address": to_address(reach).count() if reach else 0,
    }


def _receipts(request: OfficerRequest, found: Campaign, body: Agency) -> dict[str, Any]:
    """The page of receipts that was asked for."""
    seen, words = receipts(found, body, today_of(request)), request.GET.get("q", "").strip()[:80]
    state = request.GET.get("status", "")
    rows = Paginator(seen.chosen(words, state), A_PAGE).get_page(request.GET.get("halaman"))
    return {"receipts": seen, "rows": rows, "words": words, "state": state}


@require_POST
@needs("cegah.buat")
def forward(request: OfficerRequest, pk: int) -> HttpResponse:
    """Pass on to every body below, with one press."""
    found = find_campaign(request.duty, pk)
    reach = reach_of(found, house_of(request.duty.agency))
    if reach is None:
        raise PermissionDenied
    count = pass_on(reach, by=request.duty, day=today_of(request))
    told = ngettext("Diteruskan ke %(n)s kantor.", "Diteruskan ke %(n)s kantor.", count)
    messages.success(request, told % {"n": count})
    return redirect("prevention:campaign", pk)


@require_POST
@needs("cegah.kantor")
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """The office confirms receipt, with one press."""
    reach = reach_of(find_campaign(request.duty, pk), request.duty.agency)
    if reach is None:
        raise PermissionDenied
    acknowledge(reach, by=request.duty, day=today_of(request))
    messages.success(request, _("Tercatat: kantor Anda sudah menerima."))
    if request.POST.get("dari") == "daftar":
        return redirect("prevention:list")
    return redirect("prevention:campaign", pk)


@needs("cegah.lihat")
def receipts_csv(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who acknowledged, as a file."""
    found, today = find_campaign(request.duty, pk), today_of(request)
    rows = receipts(found, viewed_body(request), today).rows
    head = [
        "kantor",
        "diteruskan",
        "diterima",
        "lewat_hari",
        "kantor_di_bawah",
        "sudah_menerima",
        "surat",
        "hadir",
        "diundang",
        "berikrar",
        "diminta_berikrar",
        "kuis_selesai",
    ]
    cells = [
        (
            row.reach.agency.name,
            row.reach.passed_on,
            row.reach.acknowledged_on or "",
            row.days_late,
            row.below,
            row.below_done,
            row.reach.letter.number if row.reach.letter else "",
            row.outcome.present,
            row.outcome.invited,
            row.outcome.pledged,
            row.outcome.asked,
            row.outcome.quizzes,
        )
        for row in rows
    ]
    return csv_file(f"tanda-terima-{pk}.csv", head, cells)

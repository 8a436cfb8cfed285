"""The letter of appeal: write the draft, look at it, sign and send it to every office."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Duty
from jaganetral.web.accounts.queries import posts_on
from jaganetral.web.letters.actions import LetterIncomplete, LetterSealed
from jaganetral.web.letters.kinds import kind_of
from jaganetral.web.letters.models import Letter
from jaganetral.web.letters.queries import missing
from jaganetral.web.letters.serving import respond_pdf
from jaganetral.web.prevention.actions.appeals import send_appeal, write_appeal
from jaganetral.web.prevention.campaigns.letters import (
    KIND,
    addressee,
    annex,
    draft_of,
    sent_appeals,
    to_address,
)
from jaganetral.web.prevention.campaigns.scope import (
    find_campaign,
    house_of,
    reach_of,
    speaks_for,
)
from jaganetral.web.prevention.forms.campaigns import AppealForm
from jaganetral.web.prevention.models import Campaign
from jaganetral.web.prevention.views.viewing import today_of


@needs("cegah.buat")
def appeal(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write the draft: to every office, later to those that joined since."""
    duty = request.duty
    found, house = find_campaign(duty, pk), house_of(duty.agency)
    if not speaks_for(duty, house):
        raise PermissionDenied
    letter, reach = draft_of(found, house), reach_of(found, house)
    rows = annex(house, to_address(reach)) if reach else []
    if not rows:
        return redirect("prevention:campaign", pk)
    form = AppealForm(request.POST or None, initial=_initial(request, found, letter))
    if request.method == "POST" and form.is_valid():
        _write(request, found, form)
        return redirect("prevention:appeal", pk)
    context = {
        "campaign": found,
        "house": house,
        "form": form,
        "letter": letter,
        "missing": missing(letter) if letter else [],
        "rows": rows,
        "addressee": addressee(found, house, rows),
    }
    status = 400 if form.errors else 200
    return render(request, "prevention/appeal.html", context, status=status)


@require_POST
@needs("cegah.buat")
def dispatch(request: OfficerRequest, pk: int) -> HttpResponse:
    """Sign and send."""
    found = find_campaign(request.duty, pk)
    try:
        letter = send_appeal(found, by=request.duty, day=today_of(request))
    except (LetterIncomplete, LetterSealed) as refused:
        messages.error(request, str(refused))
        return redirect("prevention:appeal", pk)
    messages.success(request, _("Surat %(number)s terkirim.") % {"number": letter.number})
    return redirect("prevention:campaign", pk)


@needs("cegah.lihat")
def appeal_pdf(request: OfficerRequest, pk: int) -> HttpResponse:
    """A letter that concerns the viewer: of their house, or the one their office received."""
    letters = letters_for(request.duty, find_campaign(request.duty, pk))
    wanted = request.GET.get("surat")
    letter = next((one for one in letters if wanted in (None, str(one.pk))), None)
    if letter is None:
        raise Http404
    return respond_pdf(letter)


def letters_for(duty: Duty, campaign: Campaign) -> list[Letter]:
    """The letters of appeal a duty may read: a draft only in its own house."""
    house = house_of(duty.agency)
    draft = draft_of(campaign, house) if speaks_for(duty, house) else None
    reach = reach_of(campaign, duty.agency)
    found = [draft, *sent_appeals(campaign, house), reach.letter if reach else None]
    return [letter for letter in found if letter is not None]


def _write(request: OfficerRequest, campaign: Campaign, form: AppealForm) -> None:
    try:
        write_appeal(
            campaign,
            subject=form.cleaned_data["subject"],
            paragraphs=form.paragraphs,
            post=form.cleaned_data["post"],
            copies=form.copied_to,
            by=request.duty,
            day=today_of(request),
        )
    except LetterSealed as refused:
        raise PermissionDenied(str(refused)) from refused


def _initial(request: OfficerRequest, campaign: Campaign, letter: Letter | None) -> dict[str, Any]:
    """The draft as it stands; at first the campaign's message and the officer's post."""
    if letter is None:
        return {
            "subject": kind_of(KIND).row.subject,
            "text": campaign.message,
            "post": _post(request),
        }
    content = letter.content
    return {
        "subject": letter.subject,
        "text": "\n\n".join(content.get("isi") or []),
        "post": (content.get("penanda_tangan") or {}).get("jabatan", ""),
        "copies": "\n".join(content.get("tembusan") or []),
    }


def _post(request: OfficerRequest) -> str:
    posts = posts_on(request.duty.officer, today_of(request))
    return posts[0].title if posts else ""

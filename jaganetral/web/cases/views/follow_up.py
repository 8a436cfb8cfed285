"""The follow-up board as tables: what waits where, and for how many working days."""

import csv
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Agency
from jaganetral.web.cases.actions import letters as actions
from jaganetral.web.cases.queries import board as queries
from jaganetral.web.cases.templatetags.outcome import state_label
from jaganetral.web.cases.views.find import today
from jaganetral.web.cases.views.work import find_to_work, try_it

PRESSED = ("pengingat", "teguran", "eskalasi")


@require_GET
@needs("tindak.lihat")
def board(request: OfficerRequest, agency: str = "") -> HttpResponse:
    """All cases in sight, or those of one agency; for leaders only how many."""
    duty, day = request.duty, today(request)
    if duty.role_of.sees == "none":
        shown: dict[str, Any] = {"counts": queries.counts(duty, day), "today": day}
        return render(request, "cases/follow_up_counts.html", shown)
    body = Agency.objects.filter(code=agency).first() if agency else None
    board = queries.board_of(duty, day, agency)
    if agency and (body is None or not board.agencies):
        raise Http404
    shown = {
        "board": board,
        "agency": body,
        "may_press": duty.may("tindak.tegur"),
        "may_open": duty.may("perkara.lihat"),
        "today": day,
    }
    return render(request, "cases/follow_up.html", shown)


@require_GET
@needs("tindak.lihat")
def download(request: OfficerRequest) -> HttpResponse:
    """The board as CSV; columns stay Indonesian codes and ISO days."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="tindak-lanjut.csv"'
    writer = csv.writer(response)
    writer.writerow(["perkara", "terlapor", "instansi", "lajur", "keadaan", "tenggat", "sisa"])
    for card in queries.cards(request.duty, today(request), done=None):
        limit, body = card.limit, card.case.ppk_agency
        writer.writerow(
            [
                card.case.number,
                _plain(card.who),
                body.name if body else "",
                card.column,
                state_label(card.case.state),
                limit.row.due.isoformat() if limit else "",
                limit.words if limit else "",
            ]
        )
    return response


def _plain(words: str) -> str:
    """Words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@")) else words


@require_POST
@needs("tindak.tegur")
def press(request: OfficerRequest, slug: str, kind: str) -> HttpResponse:
    """Remind, reprimand or escalate: the draft of the letter opens."""
    if kind not in PRESSED:
        raise Http404
    case, made = find_to_work(request, slug), []
    who: dict[str, Any] = {"by": request.duty, "day": today(request)}
    if try_it(request, lambda: made.append(actions.draft_letter(case, kind, **who))):
        return redirect("cases:letter", slug, made[0].pk)
    return redirect("cases:follow_up")

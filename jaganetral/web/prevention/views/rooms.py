"""One office's room: who attended, and the form for those without a phone."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.prevention.actions.attendance import NotOpen, note_down
from jaganetral.web.prevention.attendance.absence import may_read_absent
from jaganetral.web.prevention.campaigns.scope import find_room, find_session, may_read_names
from jaganetral.web.prevention.forms.attendance import PresentForm
from jaganetral.web.prevention.models import Forgotten, Room
from jaganetral.web.prevention.views.viewing import not_open_yet


@needs("cegah.lihat")
def room(request: OfficerRequest, code: str, pk: int) -> HttpResponse:
    """The list of a room, as on paper. Only for the office and who keeps its personnel."""
    found = _readable(request, code, pk)
    return _page(request, found, PresentForm())


@require_POST
@needs("cegah.kantor")
def note(request: OfficerRequest, code: str, pk: int) -> HttpResponse:
    """The office records somebody who has no phone."""
    found = _readable(request, code, pk)
    form = PresentForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=400)
    try:
        done = note_down(found, form.person, by=request.duty)
    except NotOpen:
        form.add_error(None, not_open_yet(found))
        return _page(request, found, form, status=409)
    messages.success(request, _("Sudah tercatat sebelumnya.") if done.again else _("Tercatat."))
    return redirect("prevention:room", code, pk)


def _readable(request: OfficerRequest, code: str, pk: int) -> Room:
    found = find_room(request.duty, find_session(request.duty, code), pk)
    if not may_read_names(request.duty, found):
        raise PermissionDenied(_("Nama peserta hanya dibaca kantornya dan bagian kepegawaiannya."))
    return found


def _page(
    request: OfficerRequest, found: Room, form: PresentForm, status: int = 200
) -> HttpResponse:
    rows = list(found.attendances.all())
    forgotten = Forgotten.objects.filter(room=found).first()
    context = {
        "room": found,
        "session": found.session,
        "zone": found.agency.zone,
        "rows": rows,
        "results": found.quiz_results.all(),
        "own": sum(not row.guest_from for row in rows),
        "form": form,
        "over": found.session.ends < clock.now(),
        "forgotten": forgotten,
        "notes": not forgotten and may_read_absent(request.duty, found),
    }
    return render(request, "prevention/room.html", context, status=status)

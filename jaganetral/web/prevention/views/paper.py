"""A list on paper: hand it in, compare side by side, count, take back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.lookups.limits import TooMany
from jaganetral.web.prevention.actions.attendance import NotOpen
from jaganetral.web.prevention.actions.paper import (
    BadList,
    NothingToDo,
    count,
    settle,
    take_back,
    take_in,
)
from jaganetral.web.prevention.attendance.paper_lines import (
    beside,
    open_lines,
    other_lines,
    tally_of,
)
from jaganetral.web.prevention.campaigns.scope import find_room, find_session
from jaganetral.web.prevention.forms.paper import PaperForm
from jaganetral.web.prevention.models import Room
from jaganetral.web.prevention.models.paper import PaperList
from jaganetral.web.prevention.views.viewing import not_open_yet

AT_ONCE, A_PAGE = 10, 20  # lines to settle at once, lines of a page that only shows
FIELD = "baris-"
CLOSED = gettext_lazy("Daftar hadir ruang ini tidak terbuka")


@needs("cegah.kantor")
@require_http_methods(["GET", "POST"])
def upload(request: OfficerRequest, code: str, pk: int) -> HttpResponse:
    """Hand a list in; it is read and matched, and nothing counts yet."""
    room = _own_room(request, code, pk)
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = take_in(room, *form.handed_in, by=request.duty)
        except (BadList, TooMany) as trouble:
            form.add_error("berkas" if form.cleaned_data["berkas"] else "teks", str(trouble))
        except NotOpen as refused:
            early = refused.gate == "early"
            closed = _("Nama peserta ruang ini sudah dihapus, jadi daftarnya tertutup")
            form.add_error(None, not_open_yet(room) if early else closed)
        else:
            return redirect("prevention:paper", code, pk, found.pk)
    context = {"room": room, "session": room.session, "form": form, "papers": room.papers.all()}
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "prevention/paper_new.html", context, status=status)


@needs("cegah.kantor")
@require_http_methods(["GET", "POST"])
def paper(request: OfficerRequest, code: str, pk: int, paper: int) -> HttpResponse:
    """What was read beside whom it may mean; ten open lines at once."""
    found = _own_paper(request, code, pk, paper)
    if request.method == "POST":
        answers = {
            int(key.removeprefix(FIELD)): str(value)
            for key, value in request.POST.items()
            if key.removeprefix(FIELD).isdecimal() and value != "nanti"
        }
        try:
            done = settle(found, answers, by=request.duty)
        except NotOpen:
            messages.error(request, CLOSED)
        else:
            told = ngettext("%(n)s baris dipilih.", "%(n)s baris dipilih.", done)
            messages.success(request, told % {"n": done})
        return redirect("prevention:paper", code, pk, paper)
    return _page(request, found)


def _page(request: OfficerRequest, found: PaperList) -> HttpResponse:
    lines = list(found.lines.all())
    waiting = Paginator(open_lines(lines), AT_ONCE).get_page(request.GET.get("pilihan"))
    settled = Paginator(other_lines(lines), A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "paper": found,
        "room": found.room,
        "session": found.room.session,
        "zone": found.room.agency.zone,
        "tally": tally_of(lines),
        "waiting": waiting,
        "open": beside(list(waiting)),
        "page": settled,
        "settled": beside(list(settled)),
    }
    return render(request, "prevention/paper.html", context)


@require_POST
@needs("cegah.kantor")
def tally(request: OfficerRequest, code: str, pk: int, paper: int) -> HttpResponse:
    """Count whoever is settled."""
    try:
        new = count(_own_paper(request, code, pk, paper), by=request.duty)
    except NotOpen:
        messages.error(request, CLOSED)
    except NothingToDo:
        messages.error(request, _("Tidak ada baris baru untuk dihitung."))
    else:
        told = ngettext("%(n)s orang dicatat hadir.", "%(n)s orang dicatat hadir.", new)
        messages.success(request, told % {"n": new})
    return redirect("prevention:paper", code, pk, paper)


@require_POST
@needs("cegah.kantor")
def undo(request: OfficerRequest, code: str, pk: int, paper: int) -> HttpResponse:
    """Take back what was counted."""
    try:
        gone = take_back(_own_paper(request, code, pk, paper), by=request.duty)
    except NotOpen:
        messages.error(request, CLOSED)
    except NothingToDo:
        messages.error(request, _("Daftar ini tidak sedang dihitung."))
    else:
        told = ngettext("%(n)s kehadiran dibatalkan.", "%(n)s kehadiran dibatalkan.", gone)
        messages.success(request, told % {"n": gone})
    return redirect("prevention:paper", code, pk, paper)


def _own_room(request: OfficerRequest, code: str, pk: int) -> Room:
    """A room of the officer's own office."""
    found = find_room(request.duty, find_session(request.duty, code), pk)
    if found.agency != request.duty.agency:
        raise PermissionDenied(_("Daftar di kertas diunggah kantornya sendiri."))
    return found


def _own_paper(request: OfficerRequest, code: str, pk: int, paper: int) -> PaperList:
    room = _own_room(request, code, pk)
    return get_object_or_404(PaperList.objects.select_related("room__session"), pk=paper, room=room)

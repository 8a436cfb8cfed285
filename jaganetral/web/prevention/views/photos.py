"""Photos as proof: the office hands them in, the organiser alone looks at them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.evidence.actions import BadFile, NoCustodian, respond
from jaganetral.web.evidence.uploads import read
from jaganetral.web.prevention.actions.attendance import NotOpen
from jaganetral.web.prevention.actions.photos import MOST, attach
from jaganetral.web.prevention.actions.sessions import may_revise
from jaganetral.web.prevention.campaigns.scope import find_room, find_session
from jaganetral.web.prevention.forms.photos import PhotoForm
from jaganetral.web.prevention.models import Session
from jaganetral.web.prevention.models.photos import RoomPhoto
from jaganetral.web.prevention.views.viewing import not_open_yet


@needs("cegah.kantor")
@require_http_methods(["GET", "POST"])
def add(request: OfficerRequest, code: str, pk: int) -> HttpResponse:
    """Hand in a photo of one's own room."""
    room = find_room(request.duty, find_session(request.duty, code), pk)
    if room.agency != request.duty.agency:
        raise PermissionDenied(_("Foto diunggah kantornya sendiri."))
    form = PhotoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["foto"]
        try:
            attach(room, file.name, read(file.name, file), by=request.duty)
        except BadFile as trouble:
            form.add_error("foto", str(trouble))
        except NoCustodian as trouble:
            remedy = _("Minta admin kantor membuat kunci penjaga di halaman Atur.")
            form.add_error("foto", f"{trouble} {remedy}")
        except NotOpen:
            form.add_error(None, not_open_yet(room))
        else:
            messages.success(request, _("Foto tersegel dan diteruskan kepada penyelenggara."))
            return redirect("prevention:photo_new", code, pk)
    context = {"room": room, "session": room.session, "form": form, "most": MOST}
    context["sent"] = room.photos.count()
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "prevention/photo_new.html", context, status=status)


@needs("cegah.lihat")
def photos(request: OfficerRequest, code: str) -> HttpResponse:
    """The photos of all rooms of a session, for its organiser."""
    found = _organised(request, code)
    rows = RoomPhoto.objects.filter(room__session=found, room__forgotten=None)
    context = {"session": found, "photos": rows.select_related("room__agency", "item")}
    return render(request, "prevention/photos.html", context)


@needs("cegah.lihat")
def photo(request: OfficerRequest, code: str, photo: int) -> HttpResponse:
    """The clean copy of one photo."""
    rows = RoomPhoto.objects.filter(room__session=_organised(request, code), room__forgotten=None)
    return respond(get_object_or_404(rows.select_related("item"), pk=photo).item)


def _organised(request: OfficerRequest, code: str) -> Session:
    found = find_session(request.duty, code)
    if not may_revise(found, request.duty):
        raise PermissionDenied(_("Foto hanya dilihat penyelenggara acara."))
    return found

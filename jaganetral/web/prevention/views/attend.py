"""Checking in: no account, no cookie, no script; at most two fields on one screen."""

from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.prevention.actions.attendance import CheckedIn, NotOpen, check_in
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.attendance.window import CODE_KNOWN_FOR, closes_at, gate, opens_at
from jaganetral.web.prevention.forms.attendance import CodeForm, PresentForm
from jaganetral.web.prevention.models import Attendance, Room

SIGNER = Signer(salt="hadir")
ROOMS = Room.objects.select_related("agency", "session")

# Exempt from the CSRF token on purpose: nobody is signed in here, so there is no authority to
# borrow, and the page sets no cookie.


@public
@csrf_exempt
@never_cache
def check_in_page(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a QR sheet; an address that is no sheet's asks for the six digits."""
    room = ROOMS.filter(token=token).first()
    if room is None:
        context = {"form": CodeForm(), "lost": True}
        return render(request, "prevention/by_code.html", context, status=404)
    form = PresentForm(request.POST or None)
    state = gate(room.session.starts, room.session.ends, clock.now())
    if state == "open" and request.method == "POST" and form.is_valid():
        return _record(request, room, form.person)
    context = {"room": room, "form": form, "gate": state, **_times(room)}
    return render(request, "prevention/check_in.html", context, status=_status(form))


@public
@csrf_exempt
@never_cache
def by_code(request: HttpRequest) -> HttpResponse:
    """The six digits of a sheet, entered later where there was no signal."""
    form = CodeForm(request.POST or None, initial={"code": request.GET.get("kode", "")})
    if request.method == "POST" and form.is_valid():
        room = _room_of(form.cleaned_data["code"])
        if room is not None:
            return _record(request, room, form.person, by_code=True)
        form.add_error("code", CodeForm.UNKNOWN)
    context = {"form": form}
    return render(request, "prevention/by_code.html", context, status=_status(form))


@public
@never_cache
def checked_in(request: HttpRequest, token: str, receipt: str) -> HttpResponse:
    """ "Anda tercatat hadir", or "Sudah tercatat 09.02". The address holds no name."""
    try:
        number, again = SIGNER.unsign_object(receipt)
    except (BadSignature, ValueError, TypeError) as broken:
        raise Http404 from broken
    row = get_object_or_404(
        Attendance.objects.select_related("room__agency", "room__session"),
        pk=number,
        room__token=token,
    )
    context = {"row": row, "room": row.room, "zone": row.room.agency.zone, "again": again}
    context["receipt"] = receipt
    return render(request, "prevention/checked_in.html", context)


def _record(
    request: HttpRequest, room: Room, person: Person, *, by_code: bool = False
) -> HttpResponse:
    """Record and go to the page that says so; a list that closed meanwhile says when."""
    try:
        done = check_in(room, person, by_code=by_code)
    except NotOpen as refused:
        context = {"room": room, "gate": refused.gate, "by_code": by_code, **_times(room)}
        return render(request, "prevention/check_in.html", context, status=409)
    return redirect("prevention_public:checked_in", token=room.token, receipt=_receipt(done))


def _receipt(done: CheckedIn) -> str:
    return SIGNER.sign_object([done.attendance.pk, done.again])


def _room_of(code: str) -> Room | None:
    """The room that uses a code now, else the last that did; its page says when it closed."""
    now = clock.now()
    rooms = ROOMS.filter(code=code, session__ends__gte=now - CODE_KNOWN_FOR)
    newest = list(rooms.order_by("-session__ends"))
    usable = (r for r in newest if now <= closes_at(r.session.ends, by_code=True))
    return next(usable, newest[0] if newest else None)


def _times(room: Room) -> dict[str, object]:
    session, zone = room.session, room.agency.zone
    return {
        "zone": zone,
        "opens": opens_at(session.starts),
        "closes": closes_at(session.ends),
        "code_closes": closes_at(session.ends, by_code=True),
        "code_works": gate(session.starts, session.ends, clock.now(), by_code=True) == "open",
    }


def _status(form: PresentForm) -> int:
    return 400 if form.is_bound and form.errors else 200

"""Certificates: asked for by the person, handed out by the office, verified by anybody."""

from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs, public
from jaganetral.web.letters.pdf import FontMissing
from jaganetral.web.prevention.actions.certificates import NoCertificate, claim, give
from jaganetral.web.prevention.attendance.certificate_sheet import certificate_pdf
from jaganetral.web.prevention.campaigns.scope import find_room, find_session
from jaganetral.web.prevention.forms.certificates import ClaimForm, CodeForm
from jaganetral.web.prevention.models import Attendance, Pledge
from jaganetral.web.prevention.models.certificates import Certificate
from jaganetral.web.prevention.views.attend import SIGNER

ROWS = Attendance.objects.select_related("room__agency", "room__session__organiser__parent")

# Exempt from the CSRF token on purpose: nobody is signed in here, and the page sets no cookie.


@public
@csrf_exempt
@never_cache
def certificate(request: HttpRequest, token: str, receipt: str) -> HttpResponse:
    """Ask for one's certificate with the address of one's receipt and one's name."""
    row = _row(token, receipt)
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _file(claim(row, form.cleaned_data["nama"]), row)
        except (NoCertificate, FontMissing) as refused:
            form.add_error("nama", _why(refused))
    context = {
        "form": form,
        "room": row.room,
        "zone": row.room.agency.zone,
        "early": clock.now() < row.room.session.ends,
        "nameless": not row.name,
        "receipt": receipt,
    }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "prevention/certificate.html", context, status=status)


def _why(refused: NoCertificate | FontMissing) -> str:
    if isinstance(refused, FontMissing):
        return _("Nama itu memuat huruf yang tidak dapat dicetak. Minta kantor mencatatnya lagi")
    return {
        "name": _("Nama itu tidak sama dengan yang tercatat. Periksa ejaannya, atau minta kantor"),
        "early": _("Sertifikat tersedia sesudah acara selesai"),
        "nameless": _("Nama tidak ada di daftar hadir. Minta sertifikat kepada kantor Anda"),
    }[refused.args[0]]


def _row(token: str, receipt: str) -> Attendance:
    try:
        number, _again = SIGNER.unsign_object(receipt)
    except (BadSignature, ValueError, TypeError) as broken:
        raise Http404 from broken
    return get_object_or_404(ROWS, pk=number, room__token=token)


@require_POST
@needs("cegah.lihat")
def hand_over(request: OfficerRequest, code: str, pk: int, row: int) -> HttpResponse:
    """The certificate of somebody on the list, for the office to hand over."""
    room = find_room(request.duty, find_session(request.duty, code), pk)
    found = get_object_or_404(ROWS, pk=row, room=room)
    try:
        return _file(give(found, by=request.duty), found)
    except (NoCertificate, FontMissing) as refused:
        return HttpResponse(_why(refused), status=409, content_type="text/plain; charset=utf-8")


def _file(found: Certificate, row: Attendance) -> HttpResponse:
    return HttpResponse(
        certificate_pdf(found, row),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="sertifikat-{found.code}.pdf"',
            "Cache-Control": "no-store",
        },
    )


@public
@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """Whether a code belongs to a certificate: which event, office and day; never who."""
    form = CodeForm(request.GET if "kode" in request.GET else None)
    found = None
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["kode"]
        rows = Certificate.objects.select_related("room__agency", "room__session__organiser")
        found = rows.filter(code=code).first()
        if found is None and Pledge.objects.filter(check_code=code).exists():
            answer = redirect("prevention_public:check_pledge")
            answer["Location"] += f"?kode={code}"
            return answer
        if found is None:
            form.add_error("kode", CodeForm.UNKNOWN)
    context = {"form": form, "certificate": found}
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "prevention/check_certificate.html", context, status=status)

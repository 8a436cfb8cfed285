"""Error pages: one sentence, what to do, and nothing the server knows."""

import logging
import secrets
import sys
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.look.context import still

TROUBLE = logging.getLogger("jaganetral.gangguan")
PAUSE = timedelta(minutes=5)


def _page(request: HttpRequest, status: int, heading: str, text: str) -> HttpResponse:
    context = {"heading": heading, "text": text}
    return render(request, "look/error.html", context, status=status)


def _still_page(request: HttpRequest, status: int, heading: str, text: str) -> HttpResponse:
    """A page that asks neither the session nor the database: they may be what fails."""
    context = still(request) | {"heading": heading, "text": text}
    return HttpResponse(render_to_string("look/error.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where the trouble is the size of what was sent."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return too_big(request)
    text = _("Kembali ke halaman tadi dan coba lagi.")
    return _page(request, 400, _("Permintaan tidak lengkap"), text)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open for too long."""
    text = _("Halaman ini sudah terlalu lama terbuka. Kembali, muat ulang, lalu kirim lagi.")
    return _page(request, 403, _("Kirim sekali lagi"), text)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 with who may help; a view may say the reason itself."""
    said = str(exception)
    text = said or _("Peran Anda tidak membuka halaman ini. Admin instansi dapat membantu.")
    return _page(request, 403, _("Anda tidak berhak membuka halaman ini"), text)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; what the address asked for is never repeated."""
    text = _("Periksa alamatnya, atau mulai dari beranda.")
    return _page(request, 404, _("Halaman tidak ditemukan"), text)


def form_only(request: HttpRequest) -> HttpResponse:
    """405: an address that only takes forms."""
    text = _("Alamat ini hanya menerima kiriman formulir. Kembali, atau mulai dari beranda.")
    return _page(request, 405, _("Tidak ada halaman di sini"), text)


def conflict(request: HttpRequest, text: str = "") -> HttpResponse:
    """409: somebody else changed it first. Prefer showing both texts; this is the last resort."""
    said = text or _(
        "Orang lain mengubahnya sebelum Anda. Kembali, muat ulang, bandingkan, lalu simpan lagi."
    )
    return _page(request, 409, _("Sudah diubah orang lain"), said)


def too_big(request: HttpRequest) -> HttpResponse:
    """413: more than this service takes at once."""
    text = _("Yang dikirim terlalu besar. Kirim berkas satu per satu, atau kirim tautannya.")
    return _page(request, 413, _("Terlalu besar"), text)


def too_many(request: HttpRequest, minutes: int) -> HttpResponse:
    """429: wait some minutes. Nothing is kept about who asked."""
    text = _("Tunggu %(minutes)s menit sebelum mencoba lagi") % {"minutes": minutes}
    answer = _page(request, 429, _("Terlalu sering mencoba"), text)
    answer["Retry-After"] = str(minutes * 60)
    return answer


def held_back(request: HttpRequest, text: str) -> HttpResponse:
    """429 for an officer who reached a limit; the text says when it goes on."""
    return _page(request, 429, _("Batas tercapai"), text)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the storage does not answer; says when to come back."""
    again = (clock.now() + PAUSE).astimezone(ZoneInfo(clock.ZONES["WIB"]))
    text = _(
        "Penyimpanan sedang tidak menjawab. Yang sudah Anda kirim tetap tersimpan. "
        "Coba lagi sesudah pukul %(time)s WIB."
    ) % {"time": f"{again:%H.%M}"}
    answer = _still_page(request, 503, _("Layanan berhenti sebentar"), text)
    answer["Retry-After"] = str(int(PAUSE.total_seconds()))
    return answer


def server_error(request: HttpRequest, *args: Any) -> HttpResponse:
    """500 with a code that the log repeats, or 503 where the database does not answer."""
    trouble = sys.exc_info()[1]
    if isinstance(trouble, OperationalError):
        return unavailable(request)
    code = secrets.token_hex(3)
    TROUBLE.error("kode %s: %s", code, type(trouble).__name__)
    text = _(
        "Ada gangguan di pihak kami. Jawaban Anda masih tersimpan. "
        "Coba lagi dalam beberapa menit. Kode %(code)s"
    ) % {"code": code}
    return _still_page(request, 500, _("Ada gangguan"), text)

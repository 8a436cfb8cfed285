"""Error pages: one sentence, what to do, and nothing the server knows."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def _page(request: HttpRequest, status: int, heading: str, text: str) -> HttpResponse:
    context = {"heading": heading, "text": text}
    return render(request, "look/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(
        request, 400, _("Permintaan tidak lengkap"), _("Kembali ke halaman tadi dan coba lagi.")
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = _("Halaman ini sudah terlalu lama terbuka. Kembali, muat ulang, lalu kirim lagi.")
    return _page(request, 403, _("Kirim sekali lagi"), text)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    said = str(exception)
    text = said or _("Peran Anda tidak membuka halaman ini. Admin instansi dapat membantu.")
    return _page(request, 403, _("Anda tidak berhak membuka halaman ini"), text)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    text = _("Periksa alamatnya, atau mulai dari beranda.")
    return _page(request, 404, _("Halaman tidak ditemukan"), text)


def server_error(request: HttpRequest, *args: Any) -> HttpResponse:
    text = _(
        "Ada gangguan di pihak kami. Jawaban Anda masih tersimpan. "
        "Coba lagi dalam beberapa menit. Kode %(code)s"
    ) % {"code": secrets.token_hex(3)}
    return _page(request, 500, _("Ada gangguan"), text)

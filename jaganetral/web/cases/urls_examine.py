"""Addresses of the queue and of examining: summary, timeline, persons, evidence, screening."""

from django.urls import URLPattern, path

from jaganetral.web.cases.views import queue

REPORT = "antrean/<slug:number>"
urlpatterns: list[URLPattern] = [
    path("antrean", queue.queue, name="queue"),
    path("antrean/lebih-baru", queue.newer, name="newer"),
    path(REPORT, queue.report, name="report"),
    path(f"{REPORT}/terima", queue.accept, name="accept"),
    path(f"{REPORT}/gabung", queue.merge, name="merge"),
    path(f"{REPORT}/tanya", queue.ask, name="ask"),
    path(f"{REPORT}/tidak-lanjut", queue.not_pursued, name="not_pursued"),
    path(f"{REPORT}/urungkan", queue.undo, name="undo"),
    path(f"{REPORT}/dibaca", queue.mark_read, name="mark_read"),
    path(f"{REPORT}/berkas/<uuid:item>", queue.report_file, name="report_file"),
]

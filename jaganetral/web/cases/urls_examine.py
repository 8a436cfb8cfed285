"""Addresses of the queue and of examining: summary, timeline, persons, evidence, screening."""

from django.urls import URLPattern, path

from jaganetral.web.cases.views import (
    case,
    entry,
    evidence,
    file,
    messages,
    persons,
    queue,
    retaliation,
    screening,
    transfer,
)

REPORT = "antrean/<slug:number>"
CASE = "perkara/<slug:slug>"
REPORTER = f"{CASE}/orang/pelapor/<slug:number>"
urlpatterns: list[URLPattern] = [
    path("antrean", queue.queue, name="queue"),
    path("antrean/lebih-baru", queue.newer, name="newer"),
    path("antrean/baru", entry.entry, name="entry"),
    path(REPORT, queue.report, name="report"),
    path(f"{REPORT}/terima", queue.accept, name="accept"),
    path(f"{REPORT}/gabung", queue.merge, name="merge"),
    path(f"{REPORT}/tanya", queue.ask, name="ask"),
    path(f"{REPORT}/tidak-lanjut", queue.not_pursued, name="not_pursued"),
    path(f"{REPORT}/urungkan", queue.undo, name="undo"),
    path(f"{REPORT}/dibaca", queue.mark_read, name="mark_read"),
    path(f"{REPORT}/berkas/<uuid:item>", queue.report_file, name="report_file"),
    path(f"{REPORT}/pembalasan", retaliation.of_one_report, name="report_retaliation"),
    path("pembalasan", retaliation.retaliations, name="retaliations"),
    path("perkara", case.case_list, name="list"),
    path(CASE, case.summary, name="summary"),
    path(f"{CASE}/linimasa", file.timeline, name="timeline"),
    path(f"{CASE}/orang", persons.persons, name="persons"),
    path(f"{CASE}/orang/tambah", persons.add, name="add_party"),
    path(f"{REPORTER}/minta", persons.ask, name="ask_opening"),
    path(f"{REPORTER}/setujui/<int:opening>", persons.agree, name="agree_opening"),
    path(f"{REPORTER}/buka/<int:opening>", persons.unseal, name="unseal"),
    path(f"{CASE}/bukti", evidence.evidence, name="evidence"),
    path(f"{CASE}/bukti/tambah", evidence.add, name="add_evidence"),
    path(f"{CASE}/bukti/<uuid:item>", evidence.evidence_file, name="evidence_file"),
    path(f"{CASE}/saring", screening.screening, name="screening"),
    path(f"{CASE}/saring/tanyakan", screening.ask_who, name="ask_who"),
    path(f"{CASE}/saring/<int:party>", screening.verdict, name="verdict"),
    path(f"{CASE}/saring/<int:party>/tanya", screening.ask_reporters, name="ask_reporters"),
    path(f"{CASE}/saring/<int:party>/konfirmasi", screening.confirm, name="confirm_person"),
    path(f"{CASE}/pesan", messages.messages, name="messages"),
    path(f"{CASE}/pesan/catatan", messages.note, name="write_note"),
    path(f"{CASE}/pesan/<slug:number>", messages.mail, name="write_mail"),
    path(f"{CASE}/pesan/<slug:number>/dibaca", messages.read, name="read_mail"),
    path(f"{CASE}/pembalasan", retaliation.of_one_case, name="retaliation"),
    path(f"{CASE}/audit", file.proof, name="proof"),
    path(f"{CASE}/audit/bukti.json", file.proof_file, name="proof_file"),
    path(f"{CASE}/alihkan", transfer.pass_on, name="pass_on"),
    path(f"{CASE}/alihkan/bagikan", transfer.share, name="share"),
]

"""Addresses of assessment, deadlines, letters, decision and follow-up."""

from django.urls import URLPattern, path

from jaganetral.web.cases.views import (
    assessment,
    deadlines,
    decide,
    decision,
    follow_up,
    letters,
    official,
)

CASE = "perkara/<slug:slug>"
LETTER = f"{CASE}/surat/<int:key>"
DECIDE = "putuskan/<slug:slug>"
urlpatterns: list[URLPattern] = [
    path(f"{CASE}/kajian", assessment.assessment, name="assessment"),
    path(f"{CASE}/kajian/tanya", assessment.ask, name="assessment_ask"),
    path(f"{CASE}/kajian/<int:assessment>/beda", assessment.dissent, name="assessment_dissent"),
    path(f"{CASE}/tenggat", deadlines.deadlines, name="deadlines"),
    path(f"{CASE}/surat", letters.letters, name="letters"),
    path(LETTER, letters.letter, name="letter"),
    path(f"{LETTER}/berkas.pdf", letters.letter_file, name="letter_file"),
    path(f"{LETTER}/tanda-tangan", letters.sign, name="sign_letter"),
    path(f"{LETTER}/kirim", letters.send, name="send_letter"),
    path(f"{LETTER}/terima", letters.receive, name="receive_letter"),
    path(f"{CASE}/putusan", decision.decision, name="decision"),
    path(f"{CASE}/putusan/<slug:act>", decision.act, name="act"),
    path(f"{CASE}/pejabat", official.open_case, name="open_official"),
    path("tindak", follow_up.board, name="follow_up"),
    path("tindak/unduh.csv", follow_up.download, name="follow_up_csv"),
    path("tindak/perkara/<slug:slug>/<slug:kind>", follow_up.press, name="follow_up_press"),
    path("tindak/<slug:agency>", follow_up.board, name="follow_up_of"),
    path("putuskan", decide.waiting, name="decide_list"),
    path(DECIDE, decide.summary, name="decide"),
    path(f"{DECIDE}/surat/<int:key>.pdf", decide.letter_file, name="decide_letter"),
    path(f"{DECIDE}/konsep.pdf", decide.preview, name="decide_preview"),
    path(f"{DECIDE}/<slug:act>", decide.act, name="decide_act"),
]

"""Addresses of prevention for officers."""

from django.urls import path

from jaganetral.web.prevention.views import (
    appeals,
    campaigns,
    certificates,
    opening,
    paper,
    pledge_texts,
    pledges,
    retention,
    rolls,
    rooms,
    sessions,
)

app_name = "prevention"
urlpatterns = [
    path("", campaigns.overview, name="list"),
    path("/baru", campaigns.new, name="new"),
    path("/<int:pk>", campaigns.campaign, name="campaign"),
    path("/<int:pk>/teruskan", campaigns.forward, name="pass_on"),
    path("/<int:pk>/terima", campaigns.confirm, name="acknowledge"),
    path("/<int:pk>/terima.csv", campaigns.receipts_csv, name="receipts_csv"),
    path("/<int:pk>/imbauan", appeals.appeal, name="appeal"),
    path("/<int:pk>/imbauan/kirim", appeals.dispatch, name="send_appeal"),
    path("/<int:pk>/imbauan.pdf", appeals.appeal_pdf, name="appeal_pdf"),
    path("/<int:pk>/ikrar", pledges.pledges, name="pledges"),
    path("/<int:pk>/ikrar/buka", pledges.open_all, name="open_pledges"),
    path("/<int:pk>/ikrar/bersama/<int:room>", pledges.together, name="pledge_together"),
    path("/<int:pk>/ikrar/<int:pledge>/tarik", pledges.take_back, name="withdraw_pledge"),
    path("/ikrar/naskah", pledge_texts.pledge_texts, name="pledge_texts"),
    path("/acara/baru", opening.invite, name="new_session"),
    path("/acara/kantor", opening.own_office, name="new_own_session"),
    path("/acara/<slug:code>", sessions.session, name="session"),
    path("/acara/<slug:code>/ubah", opening.revise, name="revise_session"),
    path("/acara/<slug:code>/lembar", sessions.sheets, name="sheets"),
    path("/acara/<slug:code>/cakupan.csv", sessions.coverage_csv, name="coverage_csv"),
    path("/acara/<slug:code>/hadir.csv", sessions.attendance_csv, name="attendance_csv"),
    path("/acara/<slug:code>/<int:pk>", rooms.room, name="room"),
    path("/acara/<slug:code>/<int:pk>/catat", rooms.note, name="note"),
    path("/nama", retention.retention, name="retention"),
    path("/<int:pk>/hadir", rolls.campaign_turnout, name="campaign_turnout"),
    path("/<int:pk>/hadir.csv", rolls.campaign_csv, name="campaign_csv"),
    path("/acara/<slug:code>/jenjang", rolls.ranks, name="ranks"),
    path("/acara/<slug:code>/<int:pk>/belum", rolls.absent, name="absent"),
    path("/acara/<slug:code>/<int:pk>/belum.csv", rolls.absent_csv, name="absent_csv"),
    path(
        "/acara/<slug:code>/<int:pk>/sertifikat/<int:row>",
        certificates.hand_over,
        name="hand_certificate",
    ),
    path("/acara/<slug:code>/<int:pk>/kertas", paper.upload, name="paper_new"),
    path("/acara/<slug:code>/<int:pk>/kertas/<int:paper>", paper.paper, name="paper"),
    path("/acara/<slug:code>/<int:pk>/kertas/<int:paper>/hitung", paper.tally, name="paper_count"),
    path("/acara/<slug:code>/<int:pk>/kertas/<int:paper>/batal", paper.undo, name="paper_undo"),
]

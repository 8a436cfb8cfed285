"""Addresses of the officers' front door; all stand under /kerja."""

from django.urls import URLPattern, path

from jaganetral.web.accounts import views_own
from jaganetral.web.desk.views import (
    audit,
    bodies,
    custodian,
    lookups,
    officers,
    proposals,
    rules,
    settings,
    today,
    workdays,
)

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("", today.today, name="today"),
    path("/cari", today.find, name="search"),
    path("/saya", views_own.me, name="me"),
    path("/audit", audit.records, name="audit"),
    path("/audit/periksa", audit.check, name="audit_check"),
    path("/kunci", custodian.custodian, name="custodian"),
    path("/pencarian", lookups.lookups, name="lookups"),
    path("/pencarian/umpan", lookups.canaries, name="canaries"),
    path("/pencarian/umpan/<int:pk>", lookups.handle_alarm, name="alarm_handle"),
    path("/pencarian/penilaian", lookups.judgements, name="judgements"),
    path("/atur", settings.overview, name="settings"),
    path("/atur/aturan", rules.rules, name="rules"),
    path("/atur/aturan/usul", rules.propose, name="rules_propose"),
    path("/atur/usulan/<int:pk>", proposals.one, name="proposal"),
    path("/atur/usulan/<int:pk>/sahkan", proposals.adopt, name="proposal_adopt"),
    path("/atur/usulan/<int:pk>/tarik", proposals.leave, name="proposal_leave"),
    path("/atur/kalender", workdays.calendar, name="calendar"),
    path("/atur/kalender/libur", workdays.day_off, name="day_off"),
    path("/atur/kalender/pemilihan", workdays.election, name="election"),
    path("/atur/petugas", officers.listing, name="officers"),
    path("/atur/petugas/baru", officers.new, name="officer_new"),
    path("/atur/petugas/<int:pk>", officers.one, name="officer"),
    path("/atur/petugas/<int:pk>/tautan", officers.link, name="officer_link"),
    path("/atur/petugas/<int:pk>/akun", officers.active, name="officer_active"),
    path("/atur/tugas/<int:pk>/akhiri", officers.end, name="duty_end"),
    path("/atur/instansi", bodies.tree, name="agencies"),
    path("/atur/instansi/baru", bodies.new, name="agency_new"),
    path("/atur/instansi/<int:pk>", bodies.one, name="agency"),
    path("/atur/jabatan", bodies.posts, name="posts"),
    path("/atur/jabatan/<int:pk>", bodies.post, name="post"),
    path("/atur/masa-jabatan/<int:pk>/akhiri", bodies.end, name="tenure_end"),
]

"""Public addresses of this app: checking in, and what events there are."""

from django.urls import path

from jaganetral.web.prevention.views import attend, certificates, events, pledging, quiz_naming

app_name = "prevention_public"
urlpatterns = [
    path("hadir", attend.by_code, name="by_code"),
    path("hadir/<str:token>", attend.check_in_page, name="check_in"),
    path("hadir/<str:token>/<str:receipt>", attend.checked_in, name="checked_in"),
    path(
        "hadir/<str:token>/<str:receipt>/sertifikat", certificates.certificate, name="certificate"
    ),
    path("verifikasi/hadir", certificates.check, name="check_certificate"),
    path("ikrar", pledging.about, name="about_pledges"),
    path("ikrar/cek", pledging.check_pledge, name="check_pledge"),
    path("ikrar/<str:token>", pledging.pledge_page, name="pledge"),
    path("ikrar/<str:token>/<str:receipt>", pledging.pledged, name="pledged"),
    path("keputusan-kuis", quiz_naming.namings, name="quiz_namings"),
    path("acara", events.event_list, name="events"),
    path("acara/<slug:code>", events.event, name="event"),
]

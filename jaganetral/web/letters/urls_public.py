"""Public addresses of this app."""

from django.urls import path

from jaganetral.web.letters import views

app_name = "letters"
urlpatterns = [
    path("verifikasi", views.check, name="check"),
    path("verifikasi/kunci.txt", views.key, name="key"),
]

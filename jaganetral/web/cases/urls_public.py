"""Public addresses of this app: the reporter's answer to the end of a case."""

from django.urls import path

from jaganetral.web.cases.views import contest

app_name = "cases_public"
urlpatterns = [path("cek/belum-selesai", contest.contest, name="contest")]

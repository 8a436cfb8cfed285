"""The officers' surface: signing in, and everything under /kerja."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jaganetral.web.accounts.urls")),
    path("kerja", include("jaganetral.web.desk.urls")),
    path("kerja/pegawai", include("jaganetral.web.roster.urls")),
    path("kerja/", include("jaganetral.web.cases.urls")),
    path("", include("jaganetral.web.statistics.urls_risk")),
    path("kerja/cegah", include("jaganetral.web.prevention.urls")),
    path("kerja/tanya", include("jaganetral.web.asking.urls")),
    path("kerja/angka", include("jaganetral.web.statistics.urls")),
]

"""The public, anonymous, script-free surface."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jaganetral.web.asking.urls_public")),
    path("", include("jaganetral.web.portal.urls")),
    path("", include("jaganetral.web.reports.urls")),
    path("", include("jaganetral.web.cases.urls_public")),
    path("", include("jaganetral.web.prevention.urls_public")),
    path("", include("jaganetral.web.letters.urls_public")),
    path("", include("jaganetral.web.statistics.urls_public")),
]

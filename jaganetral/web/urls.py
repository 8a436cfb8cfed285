"""Every address of the site, in Indonesian at the root and in English under /en."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

SURFACES = {
    "public": ["jaganetral.web.urls_public"],
    "officers": ["jaganetral.web.urls_officers"],
    "both": ["jaganetral.web.urls_public", "jaganetral.web.urls_officers"],
}

DEMO = ["jaganetral.web.demo.urls"] if apps.is_installed("jaganetral.web.demo") else []

urlpatterns: list[URLPattern | URLResolver] = i18n_patterns(
    *[path("", include(module)) for module in SURFACES[settings.SURFACE] + DEMO],
    prefix_default_language=False,
)

handler400 = "jaganetral.web.look.errors.bad_request"
handler403 = "jaganetral.web.look.errors.forbidden"
handler404 = "jaganetral.web.look.errors.not_found"
handler500 = "jaganetral.web.look.errors.server_error"

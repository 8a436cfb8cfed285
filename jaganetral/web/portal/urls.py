"""Addresses of the public front door."""

from django.urls import path

from jaganetral.web.portal.views import trust

app_name = "portal"
urlpatterns = [
    path("", trust.home, name="home"),
    path("bantuan", trust.help_page, name="help"),
    path("privasi", trust.privacy, name="privacy"),
    path("tentang", trust.about, name="about"),
    path("aksesibilitas", trust.accessibility, name="accessibility"),
    path("keadaan", trust.health, name="health"),
]

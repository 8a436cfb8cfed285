"""Addresses of the public front door."""

from django.urls import path

from jaganetral.web.portal.views import advisor, trust

app_name = "portal"
urlpatterns = [
    path("", trust.home, name="home"),
    path("bantuan", trust.help_page, name="help"),
    path("privasi", trust.privacy, name="privacy"),
    path("tentang", trust.about, name="about"),
    path("aksesibilitas", trust.accessibility, name="accessibility"),
    path("keadaan", trust.health, name="health"),
    path("bolehkah", advisor.may_i, name="may_i"),
    path("bolehkah/<slug:slug>", advisor.answer_page, name="may_i_answer"),
]

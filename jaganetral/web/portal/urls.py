"""Addresses of the public front door."""

from django.urls import path

from jaganetral.web.portal.views import advisor, calendar, learning, rules, trust

app_name = "portal"
urlpatterns = [
    path("", trust.home, name="home"),
    path("bantuan", trust.help_page, name="help"),
    path("privasi", trust.privacy, name="privacy"),
    path("tentang", trust.about, name="about"),
    path("aksesibilitas", trust.accessibility, name="accessibility"),
    path("keadaan", trust.health, name="health"),
    path("aturan", rules.rules, name="rules"),
    path("aturan/instrumen/<slug:name>", rules.instrument, name="instrument"),
    path("aturan/kalender/<slug:election>", rules.calendar, name="calendar"),
    path("aturan/<slug:norm>", rules.rule, name="rule"),
    path("data/aturan.json", rules.data, name="rules_data"),
    path("kalender", calendar.limits, name="limits"),
    path("kalender.ics", calendar.limits_file, name="limits_file"),
    path("bolehkah", advisor.may_i, name="may_i"),
    path("bolehkah/<slug:slug>", advisor.answer_page, name="may_i_answer"),
    path("bolehkah/<slug:slug>/jawaban.pdf", advisor.signed, name="may_i_signed"),
    path("belajar", learning.lessons, name="lessons"),
    path("belajar/<slug:slug>", learning.lesson, name="lesson"),
]

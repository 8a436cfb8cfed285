"""Addresses of the public front door."""

from django.urls import path

from jaganetral.web.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("bantuan", views.help_page, name="help"),
    path("privasi", views.privacy, name="privacy"),
    path("tentang", views.about, name="about"),
    path("aksesibilitas", views.accessibility, name="accessibility"),
    path("keadaan", views.health, name="health"),
]

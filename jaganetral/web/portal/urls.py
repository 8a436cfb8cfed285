"""Addresses of the public front door."""

from django.urls import path

from jaganetral.web.portal import views

app_name = "portal"
urlpatterns = [path("", views.home, name="home")]

"""Addresses of this app."""

from django.urls import URLPattern

app_name = "prevention"
urlpatterns: list[URLPattern] = []

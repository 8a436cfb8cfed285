"""Public addresses of this app."""

from django.urls import URLPattern

app_name = "statistics_public"
urlpatterns: list[URLPattern] = []

"""Public addresses of this app."""

from django.urls import URLPattern

app_name = "prevention_public"
urlpatterns: list[URLPattern] = []

"""Registers the app with Django."""

from django.apps import AppConfig


class PreventionConfig(AppConfig):
    name = "jaganetral.web.prevention"
    label = "prevention"

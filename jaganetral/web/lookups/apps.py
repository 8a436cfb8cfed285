"""Registers the app with Django."""

from django.apps import AppConfig


class LookupsConfig(AppConfig):
    name = "jaganetral.web.lookups"
    label = "lookups"

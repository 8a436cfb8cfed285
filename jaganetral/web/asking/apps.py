"""Registers the app with Django."""

from django.apps import AppConfig


class AskingConfig(AppConfig):
    name = "jaganetral.web.asking"
    label = "asking"

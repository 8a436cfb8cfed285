"""Registers the app with Django."""

from django.apps import AppConfig


class RulesConfig(AppConfig):
    name = "jaganetral.web.rules"
    label = "rules"

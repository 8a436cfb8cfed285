"""Registers the app with Django."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "jaganetral.web.cases"
    label = "cases"

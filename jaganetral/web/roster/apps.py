"""Registers the app with Django."""

from django.apps import AppConfig


class RosterConfig(AppConfig):
    name = "jaganetral.web.roster"
    label = "roster"

"""Registers the app with Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "jaganetral.web.desk"
    label = "desk"

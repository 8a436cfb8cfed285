"""Registers the app with Django."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "jaganetral.web.look"
    label = "look"

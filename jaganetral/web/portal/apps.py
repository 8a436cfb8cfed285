"""Registers the app with Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "jaganetral.web.portal"
    label = "portal"

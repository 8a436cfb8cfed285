"""Registers the app with Django."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "jaganetral.web.evidence"
    label = "evidence"

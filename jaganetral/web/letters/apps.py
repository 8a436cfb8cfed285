"""Registers the app with Django."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "jaganetral.web.letters"
    label = "letters"

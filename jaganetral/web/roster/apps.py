"""Registers the app with Django."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_save


class RosterConfig(AppConfig):
    name = "jaganetral.web.roster"
    label = "roster"

    def ready(self) -> None:
        """Bodies are found by their names, so each that is saved is spelled anew."""
        spellings = import_module("jaganetral.web.roster.loading.spellings")
        post_save.connect(spellings.spell_saved, "accounts.Agency")

"""Registers the app with Django; the demo's clock starts with it."""

from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    name = "jaganetral.web.demo"
    label = "demo"

    def ready(self) -> None:
        if settings.MODE == "demo":
            from jaganetral.web.demo.clockwork import wind  # noqa: PLC0415 - after set-up

            wind()

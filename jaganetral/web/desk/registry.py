"""Which apps offer a module of a given name: periodic work, sealed objects."""

import importlib.util

from django.apps import apps


def offering(name: str) -> list[tuple[str, str]]:
    """Label and module (dotted) of every app of ours with such a module, in order of the apps."""
    ours = [app for app in apps.get_app_configs() if app.name.startswith("jaganetral.")]
    named = [(app.label, f"{app.name}.{name}") for app in ours]
    return [(label, module) for label, module in named if importlib.util.find_spec(module)]

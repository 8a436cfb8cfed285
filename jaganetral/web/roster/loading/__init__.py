"""Bringing rosters in and taking them back."""

from jaganetral.web.roster.loading.loads import (
    Loaded,
    NotReady,
    TooManyGone,
    confirm_load,
    discard_load,
    load_roster,
    undo_load,
)
from jaganetral.web.roster.loading.searches import note_search
from jaganetral.web.roster.loading.staging import Busy, stage
from jaganetral.web.roster.loading.sweeping import drop_forgotten, sweep
from jaganetral.web.roster.loading.workplaces import say_workplace

__all__ = [
    "Busy",
    "Loaded",
    "NotReady",
    "TooManyGone",
    "confirm_load",
    "discard_load",
    "drop_forgotten",
    "load_roster",
    "note_search",
    "say_workplace",
    "stage",
    "sweep",
    "undo_load",
]

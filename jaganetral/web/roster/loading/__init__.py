"""Bringing rosters in and taking them back."""

from jaganetral.web.roster.loading.canaries import NoCanary, plant_canaries
from jaganetral.web.roster.loading.loads import (
    Loaded,
    NotReady,
    Settled,
    TooManyGone,
    confirm_load,
    discard_load,
    load_roster,
    undo_load,
)
from jaganetral.web.roster.loading.staging import Busy, stage
from jaganetral.web.roster.loading.sweeping import drop_forgotten, empty_undone, sweep
from jaganetral.web.roster.loading.thinning import next_thin, thin
from jaganetral.web.roster.loading.workplaces import say_workplace

__all__ = [
    "Busy",
    "Loaded",
    "NoCanary",
    "NotReady",
    "Settled",
    "TooManyGone",
    "confirm_load",
    "discard_load",
    "drop_forgotten",
    "empty_undone",
    "load_roster",
    "next_thin",
    "plant_canaries",
    "say_workplace",
    "stage",
    "sweep",
    "thin",
    "undo_load",
]

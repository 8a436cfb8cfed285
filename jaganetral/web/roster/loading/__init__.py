"""Bringing rosters in and taking them back; files wait here between the trial and the load."""

from jaganetral.web.roster.loading.canaries import NoCanary, plant_canaries
from jaganetral.web.roster.loading.held import drop, drop_old, hold, take
from jaganetral.web.roster.loading.loads import Loaded, load_roster, undo_load

__all__ = [
    "Loaded",
    "NoCanary",
    "drop",
    "drop_old",
    "hold",
    "load_roster",
    "plant_canaries",
    "take",
    "undo_load",
]

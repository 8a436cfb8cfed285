"""Bringing rosters in and taking them back; files wait here between the trial and the load."""

from jaganetral.web.roster.loading.held import drop, drop_old, hold, take
from jaganetral.web.roster.loading.loads import Loaded, load_roster, undo_load
from jaganetral.web.roster.loading.searches import note_search

__all__ = ["Loaded", "drop", "drop_old", "hold", "load_roster", "note_search", "take", "undo_load"]

"""Writing: a look-up is counted and sealed, a canary is planted, an alarm rings."""

from jaganetral.web.lookups.actions.alarms import handle, met, ring
from jaganetral.web.lookups.actions.asking import look_up
from jaganetral.web.lookups.actions.planting import mark

__all__ = ["handle", "look_up", "mark", "met", "ring"]

"""Static checks of a law pack: what is wrong with it, and a case that shows it."""

from jaganetral.law.check.catalogue import faults
from jaganetral.law.check.differ import distinguish

__all__ = ["distinguish", "faults"]

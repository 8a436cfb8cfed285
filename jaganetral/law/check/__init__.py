"""Static checks of a law pack: what is wrong with it, and a case that shows it."""

from jaganetral.law.check.catalogue import checked, faults, is_note
from jaganetral.law.check.differ import difference, distinguish
from jaganetral.law.check.fault import KINDS, Fault, case_words

__all__ = [
    "KINDS",
    "Fault",
    "case_words",
    "checked",
    "difference",
    "distinguish",
    "faults",
    "is_note",
]

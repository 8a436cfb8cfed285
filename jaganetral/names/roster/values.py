"""Units and posts as bits and numbers, so that one said value is compared with all at once."""

from collections.abc import Iterable
from functools import cache

from jaganetral.names import tables
from jaganetral.names.roster.hashes import key_of
from jaganetral.names.workplace import Unit

LIGHT = 0.25  # weight of a word that many units share


@cache
def _places(which: str) -> dict[str, int]:
    named = tables.posts().families if which == "families" else tables.units().kinds
    return {name: at for at, name in enumerate(sorted(named))}


def _bits(names: Iterable[str], which: str) -> int:
    return sum(1 << _places(which)[name] for name in names)


def family_bits(families: Iterable[str]) -> int:
    """One bit for each family of work."""
    return _bits(families, "families")


def kind_bits(kinds: Iterable[str]) -> int:
    """One bit for each kind of unit."""
    return _bits(kinds, "kinds")


def number_of(words: Iterable[str]) -> int:
    """The numbers in the name of a unit as one number; 0 where there is none."""
    found = sorted(word for word in words if word.isdigit())
    return key_of(" ".join(found)) | 1 if found else 0


def weight_of(unit: Unit, word: str) -> float:
    """How much a word of a unit tells."""
    return LIGHT if word in unit.kinds or word.isdigit() else 1.0

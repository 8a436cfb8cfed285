"""Provinces and regencies with their Kemendagri codes."""

from functools import cache

from jaganetral.places.place import Place, Row, Tile, tiles
from jaganetral.places.search import Places

__all__ = ["Place", "Places", "Row", "Tile", "by_code", "find", "known", "named", "tiles"]


@cache
def known() -> Places:
    """The shipped places; `Places(extra)` adds others beside them."""
    return Places()


def by_code(code: str) -> Place | None:
    """The shipped place of that Kemendagri code (`NN` or `NN.NN`), None where there is none."""
    return known().by_code(code)


def find(text: str, limit: int = 6) -> list[Place]:
    """The shipped regencies and cities these words may mean, best first."""
    return known().find(text, limit)


def named(text: str) -> list[Place]:
    """The shipped regencies and cities with just this name, in full or clipped."""
    return known().named(text)

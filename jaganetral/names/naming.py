"""A field for a name that holds more: "Pak Lurah Sukamaju Asep", "bidan Nur di PKM Wanasari".

The words of the roster decide: what people bear is part of the name, what only units bear is not.
"""

from collections.abc import Callable
from functools import cache

from jaganetral.names import tables
from jaganetral.names.describe import Cues, bare_posts, post_at, posts_begin
from jaganetral.names.words import plain_words
from jaganetral.names.workplace import fold_post

Known = Callable[[str], bool]


@cache
def _fronts() -> frozenset[str]:
    titles = tables.titles()
    return frozenset(titles.honorifics) | frozenset(titles.haj_before)


@cache
def _units() -> frozenset[str]:
    """Words with which the name of a unit begins, and those before one."""
    units = tables.units()
    short = {phrase for phrase in units.short if " " not in phrase}
    return frozenset(units.kinds) | short | frozenset(tables.describe().into)


@cache
def _silent() -> frozenset[str]:
    return frozenset(tables.describe().everyday) | frozenset(tables.units().silent)


def parted(text: str, is_name: Known, is_common: Known, is_unit: Known) -> Cues:
    """Name, post and unit out of one field; Cues() where it holds no post, hence only a name.

    A word that may be a post is part of the name only where it is a common one.
    """
    words = bare_posts(plain_words(text))
    if not any(word in posts_begin() for word in words):
        return Cues()
    name: list[str] = []
    unit: list[str] = []
    post, inside, place = "", False, 0
    while place < len(words):
        word = words[place]
        phrase = "" if inside else post_at(words, place)
        if phrase and (" " in phrase or not is_common(word)):
            post = post or phrase
            unit = unit or tables.describe().post_units.get(phrase, "").split()
            place += len(phrase.split())
            continue
        place += 1
        inside = inside or (word in _units() and not is_name(word))
        if inside or (post and is_unit(word) and not is_name(word)):
            unit.append(word)
        elif is_name(word) or word not in _silent():
            name.append(word)
    if not post:
        return Cues()
    called = " ".join(name) if set(name) - _fronts() else ""
    unit = [word for word in unit if word not in tables.describe().into]
    return Cues(called, post if fold_post(post).words else "", " ".join(unit))

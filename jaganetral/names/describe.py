"""What a description in plain words tells about a person: a called name, a post, a workplace.

"Mobil dinas dipakai, sopirnya Pak Tris staf Kecamatan Sukamaju" -> called Tris, post sopir, unit
Kecamatan Sukamaju. It reads cues for a search; it decides nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from jaganetral.names import tables
from jaganetral.names.words import plain_words
from jaganetral.names.workplace import expand, fold_post, fold_unit, has_phrase

_LONGEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Cues:
    """What was found; "" where nothing. `called` keeps the honorific in front."""

    called: str = ""
    position: str = ""
    unit: str = ""


@cache
def _phrases() -> tuple[str, ...]:
    """Every phrase that names a post, longest first."""
    table = tables.posts()
    families = {phrase for family in table.families.values() for phrase in family.phrases}
    short = {phrase for phrase, long in table.short.items() if long and len(phrase) > 3}
    found = families | short | set(tables.describe().posts)
    return tuple(sorted(found, key=lambda phrase: (-len(phrase.split()), phrase)))


@cache
def _no_name() -> frozenset[str]:
    """Words that end a called name: posts, kinds of units, everyday words."""
    posts, units = tables.posts(), tables.units()
    found = {word for phrase in _phrases() for word in phrase.split()}
    found |= set(posts.vague) | set(units.kinds) | set(units.silent)
    found |= {word for phrase in units.short for word in phrase.split()}
    return frozenset(found | set(posts.short) | set(tables.describe().everyday))


def _bare(words: Sequence[str]) -> list[str]:
    """sopirnya -> sopir; only where the rest is a word of a post."""
    posts = {word for phrase in _phrases() for word in phrase.split()}
    out = []
    for word in words:
        cut = next(
            (word[: -len(end)] for end in tables.describe().suffixes if word.endswith(end)), word
        )
        out.append(cut if cut in posts else word)
    return out


def _name_behind(words: Sequence[str], fronts: frozenset[str]) -> list[str]:
    name: list[str] = []
    for word in words[:_LONGEST_NAME]:
        if word in _no_name() or word in fronts or word.isdigit():
            break
        name.append(word)
    return name


def _called(words: Sequence[str]) -> str:
    """The words behind a honorific, or behind "bernama" and the like, honorific kept."""
    titles, openers = tables.titles(), tables.describe().openers
    honorifics = frozenset(titles.honorifics) | (frozenset(titles.haj_before) - {"h"})
    fronts = honorifics | frozenset(openers)
    for place, word in enumerate(words):
        if word in fronts and (name := _name_behind(words[place + 1 :], fronts)):
            return " ".join([word, *name] if word in honorifics else name)
    return ""


def _position(words: Sequence[str]) -> str:
    """The first post that is mentioned, in its longest form."""
    text = tuple(words)
    for place in range(len(text)):
        for phrase in _phrases():
            length = len(phrase.split())
            if " ".join(text[place : place + length]) == phrase and fold_post(phrase).words:
                return phrase
    return ""


def _proper(unit: str) -> frozenset[str]:
    one = fold_unit(unit)
    return frozenset(one.words) - one.kinds


def long_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words with posts that name a unit, and abbreviations, written out."""
    return tuple(expand(expand(list(words), tables.describe().post_units), tables.units().short))


def _unit(known: Iterable[str], words: Sequence[str]) -> str:
    """The unit or agency of the roster whose words all stand in the text, the most telling one."""
    long = long_words(words)
    best = ""
    for unit in sorted(known):
        held = fold_unit(unit)
        told = _proper(unit) and has_phrase(long, held.folded)
        if told and len(held.words) > len(fold_unit(best).words):
            best = unit
    kinds = [
        word
        for word in long
        if word in tables.units().kinds and word in tables.describe().telling_kinds
    ]
    return best or (kinds[0] if kinds else "")


def cues(units: Iterable[str], text: str) -> Cues:
    """Read a description against the units of a roster."""
    words = _bare(plain_words(text))
    return Cues(_called(words), _position(words), _unit(units, words))

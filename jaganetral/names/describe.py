"""What a description in plain words tells about a person: a called name, a post, a workplace.

"Mobil dinas dipakai, sopirnya Pak Tris staf Kecamatan Sukamaju" -> called Tris, post sopir, unit
Kecamatan Sukamaju. It reads cues for a search; it decides nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
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
def _phrases() -> Mapping[str, tuple[str, ...]]:
    """First word -> every phrase that begins so and names a post, longest first."""
    table = tables.posts()
    families = {phrase for family in table.families.values() for phrase in family.phrases}
    short = {phrase for phrase, long in table.short.items() if long and len(phrase) > 3}
    glued = {head + unit for head in table.heads for unit in tables.units().short if len(unit) > 3}
    found: dict[str, list[str]] = {}
    for phrase in families | short | glued | set(tables.describe().posts):
        found.setdefault(phrase.split()[0], []).append(phrase)
    return {
        first: tuple(sorted(phrases, key=lambda phrase: (-len(phrase.split()), phrase)))
        for first, phrases in found.items()
    }


@cache
def post_words() -> frozenset[str]:
    """Every word of a phrase that names a post."""
    return frozenset(
        word for phrases in _phrases().values() for phrase in phrases for word in phrase.split()
    )


@cache
def posts_begin() -> frozenset[str]:
    """The words with which a post may begin."""
    return frozenset(_phrases())


def post_at(words: Sequence[str], place: int) -> str:
    """The longest phrase for a post that begins at a place, "" for none."""
    for phrase in _phrases().get(words[place], ()):
        length = phrase.count(" ") + 1
        if length == 1 or " ".join(words[place : place + length]) == phrase:
            return phrase
    return ""


@cache
def _no_name() -> frozenset[str]:
    """Words that end a called name: posts, kinds of units, everyday words."""
    posts, units = tables.posts(), tables.units()
    found = set(post_words()) | set(posts.vague) | set(units.kinds) | set(units.silent)
    found |= {word for phrase in units.short for word in phrase.split()}
    return frozenset(found | set(posts.short) | set(tables.describe().everyday))


def bare_posts(words: Sequence[str]) -> list[str]:
    """sopirnya -> sopir; only where the rest is a word of a post."""
    ends = _suffixes()
    return [_without(word, ends) if word.endswith(ends) else word for word in words]


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(tables.describe().suffixes)


def _without(word: str, ends: tuple[str, ...]) -> str:
    cut = next(word.removesuffix(end) for end in ends if word.endswith(end))
    return cut if cut in post_words() else word


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
    found = (post_at(words, place) for place in range(len(words)))
    return next((phrase for phrase in found if phrase and fold_post(phrase).words), "")


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
    words = bare_posts(plain_words(text))
    return Cues(_called(words), _position(words), _unit(units, words))

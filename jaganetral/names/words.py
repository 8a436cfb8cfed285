"""One word of a name: written forms to a folded form that the many spellings share."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache, partial
from itertools import starmap

from jaganetral.names import tables

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼ"), None)
SHORTEST_SLIP = 4  # letters; in shorter words one changed letter makes another name
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_DRAWLED = re.compile(r"([a-z])\1{2,}")  # retnooo


def plain(text: str) -> str:
    """Lower case, accents and apostrophes gone, one kind of space; dots and commas stay."""
    if text.isascii():
        return " ".join(text.lower().translate(_APOSTROPHES).split())
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.casefold().translate(_APOSTROPHES).split())


def plain_words(text: str) -> list[str]:
    """The words of a text: only a-z and 0-9, in order."""
    return [word for word in _NOT_WORD.split(plain(text)) if word]


@cache
def _class_of() -> dict[str, str]:
    return {
        writing: canonical
        for canonical, writings in tables.classes().classes.items()
        for writing in writings
    }


Rule = Callable[[str], str]


def _rule(pattern: str, to: str) -> Rule:
    """One regular expression; letters alone are exchanged without it, which is quicker."""
    if pattern.isalpha():
        return lambda word: word.replace(pattern, to)
    return partial(re.compile(pattern).sub, to)


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(starmap(_rule, tables.spelling().rules))


@cache
def _old() -> tuple[re.Pattern[str], tuple[Rule, ...]]:
    old = tables.spelling().old
    return re.compile(old.marks), tuple(starmap(_rule, old.rules))


def _sound(word: str) -> str:
    marks, old_rules = _old()
    if marks.search(word):
        for rule in old_rules:
            word = rule(word)
    before = ""
    while before != word:
        before = word
        for rule in _rules():
            word = rule(word)
    return word


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """A plain word (a-z, 0-9) to its folded form; folding twice changes nothing."""
    if not (word.isalpha() or word.isdigit()):
        digits = tables.spelling().digits
        word = "".join(digits.get(letter, letter) for letter in word)
    known = _class_of().get(word)
    if known is not None:
        return known
    sound = _sound(_DRAWLED.sub(r"\1", word))
    return _class_of().get(sound, sound)


@cache
def older(word: str) -> str:
    """What a word is today if an old j stands for y: Prasetjo, Jeloja; "" where nothing does."""
    return word.replace("j", "y") if "j" in word else ""


@cache
def sounds_alike() -> frozenset[tuple[str, str]]:
    """Pairs of letters (both ways) that are easily taken for one another; '' is no letter."""
    pairs = tables.spelling().sounds_alike
    return frozenset([(a, b) for a, b in pairs] + [(b, a) for a, b in pairs])


def differ_in_sound(first: str, second: str) -> bool:
    """Whether two words at distance one differ only in letters that sound alike."""
    front = 0
    while front < min(len(first), len(second)) and first[front] == second[front]:
        front += 1
    back = 0
    while back < min(len(first), len(second)) - front and first[-1 - back] == second[-1 - back]:
        back += 1
    one, other = first[front : len(first) - back], second[front : len(second) - back]
    return (one, other) in sounds_alike()


def one_left_out(word: str) -> set[str]:
    """The word itself and the word with each one letter left out."""
    if len(word) < SHORTEST_SLIP:
        return {word}
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def letters_of(word: str) -> int:
    """A bit for every letter of a word, and another one for each that it has twice.

    A slip of the pen brings at most one bit and takes at most one.
    """
    once = twice = 0
    for letter in word.encode():
        bit = 1 << letter % 32
        twice |= once & bit
        once |= bit
    return twice << 32 | once


@cache
def nicknames() -> dict[str, tuple[str, ...]]:
    """Known nicknames and the words they stand for, both sides folded."""
    return {
        fold_word(nick): tuple(fold_word(word) for word in words)
        for nick, words in tables.nicknames().pairs.items()
    }


@cache
def _looks() -> tuple[tuple[tuple[str, str], ...], dict[int, str]]:
    table = tables.spelling().looks
    letters = {ord(letter): row[0] for row in table.letters for letter in row}
    return tuple(table.pairs), letters


def look(word: str) -> str:
    """How a word looks from afar: the same for words that a scanner takes for one another."""
    pairs, letters = _looks()
    for seen, as_one in pairs:
        if seen in word:
            word = word.replace(seen, as_one)
    return word.translate(letters)

"""What an index says about each distinct word and each distinct value of a column.

An older index tells it of the texts it has, so that only new texts are read.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from jaganetral.names.roster.store import Store
from jaganetral.names.roster.values import family_bits, kind_bits, number_of, weight_of
from jaganetral.names.words import fold_word
from jaganetral.names.workplace import fold_post, fold_unit

POSITION = "position"


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a column: `bits` are the families of a post or the kinds of a unit."""

    words: frozenset[str]
    joined: str
    bits: int
    number: int = 0
    weight: float = 0.0


def read_value(column: str, text: str) -> Value:
    """One value."""
    if column == POSITION:
        post = fold_post(text)
        return Value(frozenset(post.words), " ".join(post.words), family_bits(post.families))
    unit = fold_unit(text)
    weight = sum(weight_of(unit, word) for word in unit.words)
    bits, number = kind_bits(unit.kinds), number_of(unit.words)
    return Value(frozenset(unit.words), unit.joined, bits, number, weight)


def known_values(old: Store | None, column: str) -> Mapping[str, Value]:
    """The values of a column of an older index."""
    if old is None:
        return {}
    texts, joined = old.texts(column), old.texts(f"{column}_joined")
    rest = [old.array(f"{column}_{'families' if column == POSITION else 'kinds'}").tolist()]
    if column != POSITION:
        rest += [old.array(f"{column}_numbers").tolist(), old.array(f"{column}_weight").tolist()]
    words: list[set[str]] = [set() for _ in texts]
    having, ends = old.array(f"{column}_with").tolist(), old.array(f"{column}_with_at").tolist()
    for at, word in enumerate(old.texts(f"{column}_words")):
        for value in having[ends[at] : ends[at + 1]]:
            words[value].add(word)
    rows = zip(texts, words, joined, *rest, strict=True)
    return {text: Value(frozenset(those), one, *row) for text, those, one, *row in rows}


def known_folds(old: Store | None) -> Mapping[str, str]:
    """Written word -> how it sounds, of an older index."""
    if old is None:
        return {}
    folded = old.texts("folded")
    sounds = np.asarray(old.array("sound_of")).tolist()
    return {word: folded[at] for word, at in zip(old.texts("written"), sounds, strict=True)}


def folded(word: str) -> str:
    """How a word sounds; a word that folds to nothing stays."""
    return fold_word(word) or word

"""What ears, thumbs and scanners do to letters."""

import re
from collections.abc import Sequence
from functools import cache
from random import Random

from jaganetral.names.synth.otherhand.table import hand


def exchanged(text: str, pairs: Sequence[tuple[str, str]], dice: Random) -> str | None:
    """The text with one pair exchanged at one place where it fits; None where none fits."""
    fits = [
        (found.start(), old, new)
        for old, new in pairs
        for found in re.finditer(re.escape(old), text)
    ]
    if not fits:
        return None
    at, old, new = dice.choice(fits)
    return text[:at] + new + text[at + len(old) :]


def heard(text: str, dice: Random) -> str | None:
    """A name written down from a telephone: one or two sounds taken for others."""
    both = [pair for old, new in hand().ear for pair in ((old, new), (new, old))]
    for _ in range(1 if dice.random() < 0.6 else 2):
        other = exchanged(text.lower(), both, dice)
        if other is None:
            return None
        text = other
    if dice.random() < 0.15:
        text = text[:-1] if text.endswith("h") else text + "h"
    return text.title()


def aged(text: str, dice: Random) -> str | None:
    """The spelling of before 1947: in every word, or in one."""
    words = text.lower().split()
    every = dice.random() < 0.5
    fits = [at for at, word in enumerate(words) if _old(word) != word]
    if not fits:
        return None
    chosen = fits if every else [dice.choice(fits)]
    return " ".join(_old(word) if at in chosen else word for at, word in enumerate(words)).title()


def _old(word: str) -> str:
    rules = dict(hand().old)
    pattern = "|".join(sorted(map(re.escape, rules), key=len, reverse=True))
    return re.sub(pattern, lambda found: rules[found[0]], word)


@cache
def _beside() -> dict[str, str]:
    rows = hand().keys
    found = {}
    for depth, row in enumerate(rows):
        for at, key in enumerate(row):
            near = row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
            for other in rows[max(depth - 1, 0) : depth] + rows[depth + 1 : depth + 2]:
                near += other[max(at - 1, 0) : at + 1]
            found[key] = near
    return found


def thumbed(word: str, dice: Random) -> str:
    """One slip on a telephone's keys: beside, double, left out, or two exchanged."""
    low = word.lower()
    at = dice.randrange(len(low))
    way = dice.random()
    if way < 0.4:
        low = low[:at] + dice.choice(_beside().get(low[at], low[at])) + low[at + 1 :]
    elif way < 0.6:
        low = low[:at] + low[at] + low[at:]
    elif way < 0.85 or at == len(low) - 1:
        low = low[:at] + low[at + 1 :]
    else:
        low = low[:at] + low[at + 1] + low[at] + low[at + 2 :]
    return low.capitalize()


def scanned(text: str, dice: Random) -> str | None:
    """A copy of a letter as a machine reads it: two letters wrong, now and then a torn word."""
    capitals = dice.random() < 0.5
    text = text.upper() if capitals else text
    pairs = hand().scan_capitals if capitals else hand().scan
    for _ in range(2):
        other = exchanged(text, pairs, dice)
        if other is None:
            return None
        text = other
    if dice.random() < 0.2:
        at = dice.randrange(2, len(text) - 1)
        text = text[:at] + dice.choice([" ", ".", "'", " "]) + text[at:]
    return text


def drawled(text: str, dice: Random) -> str:
    """As in a chat: all small, a letter held down, or a word without its vowels."""
    words = text.lower().split()
    at = dice.randrange(len(words))
    word = words[at]
    if len(word) > 4 and dice.random() < 0.5:
        words[at] = word[0] + re.sub("[aiueo]", "", word[1:-1], count=2) + word[-1]
    else:
        words[at] = word + word[-1] * dice.randrange(1, 4)
    return " ".join(words)

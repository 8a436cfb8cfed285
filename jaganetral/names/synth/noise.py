"""How writing goes wrong: slips of the finger, old spellings, sounds, a scanner's eyes."""

from collections.abc import Sequence
from random import Random

import msgspec

from jaganetral.names import tables


class Noise(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`data/synth/noise.yaml`."""

    old: list[tuple[str, str]]
    sounds: list[tuple[str, str]]
    ocr: list[tuple[str, str]]
    abbreviations: list[tuple[str, str]]
    balinese: dict[str, str]
    keys: str


_TABLE = tables.read("synth/noise.yaml", Noise)
OLD, SOUNDS, OCR, ABBREVIATIONS = _TABLE.old, _TABLE.sounds, _TABLE.ocr, _TABLE.abbreviations
BALINESE, _KEYS = _TABLE.balinese, _TABLE.keys


def exchanged(text: str, pairs: Sequence[tuple[str, str]], dice: Random) -> str | None:
    """One of the pairs exchanged once, not in the first letter; None where none fits."""
    low = text.lower()
    for old, new in dice.sample(list(pairs), len(pairs)):
        places = [at for at in range(1, len(low)) if low.startswith(old, at) and low[at - 1] != " "]
        if places:
            at = dice.choice(places)
            return text[:at] + new + text[at + len(old) :]
    return None


def slip(word: str, dice: Random) -> str:
    """One letter left out, doubled, swapped with its neighbour, or hit beside."""
    at = dice.randrange(1, len(word) - 1)
    kind = dice.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2 and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    place = _KEYS.find(word[at].lower())
    near = [_KEYS[p] for p in (place - 1, place + 1) if 0 <= p < len(_KEYS) and _KEYS[p] != " "]
    return word[:at] + dice.choice(near or ["e"]) + word[at + 1 :]

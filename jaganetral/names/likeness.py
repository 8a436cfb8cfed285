"""A written name against one person's name, word by word, in bits, with the reason of each word."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.index import Index
from jaganetral.names.normalize import Name
from jaganetral.names.reasons import Reason
from jaganetral.names.spread import Spread
from jaganetral.names.words import fold_word

Bits = npt.NDArray[np.float64]
_CALLED = frozenset({"nickname", "piece"})
_NO_SHORTENING = 4  # letters from which a word standing alone is no Moh. or Abd.
_WRITTEN = frozenset({"spelling", "alike", "one_slip", "two_slips"})


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """`bits` for the person; `whole` if the name itself was given, not a nickname or initials."""

    bits: float
    whole: bool
    for_: tuple[Reason, ...]
    against: tuple[Reason, ...]


def rough_bits(index: Index, spreads: Sequence[Spread]) -> Bits:
    """For every person the gains of her best words; each word of the query counts alone."""
    rules = tables.weights()
    total = np.zeros(len(index))
    met = np.zeros(len(index), np.int32)
    for one in spreads:
        missing = rules.missing_initial if one.letter else rules.missing_word
        gain = np.full(len(index), missing)
        if one.letter and one.letter in index.starting:
            gain[index.starting[one.letter]] = initial_gain(index, one.letter)
        for place, (bits, _) in one.ways.items():
            rows = index.bearers[place]
            gain[rows] = np.maximum(gain[rows], bits)
        met += gain > missing
        total += gain
    spare = rules.extra_when_called if len(spreads) == 1 else rules.extra_common
    total += spare * np.maximum(index.length - met, 0)
    return total


def initial_gain(index: Index, letter: str) -> float:
    """Bits of an initial that agrees: the rarer the letter, the more."""
    bearers = len(index.starting.get(letter, ())) + 1
    return max(float(np.log2(len(index) / bearers)), 0.3)


@dataclass(slots=True)
class _Pairing:
    """Which word of the person each word of the query was put to."""

    gains: list[float]
    places: list[int]
    ways: list[str]


def _best(
    index: Index, one: Spread, words: Sequence[str], free: Sequence[int]
) -> tuple[float, int, str]:
    best = (0.0, -1, "")
    for place in free:
        if one.letter:
            if words[place][0] != one.letter:
                continue
            found = (initial_gain(index, one.letter), "initial")
        else:
            way = one.ways.get(index.word_at[words[place]])
            if way is None:
                continue
            found = way
        if found[0] > best[0]:
            best = (found[0], place, found[1])
    return best


def _pair(index: Index, spreads: Sequence[Spread], name: Name) -> _Pairing:
    words = name.words
    free = list(range(len(words)))
    pairing = _Pairing([0.0] * len(spreads), [-1] * len(spreads), [""] * len(spreads))
    for number in sorted(range(len(spreads)), key=lambda at: -len(spreads[at].said)):
        gain, place, way = _best(index, spreads[number], words, free)
        if place >= 0:
            free.remove(place)
            pairing.gains[number], pairing.places[number], pairing.ways[number] = gain, place, way
    return pairing


def _spare(index: Index, spreads: Sequence[Spread], name: Name, pairing: _Pairing) -> float:
    rules = tables.weights()
    left = [word for at, word in enumerate(name.words) if at not in pairing.places]
    if len(spreads) == 1:
        return rules.extra_when_called * len(left)
    common = (index.share[index.word_at[word]] >= rules.common_share for word in left)
    return sum(rules.extra_common if often else rules.extra_rare for often in common)


def _order(pairing: _Pairing) -> float:
    seen = [place for place in pairing.places if place >= 0]
    return 0.0 if seen == sorted(seen) else tables.weights().order


def _reason(said: str, way: str, written: str, shown: str) -> Reason:
    if way == "spelling" and said == written:
        return Reason("name_same", {"name": shown})
    code = {"one_slip": "alike", "two_slips": "alike"}.get(way, way)
    told = f"{said.upper()}." if way == "initial" else said.capitalize()
    return Reason(f"name_{code}", {"said": told, "word": shown})


def _reasons(
    spreads: Sequence[Spread], name: Name, pairing: _Pairing, shown: str
) -> tuple[list[Reason], list[Reason]]:
    for_: list[Reason] = []
    against: list[Reason] = []
    same = []
    for one, place, way in zip(spreads, pairing.places, pairing.ways, strict=True):
        if place < 0:
            code = "name_initial_missing" if one.letter else "name_word_missing"
            told = f"{one.said.upper()}." if one.letter else one.said.capitalize()
            against.append(Reason(code, {"said": told, "name": shown}))
            continue
        written = name.tokens[place]
        if way == "spelling" and one.said == written:
            same.append(written.upper())
        else:
            for_.append(_reason(one.said, way, written, written.upper()))
    if same:
        for_.insert(0, Reason("name_same", {"name": " ".join(same)}))
    return for_, against


def _is_whole(spreads: Sequence[Spread], name: Name, pairing: _Pairing) -> bool:
    """Whether the name was given, not a nickname, a piece or a shortening standing alone."""
    if any(way in _CALLED for way in pairing.ways):
        return False
    written = [
        (one.said, name.tokens[place])
        for one, place, way in zip(spreads, pairing.places, pairing.ways, strict=True)
        if way in _WRITTEN
    ]
    if len(written) == 1 and len(name.tokens) == 1:
        said, held = written[0]
        short = fold_word(said)
        piece = len(short) < len(name.folded) and short in name.folded
        return said == held or (len(said) >= _NO_SHORTENING and not piece)
    return len(written) >= 2


def compare_name(index: Index, spreads: Sequence[Spread], number: int) -> NameEvidence:
    """The words of a query against person `number`; each word is used once."""
    rules = tables.weights()
    name = index.names[number]
    pairing = _pair(index, spreads, name)
    bits = _spare(index, spreads, name, pairing) + _order(pairing)
    for one, place, gain in zip(spreads, pairing.places, pairing.gains, strict=True):
        bits += gain if place >= 0 else rules.missing_initial if one.letter else rules.missing_word
    for_, against = _reasons(spreads, name, pairing, index.people[number].name)
    enough = _is_whole(spreads, name, pairing)
    return NameEvidence(bits, enough and not against, tuple(for_), tuple(against))

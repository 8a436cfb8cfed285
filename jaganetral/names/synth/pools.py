"""The words of invented names, with how common each is; made once for a seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import msgspec
import numpy as np
import numpy.typing as npt

from jaganetral.names import tables

Floats = npt.NDArray[np.float64]
SEXES = ("laki_laki", "perempuan")
_ZIPF = 0.75  # how quickly a later word gets rarer
_KEPT = 0.55  # of all combinations of morphemes, those that exist as words


class Made(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Morphemes of rare words."""

    prefixes: list[str]
    stems: list[str]
    endings: list[str]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that stand first and last, common ones first, and how rarer ones are made."""

    first: list[str]
    last: list[str]
    made: Made


class Agencies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Share of local governments, and the central bodies."""

    local: float
    central: list[str]


class People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`data/synth/people.yaml`."""

    customs: dict[str, dict[str, float]]
    words: dict[int, float]
    rare: float
    variant: float
    titled: float
    shouted: float
    titles_before: dict[str, float]
    titles_after: list[str]
    spellings: list[tuple[str, str]]
    agencies: Agencies
    units: dict[str, dict[str, float]]
    places_a_regency: int
    place_parts: list[list[str]]
    posts: dict[str, dict[str, float]]
    statuses: dict[str, float]


@cache
def people() -> People:
    """How invented people are spread and written."""
    return tables.read("synth/people.yaml", People)


@cache
def customs() -> Mapping[str, Mapping[str, Words]]:
    """Custom -> sex -> its words."""
    return tables.read("synth/customs.yaml", dict[str, dict[str, Words]])


@dataclass(frozen=True, slots=True)
class Pool:
    """Words to draw from: `words[i]` is drawn where a random number falls below `until[i]`."""

    words: Sequence[str]
    until: Floats

    def draw(self, dice: np.random.Generator, count: int) -> npt.NDArray[np.int64]:
        """Places of `count` words."""
        return np.searchsorted(self.until, dice.random(count), side="right")


def pool(words: Sequence[str], weights: Sequence[float] | Floats | None = None) -> Pool:
    """A pool; without weights the words get rarer in their order."""
    if weights is None:
        weights = np.arange(3, len(words) + 3, dtype=np.float64) ** -_ZIPF
    until = np.cumsum(np.asarray(weights, np.float64))
    return Pool(words, until / until[-1])


@dataclass(frozen=True, slots=True)
class Speller:
    """Writes a word otherwise, as people do."""

    dice: np.random.Generator

    def other(self, word: str) -> str:
        """The word with one pair of spellings exchanged once; the word itself if none fits."""
        pairs = people().spellings
        for at in self.dice.permutation(len(pairs))[:12]:
            here, there = pairs[at]
            for old, new in ((here, there), (there, here)):
                place = word.lower().find(old, 1) if old else -1
                if place > 0:
                    return str(word[:place] + new + word[place + len(old) :])
        return word


def _made(words: Words, dice: np.random.Generator) -> list[str]:
    parts = (words.made.prefixes, words.made.stems, words.made.endings)
    combined = dict.fromkeys("".join(part).capitalize() for part in product(*parts))
    kept = [word for word, roll in zip(combined, dice.random(len(combined)), strict=True)
            if roll < _KEPT and len(word) > 3]  # fmt: skip
    return [kept[at] for at in dice.permutation(len(kept))]


def word_pools(seed: int) -> Mapping[tuple[str, str], tuple[Pool, Pool]]:
    """(custom, sex) -> words that stand first, and later; rare and misspelt ones included."""
    dice = np.random.default_rng([seed, 1])
    table, speller = people(), Speller(dice)
    found = {}
    for custom, sexes in customs().items():
        for sex, words in sexes.items():
            rare = _made(words, dice)
            both = [_with_rare(common, rare, table.rare) for common in (words.first, words.last)]
            first, last = (_with_variants(one, speller, table.variant) for one in both)
            found[custom, sex] = (first, last)
    return found


def _with_rare(
    common: Sequence[str], rare: Sequence[str], share: float
) -> tuple[list[str], Floats]:
    usual = np.arange(3, len(common) + 3, dtype=np.float64) ** -_ZIPF
    seldom = np.arange(9, len(rare) + 9, dtype=np.float64) ** -0.6
    weights = np.concatenate([usual / usual.sum() * (1 - share), seldom / seldom.sum() * share])
    return [*common, *rare], weights


def _with_variants(made: tuple[list[str], Floats], speller: Speller, share: float) -> Pool:
    words, weights = made
    others = [speller.other(word) for word in words]
    return pool([*words, *others], np.concatenate([weights * (1 - share), weights * share]))

"""How what was said agrees with the values of a column: same, a part, near, work of one kind."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.describe import post_words
from jaganetral.names.roster.values import family_bits, kind_bits, number_of, weight_of
from jaganetral.names.search.columns import Column
from jaganetral.names.search.gather import first_of_each
from jaganetral.names.words import plain_words
from jaganetral.names.workplace import fold_post, fold_unit, post_level

Levels = Mapping[str, list[int]]
POST_LEVELS = ("same", "part", "family")
UNIT_LEVELS = ("same", "part", "near")
_NEAR = 0.6  # weight of the words that agree, from which two units are near to one another
_RENAMED = 2  # telling words in common of units of two kinds: a dinas that became a badan
_POSTS = 60  # posts with a word in common that are compared one by one
_ANYWHERE = frozenset({"wilayah", "cabang"})  # kinds that stand before any other as well
_HALF = 3  # letters of a word that may stand apart from the rest of it


def best_only(levels: Mapping[str, Iterable[int]], best_first: Sequence[str]) -> Levels:
    """Each value in its best level only."""
    seen: set[int] = set()
    found = {}
    for name in best_first:
        fresh = [at for at in dict.fromkeys(levels.get(name, ())) if at not in seen]
        seen.update(fresh)
        if fresh:
            found[name] = fresh
    return found


def posts(values: Column, said: str) -> Levels:
    """same: one post, its rank too where it was said; part: more words; family: such work. Where
    nothing agrees, words are taken for slips of words that the posts have.
    """
    found = _posts(values, said)
    mended = said if found else _mended(values, said)
    return found if mended == said else _posts(values, mended)


def _mended(values: Column, said: str) -> str:
    """Slips put right; a word that is of some post is none: bidan is no bidang."""
    told, known = plain_words(said), post_words() | {*tables.posts().vague}
    words = [word if word in known else values.nearest(word) or word for word in told]
    return " ".join(words) if words != told else said


def _posts(values: Column, said: str) -> Levels:
    one = fold_post(said)
    found: dict[str, list[int]] = {}
    if one.words:
        same = values.joined.get(" ".join(one.words), [])
        ranked = [at for at in same if fold_post(values.texts[at]).whole == one.whole]
        found = {"same": ranked or [*same], "part": [*same]}
        lists = sorted((values.values_with(word) for word in one.words), key=len)
        for at in dict.fromkeys(int(at) for near in lists for at in near[:_POSTS]):
            if (level := post_level(said, values.texts[at])) != "same":
                found.setdefault(level, []).append(at)
    mine = np.uint64(family_bits(one.families))
    if mine:
        found.setdefault("family", []).extend((values.families & mine).nonzero()[0].tolist())
    return best_only(found, POST_LEVELS)


def units(values: Column, said: str) -> Levels:
    """same: the words agree; part: one has all the other's; near: most words, and of one kind."""
    one = fold_unit(said)
    words = _as_written(values, one.words)
    if not words:
        return {}
    same = values.joined.get(one.joined, [])
    lists = [values.values_with(word) for word in words]
    weights = [weight_of(one, word) for word in words]
    at = _to_compare(values, lists, weights)
    met, telling = np.zeros((2, len(at)), np.float32)
    for near, weight in zip(lists, weights, strict=True):
        has = _inside(at, near)
        met += has * np.float32(weight)
        if weight == 1.0:
            telling += has
    held, met_telling = values.weight[at], telling > 0
    there, back = met / np.float32(sum(weights)), met / np.maximum(held, 0.01)
    part = (there > 0.99) | ((back > 0.99) & (met_telling | (held < 1)))
    alike = (there >= _NEAR) | (met_telling & (there + back >= 2 * _NEAR))
    if mine := kind_bits(one.kinds - _ANYWHERE):
        kinds = values.kinds[at]
        alike &= ((kinds & np.uint64(mine)) != 0) | (kinds == 0) | (telling >= _RENAMED)
    if number := number_of(words):
        numbers = values.numbers[at]
        other = (numbers != 0) & (numbers != number)
        part[other] = alike[other] = False
    return best_only(
        {"same": same, "part": at[part].tolist(), "near": at[alike].tolist()}, UNIT_LEVELS
    )


def _as_written(values: Column, words: Sequence[str]) -> list[str]:
    """The words, joined or cut where the column writes them so: Giri Mulyo, Sukamaju."""
    known, found = values.word_at, list[str]()
    for word in words:
        if found and found[-1] + word in known and not (found[-1] in known and word in known):
            found[-1] += word
            continue
        places = range(_HALF, len(word) - _HALF + 1) if word not in known else ()
        cut = next((at for at in places if word[:at] in known and word[at:] in known), 0)
        found += [word[:cut], word[cut:]] if cut else [word]
    return found


def _to_compare(
    values: Column, lists: Sequence[npt.NDArray[np.uint32]], weights: Sequence[float]
) -> npt.NDArray[np.uint32]:
    """Values that share a telling word, and those whose name is no more than a kind of unit."""
    telling = [near for near, weight in zip(lists, weights, strict=True) if weight == 1.0]
    if telling and len(telling) < len(lists):
        telling.append(values.bare)
    met: npt.NDArray[np.uint32] = np.concatenate(telling or lists)
    met.sort()
    return met[first_of_each(met)]


def _inside(at: npt.NDArray[np.uint32], near: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Whether each value is in a sorted list."""
    if not len(near):
        return np.zeros(len(at), bool)
    found: npt.NDArray[np.bool_] = near.take(near.searchsorted(at), mode="clip") == at
    return found

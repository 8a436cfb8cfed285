"""Which regency was meant: "Kab. Lmjg", "Minut", "Pd. Pariaman", "Pemkot Jogja"."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from jaganetral import places
from jaganetral.names import tables
from jaganetral.names.words import plain_words
from jaganetral.names.workplace import fold_unit

_SHORTENED, _BARE = 5, 8  # letters of a shortened word, and of one without vowels
_VOWELS = frozenset("aeiou")
_PIECED = 8  # letters of a word that may be made of pieces of others
_MOST = 60  # regencies of one province
_KINDS = {"kab": "kabupaten", "kabupaten": "kabupaten", "pemkab": "kabupaten",
          "kota": "kota", "kotamadya": "kota", "pemkot": "kota"}  # fmt: skip


class Regencies(Protocol):
    """The distinct regencies of a roster: as written, and by their folded words run together."""

    @property
    def texts(self) -> list[str]: ...

    @property
    def joined(self) -> Mapping[str, list[int]]: ...

    @property
    def by_letter(self) -> Mapping[str, list[int]]: ...


def regions(values: Regencies, said: str) -> dict[str, list[int]]:
    """Levels "same" (that one, or those that share the name) or "part" (a whole province)."""
    one = fold_unit(said)
    words, kind = _bare(said)
    found = values.joined.get(one.joined) or _joined(values, "".join(words), kind)
    if not found and words:
        named = [one for one in places.named(" ".join(words)) if kind in ("", one.kind)]
        clipped = [at for place in named for at in _called(values, place.name)]
        found = clipped or _shortened(values, words, kind)
    if found:
        return {"same": [*found]}
    if not words:
        return {}
    known = places.find(said, _MOST)
    there = [at for place in known for at in _called(values, place.name)]
    if not there and len(words) == 1:
        there, known = _pieced(values, words[0], kind), []
    level = "part" if len(known) > 2 else "same"
    return {level: there} if there else {}


def first_letters(texts: Sequence[str]) -> dict[str, list[int]]:
    """First letter of a place without its kind -> the places in `texts` that begin so."""
    found: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        words, _ = _bare(text)
        found.setdefault(words[0][0] if words else "", []).append(at)
    return found


@lru_cache(maxsize=20_000)
def _bare(text: str) -> tuple[tuple[str, ...], str]:
    """The words of a place without what kind it is, and the kind, "" unknown."""
    kind = ""
    words: list[str] = []
    for word in plain_words(text):
        if word in _KINDS and not words:
            kind = _KINDS[word]
        elif word not in tables.units().around:
            words.append(word)
    return tuple(words), kind


def _joined(values: Regencies, bare: str, kind: str) -> list[int]:
    """Regencies of that name and kind; a roster may leave the kind away."""
    kinds = [kind, ""] if kind else ["kabupaten", "kota", ""]
    return [at for one in kinds for at in values.joined.get(one + bare, ())] if bare else []


def _called(values: Regencies, name: str) -> list[int]:
    words, kind = _bare(name)
    return _joined(values, "".join(words), kind)


def _shortened(values: Regencies, words: Sequence[str], kind: str) -> list[int]:
    """Regencies whose words these are short for, each in its place."""
    if len(words) == 1 and any(letter in "aeiou" for letter in words[0][1:]):
        return []
    found = []
    for at in values.by_letter.get(words[0][0], ()):
        held, its_kind = _bare(values.texts[at])
        fits = len(held) == len(words) and (kind == its_kind or "" in (kind, its_kind))
        if fits and all(a == b or is_short_for(a, b) for a, b in zip(words, held, strict=True)):
            found.append(at)
    return found


def _pieced(values: Regencies, word: str, kind: str) -> list[int]:
    """Regencies each of whose words gives its first letters to the word: Jaksel, Pegubin, OI."""
    if len(word) > _PIECED:
        return []
    found = []
    whole = word[0] == "k"  # Kabupaten, Kota
    for at in range(len(values.texts)) if whole else values.by_letter.get(word[0], ()):
        held, its_kind = _bare(values.texts[at])
        if len(held) > 1 and (kind == its_kind or "" in (kind, its_kind)):
            front = [held, (its_kind or "kabupaten", *held)]  # KBB is Kabupaten Bandung Barat
            found += [at] if any(_begins_each(word, one) for one in front) else []
    return found


def _begins_each(word: str, held: Sequence[str]) -> bool:
    """Whether a word is made of the beginnings of all these words, in order."""
    if not held or not word:
        return not held and not word
    most = len(word) - len(held) + 1
    return any(held[0].startswith(word[:at]) and _begins_each(word[at:], held[1:])
               for at in range(1, most + 1))  # fmt: skip


def is_short_for(short: str, word: str) -> bool:
    """Whether a word was shortened by leaving letters out: lmjg, brt, pd."""
    most = _SHORTENED if set(short[1:]) & _VOWELS else _BARE  # Sblslm has no vowel to spare
    if not (2 <= len(short) <= most and len(short) + 1 < len(word)) or short[0] != word[0]:
        return False
    rest = iter(word[1:])
    return all(letter in rest for letter in short[1:])

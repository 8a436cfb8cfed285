"""What stands near a name in a text: place, agency, post, unit; it tells namesakes apart."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from jaganetral.names import tables
from jaganetral.names.query import Query
from jaganetral.names.scan.known import running
from jaganetral.names.search.context import Contexts
from jaganetral.names.words import plain_words
from jaganetral.names.workplace import fold_unit

_AROUND = 160  # bytes before and after a name
_UNIT_WORDS = 6
_UNITS = 3  # that are looked up on one side of a name
_WORD = re.compile(rb"[a-z0-9]+")
_REGENCY = {"kabupaten": ("kabupaten", "kab", "pemkab"), "kota": ("kota", "pemkot")}
_COMMON = frozenset({"kabupaten", "kota", "pemerintah", "kementerian", "desa", "negeri", "kab"})
_Phrase = tuple[tuple[str, ...], str, str]  # words behind the first, column, value


class Surroundings:
    """Reads the words around a name against the values of an index."""

    def __init__(self, contexts: Contexts) -> None:
        self.contexts = contexts

    @cached_property
    def _phrases(self) -> dict[str, list[_Phrase]]:
        """First word -> phrases that begin so, longest first."""
        found: dict[str, list[_Phrase]] = {}
        for words, column, value in self._all():
            found.setdefault(words[0], []).append((words[1:], column, value))
        for rows in found.values():
            rows.sort(key=lambda phrase: -len(phrase[0]))
        return found

    def _all(self) -> Iterator[_Phrase]:
        plain = {*running().everyday, *running().weak}
        for text in self.contexts.column("regency").texts:
            words = tuple(plain_words(text))
            bare = words[1:] if words[:1] and words[0] in _REGENCY else words
            for front in _REGENCY.get(words[0] if words else "", ()):
                yield (front, *bare), "regency", text
            if bare and not (len(bare) == 1 and bare[0] in plain):
                yield bare, "regency", " ".join(bare)
        for text in self.contexts.column("agency").texts:
            words = tuple(plain_words(text))
            if words and words[0] != "pemerintah":
                yield words, "agency", text
        posts = tables.posts()
        for family in posts.families.values():
            for phrase in family.phrases:
                yield tuple(phrase.split()), "position", phrase
        for short in posts.short:
            if len(short) > 3:
                yield tuple(short.split()), "position", short

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """Words that a unit begins with."""
        units = tables.units()
        return frozenset({*units.kinds, *(short.split()[0] for short in units.short)}) - _COMMON

    @cached_property
    def _alone(self) -> frozenset[str]:
        """Kinds that are units without a name."""
        return frozenset(kind for kind in self._kinds if fold_unit(kind).joined in self._units)

    @cached_property
    def _seconds(self) -> frozenset[str]:
        """Words that follow the first one of a unit."""
        table = tables.units()
        short = {word for one in table.short for word in one.split()}
        texts = (plain_words(text) for text in self._units.values())
        numbers = {f"{number:0{size}}" for number in range(1, 100) for size in (1, 2, 3)}
        written = {word for words in texts for word in words[1:]}
        return frozenset({*written, *short, *table.kinds, *table.silent, *numbers})

    @cached_property
    def _units(self) -> dict[str, str]:
        """Folded unit -> the unit as written."""
        column = self.contexts.column("unit")
        return {joined: column.texts[at[0]] for joined, at in column.joined.items() if joined}

    def query(self, name: str, text: bytes, start: int, end: int) -> Query:
        """What is known of a name from the text around it, what stands nearest first; the name
        itself is left out.
        """
        after = _words(text[end : end + _AROUND])
        before = _words(text[max(0, start - _AROUND) : start])
        near: dict[str, tuple[int, str]] = {}
        self._read(after, range(len(after)), near)
        self._read(before, range(len(before), 0, -1), near)
        return Query(name=name, **{column: value for column, (_, value) in near.items()})

    def unit(self, words: Sequence[str]) -> tuple[str, int]:
        """The unit of the roster that the first of these words name, and how many; "", 0."""
        if words and words[0] in self._kinds and self._begun(words):
            for count in range(min(len(words), _UNIT_WORDS), 0, -1):
                unit = self._units.get(fold_unit(" ".join(words[:count])).joined)
                if unit:
                    return unit, count
        return "", 0

    def _begun(self, words: Sequence[str]) -> str:
        """The unit of the roster that some of the first words name, "" none."""
        if not (words[0] in self._alone or (words[1:2] and words[1] in self._seconds)):
            return ""
        folded = fold_unit(" ".join(words[:_UNIT_WORDS])).words
        joined = ("".join(folded[:count]) for count in range(len(folded), 0, -1))
        return next((self._units[one] for one in joined if one in self._units), "")

    def _read(
        self, words: Sequence[str], far: Sequence[int], near: dict[str, tuple[int, str]]
    ) -> None:
        kinds = []
        for at, word in enumerate(words):
            for rest, column, value in self._phrases.get(word, ()):
                if tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
                    if column not in near or far[at] < near[column][0]:
                        near[column] = far[at], value
                    break
            if word in self._kinds:
                kinds.append(at)
        for at in sorted(kinds, key=lambda at: far[at])[:_UNITS]:
            if "unit" in near and near["unit"][0] <= far[at]:
                break
            unit = self._begun(words[at : at + _UNIT_WORDS])
            if unit:
                near["unit"] = far[at], unit


def _words(part: bytes) -> list[str]:
    return [word.decode() for word in _WORD.findall(part.lower())]

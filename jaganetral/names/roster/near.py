"""What stands near a name in a text: place, agency, post, unit; it tells namesakes apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from jaganetral.names import tables
from jaganetral.names.query import Query
from jaganetral.names.roster.context import Contexts
from jaganetral.names.words import plain_words

_AROUND = 160  # bytes before and after a name
_UNIT_WORDS = 4
_FIELDS = ("regency", "agency", "position")
_COMMON = frozenset({"kabupaten", "kota", "pemerintah", "kementerian", "badan", "dinas", "kab"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that tell a value of a column."""

    words: tuple[str, ...]
    column: str
    value: str


class Surroundings:
    """Reads the words around a name against the values of an index."""

    def __init__(self, contexts: Contexts) -> None:
        self.contexts = contexts

    @cached_property
    def _phrases(self) -> Mapping[str, Sequence[Phrase]]:
        """First word -> phrases that begin so, longest first."""
        found: dict[str, list[Phrase]] = {}
        for phrase in self._all():
            found.setdefault(phrase.words[0], []).append(phrase)
        for rows in found.values():
            rows.sort(key=lambda phrase: -len(phrase.words))
        return found

    def _all(self) -> Iterator[Phrase]:
        for text in self.contexts.column("regency").texts:
            words = tuple(plain_words(text))
            bare = words[1:] if words[:1] in (("kabupaten",), ("kota",)) else words
            if bare:
                yield Phrase(bare, "regency", text)
        for text in self.contexts.column("agency").texts:
            words = tuple(plain_words(text))
            if words and words[0] != "pemerintah":
                yield Phrase(words, "agency", text)
        posts = tables.posts()
        for family in posts.families.values():
            for phrase in family.phrases:
                yield Phrase(tuple(phrase.split()), "position", phrase)
        for short in posts.short:
            if len(short) > 3:
                yield Phrase(tuple(short.split()), "position", short)

    def query(self, name: str, text: bytes, start: int, end: int) -> Query:
        """What is known of a name from the text around it; the name itself is left out."""
        before = text[max(0, start - _AROUND) : start].decode("utf-8", "ignore")
        after = text[end : end + _AROUND].decode("utf-8", "ignore")
        told: dict[str, str] = {}
        for part in (after, before):
            words = plain_words(part)
            self._read(words, told)
        return Query(name=name, **told)

    def _read(self, words: Sequence[str], told: dict[str, str]) -> None:
        units = tables.units()
        for at, word in enumerate(words):
            for phrase in self._phrases.get(word, ()):
                if tuple(words[at : at + len(phrase.words)]) == phrase.words:
                    told.setdefault(phrase.column, phrase.value)
                    break
            if (
                "unit" not in told
                and (word in units.kinds or word in units.short)
                and word not in _COMMON
            ):
                told["unit"] = " ".join(words[at : at + _UNIT_WORDS])

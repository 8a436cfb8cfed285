"""Long texts against a roster: mentions with candidates; what was verified is remembered."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import log2
from operator import itemgetter
from typing import Any

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.normalize import fold_name
from jaganetral.names.query import Query
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.scan.detect import Detector, Span
from jaganetral.names.scan.light import holders, light_search, told_beside
from jaganetral.names.scan.near import Surroundings
from jaganetral.names.search.answer import among
from jaganetral.names.search.candidate import Candidate
from jaganetral.names.search.search import Searcher
from jaganetral.names.words import fold_word

TOP = 5
_REMEMBERED = 200_000
_SEPARATOR = b"\n\0\n"
_AT_ONCE = 2_000_000  # bytes
_LEAST = 0.01  # somebody less likely than this is not told
_WORD = re.compile(rb"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text, in code points, and who may be meant, best first."""

    start: int
    end: int
    as_written: str
    candidates: Sequence[Candidate]


class Scanner:
    """Scans texts against one index. Not shared between threads."""

    def __init__(self, index: RosterIndex) -> None:
        self.index = index
        self.searcher = Searcher(index)
        self.detector = Detector(index, self.searcher.reader)
        self.near = Surroundings(self.searcher.contexts)
        self._known: dict[Query, Sequence[Candidate]] = {}
        inside = tables.weights().in_roster
        odds = index.people * (1 - inside) / inside * _LEAST / (1 - _LEAST)
        self._needed = log2(odds)  # bits without which nobody is likely enough to be told

    def scan(self, texts: Sequence[str]) -> list[Sequence[Mention]]:
        """The mentions of each text."""
        found: list[Sequence[Mention]] = [()] * len(texts)
        for piece in _joined(texts):
            for at, spans in _by_text(piece, self.detector.spans(piece.data)):
                found[piece.first + at] = list(self._mentions(piece.texts[at], spans))
        return found

    def _mentions(self, text: bytes, spans: Sequence[Span]) -> Iterator[Mention]:
        """Mentions of a text; the spans count from its beginning."""
        place, points = 0, 0
        for span in spans:
            points += _points(text[place : span.start])
            place = span.start
            end, meant = self._post(text, span) if span.post else self._person(text, span)
            if meant:
                written = text[place:end].decode("utf-8", "replace")
                yield Mention(points, points + len(written), written, meant)

    def _person(self, text: bytes, span: Span) -> tuple[int, Sequence[Candidate]]:
        name = " ".join(text[span.front : span.end].decode("utf-8", "replace").split())
        query = self.near.query(name, text, span.front, span.end)
        if self._bits(name) + self._context_bits(query) < self._needed:
            return span.end, ()
        return span.end, self._candidates(query)

    def _context_bits(self, query: Query) -> float:
        """The most that is told beside a name."""
        return sum(one.most for one in told_beside(self.searcher, query))

    def _bits(self, name: str) -> float:
        """The most that a name alone can tell."""
        index, whole = self.index, 0.0
        for token in fold_name(name).tokens:
            if len(token) == 1:
                whole += index.letter_bits.get(token, 0.0)
            else:
                at = index.sound_at.get(fold_word(token))
                whole += -log2(index.share[at]) if at is not None else tables.weights().unknown_word
        return whole

    def _post(self, text: bytes, span: Span) -> tuple[int, Sequence[Candidate]]:
        """Who holds a post of a unit that the roster knows; nobody else of that unit."""
        found = list(_WORD.finditer(text.lower(), span.start, span.end))
        post, *rest = (word[0].decode() for word in found)
        kind = tables.describe().post_units.get(post)
        unit, count = self.near.unit([kind, *rest]) if kind else ("", 0)
        count -= 1
        if count < 1:
            unit, count = self.near.unit(rest)
        if count < 1:
            return span.end, ()
        end = found[count].end()
        regency = self.near.query("", text, span.start, end).regency
        head = tables.posts().short.get(post, "kepala").split()[0]
        for said in dict.fromkeys((post, head)):
            meant = self._candidates(Query(position=said, unit=unit, regency=regency))
            if meant:
                return end, meant
        return end, ()

    def _candidates(self, query: Query) -> Sequence[Candidate]:
        found = self._known.get(query)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            search = light_search if query.name else holders
            hits = search(self.searcher, query, TOP)
            likely = replace(hits, hits=[hit for hit in hits.hits if hit.score >= _LEAST])
            found = self._known[query] = among(self.searcher, likely)
        return found


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some texts: the number of the first, their bytes, and where each begins among them all."""

    first: int
    texts: Sequence[bytes]
    starts: npt.NDArray[np.int64]

    @property
    def data(self) -> bytes:
        """The texts put together; no span reaches over what divides them."""
        return _SEPARATOR.join(self.texts)


def _joined(texts: Sequence[str]) -> Iterator[_Piece]:
    """Texts in pieces of some size; a very long text is a piece of its own."""
    parts = [text.encode("utf-8", "replace") for text in texts]
    ends = np.fromiter(map(len, parts), np.int64, len(parts)) + len(_SEPARATOR)
    ends.cumsum(out=ends)
    first = begun = 0
    while first < len(parts):
        last = max(int(np.searchsorted(ends, begun + _AT_ONCE, "right")), first + 1)
        starts = np.append(0, ends[first : last - 1] - begun)
        yield _Piece(first, parts[first:last], starts)
        first, begun = last, int(ends[last - 1])


def _by_text(piece: _Piece, spans: Sequence[Span]) -> Iterator[tuple[int, list[Span]]]:
    """Spans of each text, counted from its beginning."""
    begins = [span.start for span in spans]
    owners = (np.searchsorted(piece.starts, begins, "right") - 1).tolist()
    for at, group in groupby(zip(owners, spans, strict=True), key=itemgetter(0)):
        yield at, [span.moved(-int(piece.starts[at])) for _, span in group]


def _points(part: bytes) -> int:
    """Code points of a part of a text."""
    return len(part) if part.isascii() else len(part.decode("utf-8", "replace"))


def rows_of(scanner: Scanner, texts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The contract's mentions of texts with `id` and `text`; people as rows of the roster."""
    index = scanner.index
    found = scanner.scan([str(text["text"]) for text in texts])
    return [
        {
            "id": text["id"],
            "start": one.start,
            "end": one.end,
            "as_written": one.as_written,
            "candidates": [
                {
                    "row": int(index.row_of[meant.row]),
                    "name": index.written_name(meant.row),
                    "score": round(meant.score, 6),
                    "strength": meant.strength.value,
                    "for": [reason.text for reason in meant.for_],
                    "against": [reason.text for reason in meant.against],
                    "same_name_in_roster": meant.same_name_in_roster,
                }
                for meant in one.candidates
            ],
        }
        for text, mentions in zip(texts, found, strict=True)
        for one in mentions
    ]

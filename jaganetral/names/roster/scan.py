"""Long texts against a roster: mentions with candidates; what was verified is remembered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jaganetral.names.query import Query
from jaganetral.names.roster.answer import candidates
from jaganetral.names.roster.candidate import Candidate
from jaganetral.names.roster.detect import Detector, Span
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.near import Surroundings
from jaganetral.names.roster.search import Searcher

TOP = 5
_REMEMBERED = 200_000
_SEPARATOR = b"\n\0\n"
_AT_ONCE = 2_000_000  # bytes
_LEAST = 0.01  # a best candidate below this is no mention


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

    def scan(self, texts: Sequence[str]) -> list[list[Mention]]:
        """The mentions of each text."""
        found: list[list[Mention]] = [[] for _ in texts]
        for numbers, data, starts in _joined(texts):
            for span in self.detector.spans(data):
                at = _text_of(starts, span.start)
                first, number = starts[at], numbers[at]
                last = starts[at + 1] - len(_SEPARATOR) if at + 1 < len(starts) else len(data)
                if span.end > last:
                    continue
                mention = self._mention(data[first:last], span, first)
                if mention is not None:
                    found[number].append(mention)
        return found

    def _mention(self, text: bytes, span: Span, first: int) -> Mention | None:
        start, end = span.start - first, span.end - first
        written = text[start:end].decode("utf-8", "replace")
        query = self.near.query("" if span.post else written, text, start, end)
        if span.post:
            query = Query(description=written, regency=query.regency)
        meant = self._candidates(query)
        if not meant or (not span.post and meant[0].score < _LEAST):
            return None
        before = len(text[:start].decode("utf-8", "replace"))
        return Mention(before, before + len(written), written, meant)

    def _candidates(self, query: Query) -> Sequence[Candidate]:
        found = self._known.get(query)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[query] = candidates(self.searcher, query, TOP)
        return found


def _joined(texts: Sequence[str]) -> Iterator[tuple[list[int], bytes, list[int]]]:
    """Texts put together in pieces: their numbers, the bytes, and where each begins."""
    numbers: list[int] = []
    starts: list[int] = []
    parts: list[bytes] = []
    size = 0
    for number, text in enumerate(texts):
        data = text.encode("utf-8", "replace")
        numbers.append(number)
        starts.append(size)
        parts.append(data)
        size += len(data) + len(_SEPARATOR)
        if size >= _AT_ONCE:
            yield numbers, _SEPARATOR.join(parts), starts
            numbers, starts, parts, size = [], [], [], 0
    if numbers:
        yield numbers, _SEPARATOR.join(parts), starts


def _text_of(starts: Sequence[int], place: int) -> int:
    low, high = 0, len(starts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if starts[middle] <= place else (low, middle - 1)
    return low


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

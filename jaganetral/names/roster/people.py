"""A roster as numbers: its words, names, people and values, gathered batch by batch.

Names are numbered in the order they first stand, the people of one name next to each other in the
order of their rows, so that a name is a stretch of every column.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from jaganetral.names.nip import DIGITS, read_nip
from jaganetral.names.parquet import polars
from jaganetral.names.reading import LONGEST
from jaganetral.names.roster.spell import MOST_WORDS, spelt
from jaganetral.names.roster.stretches import Ints, ends_of, fitting, fresh, taken
from jaganetral.names.sheets import tidy

COLUMNS = ("position", "unit", "agency", "regency")
UNREAD = "0"  # the word of a name in letters that are not Latin
_SEX_PLACE = 10 ** (DIGITS - 15)  # of the sex digit in a NIP
_SPREAD = (np.uint64(0x9E3779B97F4A7C15), np.uint64(31))
_AT_ONCE = 250_000
Piece = bytes | memoryview


@dataclass(slots=True)
class Roster:
    """What an index is made from. `ends` arrays have one entry more than what they delimit.

    `pieces` gives the names as written, of all people one after the other; `nips` has 0 where
    there is none, and is None where NIPs stay out.
    """

    written: Sequence[str]
    word_ends: Ints
    words: Ints
    people_ends: Ints
    row_of: Ints
    sex: Ints
    values: Mapping[str, Sequence[str]]
    codes: Mapping[str, Ints]
    kept_ends: Ints
    pieces: Callable[[], Iterator[Piece]]
    nips: Ints | None

    @property
    def names(self) -> int:
        """How many distinct names."""
        return len(self.people_ends) - 1

    @property
    def people(self) -> int:
        """How many people."""
        return len(self.row_of)


class Numbering:
    """Texts as numbers in the order they come, each made tidy once."""

    def __init__(self, clean: Callable[[str], str] = str) -> None:
        self.clean, self.texts = clean, list[str]()
        self._at: dict[str, int] = {}
        self._seen: dict[str, int] = {}

    def numbers(self, texts: Any) -> Ints:
        """The number of each text of a polars series."""
        place: Ints = texts.cast(polars().Categorical).to_physical().to_numpy()
        where = np.full(int(place.max(initial=0)) + 1, -1, np.int64)
        where[place] = np.arange(len(place))
        met = np.flatnonzero(where >= 0)
        table = np.zeros(len(where), np.uint32)
        seen = self._seen
        distinct = texts.gather(where[met]).to_list()
        table[met] = [seen[one] if one in seen else self._number(one) for one in distinct]
        numbers: Ints = table[place]
        return numbers

    def _number(self, text: str) -> int:
        clean = self.clean(text)
        found = self._at.setdefault(clean, len(self.texts))
        if found == len(self.texts):
            self.texts.append(clean)
        self._seen[text] = found
        return found

    def ordered(self) -> tuple[list[str], Ints]:
        """The texts sorted, and for each number its place among them."""
        order = sorted(range(len(self.texts)), key=self.texts.__getitem__)
        places = np.empty(len(order), np.uint32)
        places[order] = np.arange(len(order), dtype=np.uint32)
        return [self.texts[at] for at in order], places


class Gathering:
    """Takes batches as `source` gives them; only numbers and the written names are kept."""

    def __init__(self, *, nips: bool) -> None:
        self.words = Numbering()
        self.values = {one: Numbering(_cut(LONGEST[one])) for one in COLUMNS}
        self.parts: dict[str, list[Ints]] = {one: [] for one in (*COLUMNS, *_OTHERS)}
        self.names: list[Any] = []
        self.nips = nips
        self.people = 0

    def add(self, batch: Any) -> None:
        """One more batch; without a column `row` its rows are numbered on from 1."""
        keep = self.parts
        lengths, words = self._words(spelt(batch["name"]))
        keep["lengths"].append(lengths)
        keep["words"].append(words)
        keep["hashes"].append(hashes_of(lengths, words))
        for one in COLUMNS:
            keep[one].append(_narrow(self.values[one].numbers(batch[one].fill_null(""))))
        nips = nips_of(batch)
        keep["sex"].append(sexes_of(nips))
        if self.nips:
            keep["nips"].append(nips)
        self.names.append(batch["name"])
        keep["row"].append(self._rows(batch))
        self.people += len(batch)

    def _words(self, core: Any) -> tuple[Ints, Ints]:
        lists = core.replace("", UNREAD).str.split(" ").list.head(MOST_WORDS)
        lengths = lists.list.len().to_numpy().astype(np.uint8)
        return lengths, self.words.numbers(lists.explode())

    def _rows(self, batch: Any) -> Ints:
        if "row" in batch.columns:
            rows: Ints = batch["row"].to_numpy().astype(np.uint32)
            return rows
        return np.arange(self.people + 1, self.people + len(batch) + 1, dtype=np.uint32)

    def roster(self) -> Roster:
        """Everything together; the gathering is used up."""
        found, self.parts = self.parts, {}
        rows, lengths = _joined(found.pop("row")), _joined(found.pop("lengths"))
        order, people_ends = _by_name(_joined(found.pop("hashes")), rows)
        first = order[people_ends[:-1]]
        written, places = self.words.ordered()
        word_ends = ends_of(lengths[first])
        words = places[taken(_joined(found.pop("words")), ends_of(lengths, np.int64), first)]
        values, codes = {}, {}
        for one in COLUMNS:
            values[one], places = self.values[one].ordered()
            codes[one] = fitting(places, len(places))[_joined(found.pop(one))[order]]
        names = polars().concat(self.names)
        self.names = []
        return Roster(
            written,
            word_ends,
            words,
            people_ends,
            rows[order],
            _joined(found.pop("sex"))[order],
            values,
            codes,
            ends_of(names.str.len_bytes().to_numpy()[order]),
            lambda: _pieces(names, order),
            _joined(found.pop("nips"))[order] if self.nips else None,
        )


_OTHERS = ("row", "lengths", "words", "hashes", "sex", "nips")


def gathered(batches: Iterable[Any], *, nips: bool) -> Roster:
    """The roster of batches."""
    gathering = Gathering(nips=nips)
    for batch in batches:
        gathering.add(batch)
    return gathering.roster()


def nips_of(batch: Any) -> Ints:
    """NIPs as numbers, 0 where there are not 18 digits."""
    pl = polars()
    if "nip" not in batch.columns:
        return np.zeros(len(batch), np.uint64)
    nips = batch["nip"].fill_null("")
    whole = nips.str.contains(rf"^[0-9]{{{DIGITS}}}$")
    numbers: Ints = nips.set(~whole, "0").cast(pl.UInt64).to_numpy()
    return numbers


def number_of_nip(text: str) -> int:
    """The same of one text."""
    digits = read_nip(text).digits
    return int(digits) if digits else 0


def sexes_of(nips: Ints) -> Ints:
    """1 or 2 as the NIP tells, 0 where it tells nothing."""
    digit = (nips // np.uint64(_SEX_PLACE) % np.uint64(10)).astype(np.uint8)
    digit[digit > 2] = 0
    return digit


def _cut(most: int) -> Callable[[str], str]:
    return lambda text: tidy(text)[:most].rstrip()


def _narrow(numbers: Ints) -> Ints:
    return numbers.astype(np.uint16) if numbers.max(initial=0) < 1 << 16 else numbers


def _joined(parts: list[Ints]) -> Ints:
    found = np.concatenate(parts) if parts else np.zeros(0, np.uint32)
    parts.clear()
    return found


def hashes_of(lengths: Ints, words: Ints) -> Ints:
    """A number for the words of each name; that two of millions share one is next to impossible."""
    ends = ends_of(lengths, np.int64)
    found = np.zeros(len(lengths), np.uint64)
    for place in range(MOST_WORDS):
        having = np.flatnonzero(lengths > place)
        mixed = found[having] ^ (words[ends[having] + place].astype(np.uint64) + np.uint64(1))
        mixed *= _SPREAD[0]
        found[having] = mixed ^ (mixed >> _SPREAD[1])
    return found


def _by_name(hashes: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Places of rows in the order of people, and where the people of each name begin."""
    if (rows[1:] < rows[:-1]).any():
        by_row = np.argsort(rows, kind="stable")
        found, ends = _by_name(hashes[by_row], rows[by_row])
        return by_row[found], ends
    order = np.argsort(hashes)
    ordered = hashes[order]
    new = fresh(ordered)
    group = np.cumsum(new, dtype=np.uint32) - np.uint32(1)
    first = np.minimum.reduceat(order, np.flatnonzero(new)) if len(order) else order
    rank = np.empty(len(first), np.uint64)
    rank[np.argsort(first)] = np.arange(len(first), dtype=np.uint64)
    both = (rank[group] << np.uint64(32)) | order.astype(np.uint64)
    both.sort()
    counts = np.bincount((both >> np.uint64(32)).astype(np.int64), minlength=len(first))
    return (both & np.uint64(0xFFFFFFFF)).astype(np.uint32), ends_of(counts)


def _pieces(names: Any, order: Ints) -> Iterator[bytes]:
    for at in range(0, len(order), _AT_ONCE):
        yield names.gather(order[at : at + _AT_ONCE]).str.join("").item().encode()

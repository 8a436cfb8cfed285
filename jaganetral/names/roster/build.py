"""From a roster table to the arrays of an index.

People are numbered anew, those of one name next to each other, so that a name is a stretch of
every column. Cost and size follow the number of distinct names and words.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from jaganetral.names.parquet import polars
from jaganetral.names.roster.hashes import key_of
from jaganetral.names.roster.nipfile import write_nips
from jaganetral.names.roster.spell import MOST_WORDS, spelt
from jaganetral.names.roster.store import Writer
from jaganetral.names.roster.values import family_bits, kind_bits, number_of, weight_of
from jaganetral.names.words import fold_word, one_left_out
from jaganetral.names.workplace import fold_post, fold_unit

Ints = npt.NDArray[Any]
COLUMNS = ("position", "unit", "agency", "regency")
_SEX_AT = 14  # place of the sex digit in a NIP
_NARROW = 1 << 16
_AT_ONCE = 250_000


@dataclass(frozen=True, slots=True)
class Grouped:
    """Distinct names in the order they first stand, and the roster rows of each."""

    names: Any
    counts: Ints
    rows: Ints


def build(
    table: Any, folder: Path, *, key: bytes | None = None, tell: Callable[[str], None] | None = None
) -> str:
    """Write the index of a table as `source.read_source` gives it; returns its hash.

    With a key the NIPs come along, sealed; without one they stay out.
    """
    writer = Writer(folder)
    say = tell or (lambda _: None)
    try:
        say("names")
        grouped = _grouped(spelt(table["name"]))
        ends = np.concatenate([[0], np.cumsum(grouped.counts)]).astype(np.uint32)
        writer.put("name_people", ends)
        writer.put("rows", grouped.rows)
        say("words")
        words = _words(grouped, writer)
        say("pairs")
        _pairs(words, writer)
        say("slips")
        _slips(words.folded, writer)
        say("places")
        _columns(table, grouped, words, writer)
        _sexes(table, grouped, writer)
        say("kept")
        _kept(table, grouped, writer, key)
        return writer.close({"people": len(table), "names": len(grouped.counts)})
    except BaseException:
        writer.drop()
        raise


def _grouped(core: Any) -> Grouped:
    pl = polars()
    frame = core.to_frame("name").with_row_index("row")
    found = frame.group_by("name", maintain_order=True).agg(pl.col("row"))
    counts = found["row"].list.len().to_numpy()
    return Grouped(found["name"], counts, found["row"].explode().to_numpy().astype(np.uint32))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the distinct names: word `token[i]` (folded: `folded[i]`) in name `name[i]`."""

    folded: Sequence[str]
    name: Ints
    token: Ints
    sound: Ints
    ends: Ints


def _words(grouped: Grouped, writer: Writer) -> Words:
    pl = polars()
    lists = grouped.names.str.split(" ").list.head(MOST_WORDS)
    lengths = lists.list.len().to_numpy().astype(np.int64)
    words = lists.explode()
    distinct = words.unique(maintain_order=True).sort()
    numbers = pl.DataFrame({"word": distinct, "id": np.arange(len(distinct), dtype=np.uint32)})
    token = words.to_frame("word").join(numbers, on="word", how="left", maintain_order="left")
    written = distinct.to_list()
    folds = [fold_word(word) or word for word in written]
    folded = sorted(set(folds))
    at = {word: place for place, word in enumerate(folded)}
    sound_of = np.array([at[word] for word in folds], np.uint32)
    ids = token["id"].to_numpy()
    ends = np.concatenate([[0], np.cumsum(lengths)]).astype(np.uint32)
    name = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
    found = Words(folded, name, ids, sound_of[ids], ends)
    writer.put_texts("written", written)
    writer.put_texts("folded", folded)
    writer.put("sound_of", sound_of)
    writer.put("name_words", ends)
    writer.put("words", ids)
    people = np.bincount(found.sound, weights=grouped.counts[name], minlength=len(folded))
    writer.put("sound_people", people.astype(np.uint32))
    order = np.argsort(found.sound, kind="stable")
    writer.put("bearers", name[order])
    starts = np.searchsorted(found.sound[order], np.arange(len(folded) + 1))
    writer.put("sound_bearers", starts.astype(np.uint32))
    return found


def _pairs(words: Words, writer: Writer) -> None:
    """Every unordered pair of words of a name -> the names that have both."""
    keys, names = [], []
    lengths = np.diff(words.ends.astype(np.int64))
    for first in range(MOST_WORDS):
        for second in range(first + 1, MOST_WORDS):
            having = np.flatnonzero(lengths > second)
            if not len(having):
                continue
            at = words.ends[having].astype(np.int64)
            one, other = (words.sound[at + place].astype(np.uint64) for place in (first, second))
            low, high = np.minimum(one, other), np.maximum(one, other)
            keys.append((low << np.uint64(32)) | high)
            names.append(having.astype(np.uint32))
    key = np.concatenate(keys) if keys else np.zeros(0, np.uint64)
    name = np.concatenate(names) if names else np.zeros(0, np.uint32)
    order = np.argsort(key, kind="stable")
    distinct, starts = np.unique(key[order], return_index=True)
    writer.put("pairs", distinct)
    writer.put("pair_at", np.append(starts, len(key)).astype(np.uint32))
    writer.put("pair_names", name[order])


def _slips(folded: Sequence[str], writer: Writer) -> None:
    """Every word with one letter left out -> the words it may have been."""
    keys = [(key_of(short), at) for at, word in enumerate(folded) for short in one_left_out(word)]
    found = np.array(keys, np.uint64).reshape(-1, 2)
    order = np.lexsort((found[:, 1], found[:, 0]))
    writer.put("slips", found[order, 0])
    writer.put("slip_words", found[order, 1].astype(np.uint32))


def _columns(table: Any, grouped: Grouped, words: Words, writer: Writer) -> None:
    pl = polars()
    owner = np.repeat(np.arange(len(grouped.counts), dtype=np.uint32), grouped.counts)
    for column in COLUMNS:
        values = table[column].fill_null("")
        distinct = values.unique().sort()
        numbers = pl.DataFrame({column: distinct, "id": np.arange(len(distinct), dtype=np.uint32)})
        joined = values.to_frame(column).join(numbers, on=column, how="left", maintain_order="left")
        codes = joined["id"].to_numpy()[grouped.rows]
        writer.put_texts(column, distinct.to_list())
        narrow = np.uint16 if len(distinct) <= _NARROW else np.uint32
        writer.put(f"{column}_of", codes.astype(narrow))
        writer.put(
            f"{column}_counts", np.bincount(codes, minlength=len(distinct)).astype(np.uint32)
        )
        _values(column, distinct.to_list(), writer)
        if column == "unit":
            _lists(
                "unit_people", codes, np.arange(len(codes), dtype=np.uint32), len(distinct), writer
            )
        if column == "regency":
            both = np.unique((codes.astype(np.uint64) << np.uint64(32)) | owner)
            _regencies(both, words, len(distinct), writer)


def _regencies(both: Ints, words: Words, regencies: int, writer: Writer) -> None:
    """The names of each regency, and their sounds one after the other."""
    names = (both & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    regency = both >> np.uint64(32)
    starts = np.searchsorted(regency, np.arange(regencies + 1))
    writer.put("regency_names", names)
    writer.put("regency_names_at", starts.astype(np.uint32))
    begin = words.ends[names].astype(np.int64)
    lengths = words.ends[names + 1].astype(np.int64) - begin
    ends = np.concatenate([[0], np.cumsum(lengths)])
    writer.put("regency_sounds_at", ends[starts].astype(np.uint32))
    sounds = np.empty(int(ends[-1]), np.uint32)
    step = 500_000
    for first in range(0, len(names), step):
        part = slice(first, first + step)
        count = lengths[part]
        base = np.repeat(begin[part] - np.concatenate([[0], np.cumsum(count)[:-1]]), count)
        sounds[ends[first] : ends[first] + int(count.sum())] = words.sound[
            base + np.arange(int(count.sum()))
        ]
    writer.put("regency_sounds", sounds)


def _lists(name: str, key: Ints, value: Ints, keys: int, writer: Writer) -> None:
    """The values of each key, one after the other."""
    order = np.argsort(key, kind="stable")
    writer.put(name, value[order])
    starts = np.searchsorted(key[order], np.arange(keys + 1))
    writer.put(f"{name}_at", starts.astype(np.uint32))


def _sexes(table: Any, grouped: Grouped, writer: Writer) -> None:
    """1 or 2 as the NIP tells, 0 where it tells nothing."""
    pl = polars()
    if "nip" not in table.columns:
        writer.put("sex_of", np.zeros(len(table), np.uint8))
        return
    digit = table["nip"].fill_null("").str.slice(_SEX_AT, 1)
    told = digit.replace_strict({"1": 1, "2": 2}, default=0, return_dtype=pl.UInt8)
    writer.put("sex_of", told.to_numpy()[grouped.rows])


def _kept(table: Any, grouped: Grouped, writer: Writer, key: bytes | None) -> None:
    """What an answer shows: the name as the roster writes it, the row, and sealed NIPs."""
    pl = polars()
    if "row" in table.columns:
        writer.put("row_of", table["row"].to_numpy().astype(np.uint32)[grouped.rows])
    names = table["name"].gather(grouped.rows)
    lengths = names.str.len_bytes().to_numpy().astype(np.int64)
    writer.put("kept_name_at", np.concatenate([[0], np.cumsum(lengths)]).astype(np.uint32))
    parts = (names[at : at + _AT_ONCE] for at in range(0, len(names), _AT_ONCE))
    blob = b"".join("".join(part.to_list()).encode() for part in parts)
    writer.put("kept_name", np.frombuffer(blob, np.uint8))
    if key is not None and "nip" in table.columns:
        digits = table["nip"].str.contains(r"^[0-9]{18}$")
        numbers = pl.select(pl.when(digits).then(table["nip"]).otherwise(pl.lit("0"))).to_series()
        nips = numbers.cast(pl.UInt64).to_numpy()[grouped.rows]
        write_nips(writer.part, nips, key)


def _values(column: str, values: Sequence[str], writer: Writer) -> None:
    """What a said value is compared with: words of each value, their weight, kinds, numbers."""
    if column == "position":
        posts = [fold_post(text) for text in values]
        words = [post.words for post in posts]
        writer.put(
            "position_families", np.array([family_bits(p.families) for p in posts], np.uint64)
        )
        writer.put_texts("position_joined", [" ".join(row) for row in words])
    else:
        units = [fold_unit(text) for text in values]
        words = [unit.words for unit in units]
        writer.put(f"{column}_kinds", np.array([kind_bits(u.kinds) for u in units], np.uint64))
        writer.put(f"{column}_numbers", np.array([number_of(u.words) for u in units], np.uint64))
        weights = [sum(weight_of(u, word) for word in u.words) for u in units]
        writer.put(f"{column}_weight", np.array(weights, np.float32))
        writer.put_texts(f"{column}_joined", [unit.joined for unit in units])
    _value_words(column, words, writer)


def _value_words(column: str, words: Sequence[tuple[str, ...]], writer: Writer) -> None:
    """The words of the values of a column -> the values."""
    distinct = sorted({word for row in words for word in row})
    at: Mapping[str, int] = {word: place for place, word in enumerate(distinct)}
    pairs = [(at[word], value) for value, row in enumerate(words) for word in set(row)]
    found = np.array(pairs, np.uint32).reshape(-1, 2)
    writer.put_texts(f"{column}_words", distinct)
    _lists(f"{column}_with", found[:, 0], found[:, 1], len(distinct), writer)
